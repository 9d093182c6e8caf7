import { isKnownZone } from '../../../schedule/index.ts'
import type { PreferenceRecord } from '../../../workflows/ports/index.ts'
import { allPickedIn, dateIn, pickedIn, typedIn, userIn } from '../fields.ts'
import type { FormState } from '../form.ts'

/** Ids of the fields. */
export const ids = {
  zone: 'zone',
  country: 'country',
  days: 'days',
  from: 'from',
  to: 'to',
  perWeek: 'per_week',
  topics: 'topics',
  awayFrom: 'away_from',
  awayUntil: 'away_until',
  standIn: 'stand_in',
} as const

type Wanted = Omit<PreferenceRecord, 'personId' | 'standInId'>

export type PreferencesRead =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly wanted: Wanted; readonly standInSlackId: string | null; readonly unwanted: readonly string[] }

const numberOrNull = (text: string | null) => (text === null || text === '' ? null : Number(text))

/** What a person wants, or what is wrong beside which field. */
export function readPreferences(state: FormState): PreferencesRead {
  const timeZone = typedIn(state, ids.zone) || null
  const country = typedIn(state, ids.country).toUpperCase() || null
  const workingDays = allPickedIn(state, ids.days).map(Number)
  const fromMinute = numberOrNull(pickedIn(state, ids.from))
  const toMinute = numberOrNull(pickedIn(state, ids.to))
  const awayFrom = dateIn(state, ids.awayFrom)
  const awayUntil = dateIn(state, ids.awayUntil)
  const errors: Record<string, string> = {}
  if (timeZone !== null && !isKnownZone(timeZone))
    errors[ids.zone] = 'Please write it as a region and a city, for example Europe/Paris.'
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    errors[ids.country] = 'Please write two letters, for example US or DE.'
  if ((fromMinute === null) !== (toMinute === null))
    errors[fromMinute === null ? ids.from : ids.to] = 'Please pick both, or neither.'
  if (fromMinute !== null && toMinute !== null && fromMinute >= toMinute)
    errors[ids.to] = 'The end must be later than the beginning.'
  if (awayFrom === null && awayUntil !== null) errors[ids.awayFrom] = 'Please pick the first day, too.'
  if (awayFrom !== null && awayUntil !== null && awayUntil < awayFrom)
    errors[ids.awayUntil] = 'The last day must not be before the first.'
  if (Object.keys(errors).length > 0) return { errors }
  return {
    wanted: {
      timeZone,
      country,
      workingDays: workingDays.length === 0 ? null : workingDays.toSorted(),
      fromMinute,
      toMinute,
      awayFrom,
      awayUntil,
      messagesPerWeek: numberOrNull(pickedIn(state, ids.perWeek)),
    },
    standInSlackId: userIn(state, ids.standIn),
    unwanted: allPickedIn(state, ids.topics),
  }
}
