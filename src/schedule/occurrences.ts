import { DAY_MS, dateUtcOf, instantOf, isoDay, plainDate } from './zone.ts'

/** A time of day on some days of the week, by the clock on the wall of a zone. */
export interface Recurrence {
  /** IANA name. */
  readonly zone: string
  readonly minuteOfDay: number
  /** ISO days, 1 is Monday. */
  readonly days: readonly number[]
}

export interface Occurrence {
  /** The local date, YYYY-MM-DD: one slot, one occurrence, wherever the person and the clock go. */
  readonly slot: string
  readonly at: Date
}

/** Occurrences after one instant, up to and with another, in order. */
export function occurrencesBetween(recurrence: Recurrence, after: Date, until: Date): readonly Occurrence[] {
  const { zone, minuteOfDay, days } = recurrence
  const found: Occurrence[] = []
  const last = dateUtcOf(until, zone)
  for (let date = dateUtcOf(after, zone) - DAY_MS; date <= last; date += DAY_MS) {
    if (!days.includes(isoDay(date))) continue
    const at = instantOf(date, minuteOfDay, zone)
    // A zone that moves across the date line leaves out a whole day: there is no such date, so nothing falls on it.
    if (dateUtcOf(at, zone) > date) continue
    if (at > after && at <= until) found.push({ slot: plainDate(date), at })
  }
  return found
}

/** The next `count` occurrences after an instant; none where no day is named. */
export function nextOccurrences(recurrence: Recurrence, after: Date, count: number): readonly Occurrence[] {
  if (recurrence.days.length === 0) return []
  const weeks = Math.ceil(count / recurrence.days.length) + 1
  return occurrencesBetween(recurrence, after, new Date(after.getTime() + weeks * 7 * DAY_MS)).slice(0, count)
}

export type FilledOccurrence = Occurrence & {
  /** `late` is sent and says so; `skipped` is not sent. */
  readonly verdict: 'on_time' | 'late' | 'skipped'
  /** Why it is late or skipped, for a person to read. */
  readonly reason: string | null
}

export interface Lateness {
  /** From here on an occurrence says that it is late. */
  readonly lateAfterMs: number
  /** From here on it would do more harm than good. */
  readonly skippedAfterMs: number
}

const SUPERSEDED = 'A newer one was due as well, after a time in which nothing could be sent'
const STALE = 'It could not be sent until it was too old to be useful'
const LATE = 'It could not be sent on time'

/**
 * What is due between the instant up to which a schedule was filled and now. Of several that were missed only the newest
 * counts; where the clock went back, nothing is due again.
 */
export function fillOccurrences(
  recurrence: Recurrence,
  filledUntil: Date,
  now: Date,
  { lateAfterMs, skippedAfterMs }: Lateness,
): readonly FilledOccurrence[] {
  const due = occurrencesBetween(recurrence, filledUntil, now)
  return due.map((occurrence, index) => {
    const lateMs = now.getTime() - occurrence.at.getTime()
    if (index < due.length - 1) return { ...occurrence, verdict: 'skipped', reason: SUPERSEDED }
    if (lateMs > skippedAfterMs) return { ...occurrence, verdict: 'skipped', reason: STALE }
    return lateMs > lateAfterMs
      ? { ...occurrence, verdict: 'late', reason: LATE }
      : { ...occurrence, verdict: 'on_time', reason: null }
  })
}
