import { afterWorkingDays, type WorkingHours } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'

type Rules = Model['coaching']['assessment']

const MINUTE_MS = 60_000
/** Longer than any wave. */
const SEARCH_DAYS = 200

/** The end of the last working day of a wave, in the hours of who started it. */
export function closingTime(opensAt: Date, { openWorkingDays }: Rules, hours: WorkingHours): Date {
  const opening = afterWorkingDays(opensAt, openWorkingDays, hours)
  return new Date(opening.getTime() + (hours.toMinute - hours.fromMinute) * MINUTE_MS)
}

/** The last morning on which a person works before a wave closes; null where there is none. */
function lastMorning(opensAt: Date, closesAt: Date, hours: WorkingHours): Date | null {
  let last: Date | null = null
  for (let days = 1; days < SEARCH_DAYS; days += 1) {
    const morning = afterWorkingDays(opensAt, days, hours)
    if (morning >= closesAt) return last
    last = morning
  }
  return last
}

/**
 * When a person is reminded, by number of reminder: on some working days after the opening, the last time on their last
 * morning. One that would fall on or after the last morning is null: two in a row help nobody.
 */
export function reminderTimes(
  wave: { readonly opensAt: Date; readonly closesAt: Date },
  { remindersOnDays }: Rules,
  hours: WorkingHours,
): readonly (Date | null)[] {
  const last = lastMorning(wave.opensAt, wave.closesAt, hours)
  return remindersOnDays.map((days, index) => {
    if (index === remindersOnDays.length - 1) return last
    const morning = afterWorkingDays(wave.opensAt, days, hours)
    return last !== null && morning < last ? morning : null
  })
}

/** The next reminder after so many; null where none follows. */
export function nextReminder(times: readonly (Date | null)[], remindedNo: number): Date | null {
  return times.slice(remindedNo).find(time => time !== null) ?? null
}

/** The quarter of a day, as YYYY-Qn. */
export const quarterOf = (at: Date): string =>
  `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`

/** So many months later, on the same day of the month or the last one. */
export function monthsLater(at: Date, months: number): Date {
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const day = Math.min(at.getUTCDate(), days)
  return new Date(first.getTime() + (day - 1) * 86_400_000 + (at.getTime() % 86_400_000))
}
