import type { PlainDate } from '../facts/index.ts'

const DAY_MS = 86_400_000

/** First day of the month that lies `months` before the month of the date. */
export function monthsBefore(date: PlainDate, months: number): PlainDate {
  const [year = '1970', month = '01'] = date.split('-')
  return new Date(Date.UTC(Number(year), Number(month) - 1 - months, 1)).toISOString().slice(0, 10)
}

const plus = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBefore = (date: PlainDate, days: number): PlainDate => plus(date, -days)

export const dayBefore = (date: PlainDate): PlainDate => plus(date, -1)

/** First day of the last month that is over on the date: a month under way is known in part only. */
export const lastWholeMonth = (date: PlainDate): PlainDate => monthsBefore(plus(date, 1), 1)
