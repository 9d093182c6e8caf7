import { DAY_MS, dateUtcOf, instantOf, isoDay, localTime, plainDate } from './zone.ts'

/** When a person may be written to, in their own zone. */
export interface WorkingHours {
  /** IANA name. */
  readonly zone: string
  /** Minutes after local midnight; `fromMinute` is inside, `toMinute` is not. */
  readonly fromMinute: number
  readonly toMinute: number
  /** ISO days, 1 is Monday. */
  readonly days: readonly number[]
  /** A date, as YYYY-MM-DD, on which the person does not work: a public holiday, or a day away. */
  readonly isDayOff?: (date: string) => boolean
}

/** Longer than any absence that is still one. */
const SEARCH_DAYS = 400

const isWorkingDay = (dateUtc: number, { days, isDayOff }: WorkingHours) =>
  days.includes(isoDay(dateUtc)) && isDayOff?.(plainDate(dateUtc)) !== true

/** The first instant at or after `at` in which the person may be written to. */
export function nextOpen(at: Date, hours: WorkingHours): Date {
  const local = localTime(at, hours.zone)
  const today = dateUtcOf(at, hours.zone)
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
    const date = today + ahead * DAY_MS
    if (!isWorkingDay(date, hours)) continue
    if (ahead > 0 || local.minuteOfDay < hours.fromMinute)
      return instantOf(date, hours.fromMinute, hours.zone)
    if (local.minuteOfDay < hours.toMinute) return at
  }
  return at
}

/** The opening of the `count`-th working day after the day of `at`. */
export function afterWorkingDays(at: Date, count: number, hours: WorkingHours): Date {
  let date = dateUtcOf(at, hours.zone)
  const last = date + SEARCH_DAYS * DAY_MS
  let left = hours.days.length === 0 ? 0 : count
  while (left > 0 && date < last) {
    date += DAY_MS
    if (isWorkingDay(date, hours)) left -= 1
  }
  return instantOf(date, hours.fromMinute, hours.zone)
}
