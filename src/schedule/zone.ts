export interface LocalTime {
  readonly year: number
  /** 1..12. */
  readonly month: number
  readonly day: number
  readonly minuteOfDay: number
}

export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/** What a clock on the wall of a zone shows. */
export function localTime(at: Date, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(part => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { year, month, day, minuteOfDay: hour * 60 + minute }
}

/** False for a zone that this machine's time zone data does not know. */
export function isKnownZone(zone: string): boolean {
  try {
    formatter(zone)
    return true
  } catch {
    return false
  }
}

/** Midnight UTC of the calendar date that a zone has at an instant, in epoch milliseconds. */
export function dateUtcOf(at: Date, zone: string): number {
  const { year, month, day } = localTime(at, zone)
  return Date.UTC(year, month - 1, day)
}

/** The calendar date of a midnight UTC, as YYYY-MM-DD. */
export const plainDate = (dateUtc: number): string => new Date(dateUtc).toISOString().slice(0, 10)

/** The calendar date in a zone, as YYYY-MM-DD. */
export const localDate = (at: Date, zone: string): string => plainDate(dateUtcOf(at, zone))

/** ISO day of the week of a midnight UTC, 1 is Monday. */
export const isoDay = (dateUtc: number): number => ((new Date(dateUtc).getUTCDay() + 6) % 7) + 1

function wallClock(at: number, zone: string): number {
  const { year, month, day, minuteOfDay } = localTime(new Date(at), zone)
  return Date.UTC(year, month - 1, day) + minuteOfDay * MINUTE_MS
}

const offsetAt = (at: number, zone: string) => wallClock(at, zone) - at

/**
 * The instant of a local wall-clock time. A time that a zone shows twice in autumn is the first of the two; a time that
 * it skips in spring moves on by what is skipped.
 */
export function instantOf(dateUtc: number, minuteOfDay: number, zone: string): Date {
  const wanted = dateUtc + minuteOfDay * MINUTE_MS
  const before = wanted - offsetAt(wanted - DAY_MS, zone)
  const after = wanted - offsetAt(wanted + DAY_MS, zone)
  const shown = [before, after].filter(instant => wallClock(instant, zone) === wanted)
  return new Date(shown.length === 0 ? before : Math.min(...shown))
}
