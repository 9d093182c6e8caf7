import { isKnownZone, localDate, publicHolidays, type WorkingHours } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { CoachingWishes, Directory, PreferenceRecord } from '../ports/index.ts'

/** A person whose zone nobody knows is written to in hours that are working hours somewhere in Europe and America. */
const UNKNOWN_ZONE = 'UTC'
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const WHOLE_DAY = { fromMinute: 0, toMinute: 1440, days: ALL_DAYS } as const

export interface HoursRule {
  readonly hasQuietHours: boolean
  readonly rules: Model['coaching']
}

export interface HoursPorts {
  readonly directory: Pick<Directory, 'person' | 'slackUserOf'>
  readonly coaching: Pick<CoachingWishes, 'preferencesOf'>
}

/** Whether a person is away on a day; an absence without an end lasts. */
export function isAwayOn(wish: PreferenceRecord | null, date: string): boolean {
  if (wish === null || wish.awayFrom === null || date < wish.awayFrom) return false
  return wish.awayUntil === null || date <= wish.awayUntil
}

/**
 * When a person may be written to: what they chose, then what Slack and the people data say, then the organisation's
 * hours. Public holidays are those of their country; an unknown country has none.
 */
export async function workingHoursOf(
  { directory, coaching }: HoursPorts,
  personId: string,
  { hasQuietHours, rules }: HoursRule,
): Promise<WorkingHours> {
  const member = await directory.slackUserOf(personId)
  const person = await directory.person(personId)
  const [wish = null] = await coaching.preferencesOf([personId])
  const zones = [wish?.timeZone, member?.timeZone, person?.timeZone]
  const zone = zones.find(each => each != null && isKnownZone(each)) ?? UNKNOWN_ZONE
  const isAway = (date: string) => isAwayOn(wish, date)
  if (!hasQuietHours) return { zone, ...WHOLE_DAY, isDayOff: isAway }
  const isHoliday = await publicHolidays(wish?.country ?? person?.country ?? null)
  const hours = {
    fromMinute: wish?.fromMinute ?? rules.messageHours.fromMinute,
    toMinute: wish?.toMinute ?? rules.messageHours.toMinute,
  }
  return {
    zone,
    ...(hours.fromMinute < hours.toMinute ? hours : rules.messageHours),
    days: wish?.workingDays ?? rules.workingDays,
    isDayOff: date => isHoliday(date) || isAway(date),
  }
}

export const isAwayNow = (wish: PreferenceRecord | null, at: Date, hours: WorkingHours) =>
  isAwayOn(wish, localDate(at, hours.zone))
