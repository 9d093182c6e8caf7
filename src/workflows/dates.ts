import type { PlainDate } from '../facts/index.ts'

/** First day of the month that lies `months` before the month of the date. */
export function monthsBefore(date: PlainDate, months: number): PlainDate {
  const [year = '1970', month = '01'] = date.split('-')
  return new Date(Date.UTC(Number(year), Number(month) - 1 - months, 1)).toISOString().slice(0, 10)
}
