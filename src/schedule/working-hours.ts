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

interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly minuteOfDay: number
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Longer than any absence that is still one. */
const SEARCH_DAYS = 400

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

function localTime(at: Date, zone: string): LocalTime {
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

/** The calendar date in a zone, as YYYY-MM-DD. */
export function localDate(at: Date, zone: string): string {
  const { year, month, day } = localTime(at, zone)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The instant of a local wall-clock time. A time that a zone skips in spring moves on by the skipped hour. */
function instantOf(dateUtc: number, minuteOfDay: number, zone: string): Date {
  const wanted = dateUtc + minuteOfDay * MINUTE_MS
  const offsetAt = (instant: number) => {
    const local = localTime(new Date(instant), zone)
    const wall = Date.UTC(local.year, local.month - 1, local.day) + local.minuteOfDay * MINUTE_MS
    return wall - Math.floor(instant / MINUTE_MS) * MINUTE_MS
  }
  const first = wanted - offsetAt(wanted)
  const second = wanted - offsetAt(first)
  const exists = second + offsetAt(second) === wanted
  return new Date(exists ? second : Math.max(first, second))
}

function isoDay(dateUtc: number): number {
  return ((new Date(dateUtc).getUTCDay() + 6) % 7) + 1
}

const isWorkingDay = (dateUtc: number, { days, isDayOff }: WorkingHours) =>
  days.includes(isoDay(dateUtc)) && isDayOff?.(new Date(dateUtc).toISOString().slice(0, 10)) !== true

/** The first instant at or after `at` in which the person may be written to. */
export function nextOpen(at: Date, hours: WorkingHours): Date {
  const local = localTime(at, hours.zone)
  const today = Date.UTC(local.year, local.month - 1, local.day)
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
  const local = localTime(at, hours.zone)
  let date = Date.UTC(local.year, local.month - 1, local.day)
  const last = date + SEARCH_DAYS * DAY_MS
  let left = hours.days.length === 0 ? 0 : count
  while (left > 0 && date < last) {
    date += DAY_MS
    if (isWorkingDay(date, hours)) left -= 1
  }
  return instantOf(date, hours.fromMinute, hours.zone)
}
