/** Days of the simulated year, in the generator's own arithmetic. */
const DAY_MS = 86_400_000
export const YEAR = 2025

export const dateOf = (day: number): string =>
  new Date(Date.UTC(YEAR, 0, 1) + day * DAY_MS).toISOString().slice(0, 10)

export const dayOf = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(YEAR, 0, 1)) / DAY_MS)

export function isWeekday(day: number): boolean {
  const weekday = new Date(Date.UTC(YEAR, 0, 1) + day * DAY_MS).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day that lies `count` weekdays after a day. */
export function afterWeekdays(day: number, count: number): number {
  let at = day
  for (let left = count; left > 0; ) {
    at += 1
    if (isWeekday(at)) left -= 1
  }
  return at
}

/** Weekdays from one day to another; negative where the second lies before. */
export function weekdaysBetween(from: number, to: number): number {
  let count = 0
  for (let day = Math.min(from, to); day < Math.max(from, to); day += 1) if (isWeekday(day + 1)) count += 1
  return to < from ? -count : count
}

/** Hour and weekday of an instant on the clock of a place. */
export function localClock(at: Date, zone: string): { readonly hour: number; readonly weekday: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  }).formatToParts(at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  return { hour: Number(part('hour')), weekday: part('weekday') }
}

/** The last day of the calendar quarter in which a day lies. */
export function endOfQuarter(day: number): string {
  const [year = '', month = ''] = dateOf(day).split('-')
  const next = Math.ceil(Number(month) / 3) * 3
  return new Date(Date.UTC(Number(year), next, 0)).toISOString().slice(0, 10)
}

/** The first weekday of a month on or after a day: of its own month where the day is just that, else of the next. */
export function nextMonthBegins(day: number): number {
  const month = (of: number) => dateOf(of).slice(0, 7)
  const isFirstWeekday = (of: number) => {
    if (!isWeekday(of)) return false
    let before = of - 1
    while (!isWeekday(before)) before -= 1
    return month(before) !== month(of)
  }
  let at = day
  while (!isFirstWeekday(at)) at += 1
  return at
}
