import { addDays, daysBetween } from '../../plain-date.ts'

/** Months since year 0 of the first month of the fiscal quarter that holds a date. */
function firstMonth(date: string, fiscalYearStartMonth: number): number {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const months = year * 12 + month - 1
  return months - ((months - (fiscalYearStartMonth - 1)) % 3)
}

const startOf = (months: number) =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`

/** Days left in the fiscal quarter after this one: 0 on its last day. */
export function daysToQuarterEnd(date: string, fiscalYearStartMonth: number): number {
  return daysBetween(date, addDays(startOf(firstMonth(date, fiscalYearStartMonth) + 3), -1))
}

/** Whether a date lies in an earlier fiscal quarter than another. */
export function isEarlierQuarter(date: string, other: string, fiscalYearStartMonth: number): boolean {
  return firstMonth(date, fiscalYearStartMonth) < firstMonth(other, fiscalYearStartMonth)
}
