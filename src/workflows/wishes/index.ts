import { nudgeKinds } from '../../coaching/index.ts'
import type { CoachingStore, MuteRecord, PreferenceRecord } from '../ports/index.ts'

/** Further away than any message: a topic that a person does not want until they say so. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z')

export interface Wishes {
  readonly preference: PreferenceRecord
  /** Kinds of nudge that the person never wants. */
  readonly unwanted: readonly string[]
  /** What is quiet for a while. */
  readonly mutes: readonly MuteRecord[]
}

const nothingWished = (personId: string): PreferenceRecord => ({
  personId,
  timeZone: null,
  country: null,
  workingDays: null,
  fromMinute: null,
  toMinute: null,
  awayFrom: null,
  awayUntil: null,
  standInId: null,
  messagesPerWeek: null,
})

const isTopic = ({ kind, accountId, until }: MuteRecord) =>
  kind !== null && accountId === null && until.getTime() === FOR_EVER.getTime()

/** What a person has asked for, or nothing at all. */
export async function readWishes(
  coaching: Pick<CoachingStore, 'preferencesOf' | 'mutesOf'>,
  personId: string,
  at: Date,
): Promise<Wishes> {
  const [preference = nothingWished(personId)] = await coaching.preferencesOf([personId])
  const mutes = await coaching.mutesOf([personId], at)
  return {
    preference,
    unwanted: mutes.filter(isTopic).flatMap(({ kind }) => kind ?? []),
    mutes: mutes.filter(mute => !isTopic(mute)),
  }
}

/** Stores what a person asks for. Topics that are wanted again are heard of from now on. */
export async function saveWishes(
  coaching: Pick<CoachingStore, 'savePreference' | 'preferencesOf' | 'mutesOf' | 'mute' | 'endMute'>,
  { preference, unwanted }: Pick<Wishes, 'preference' | 'unwanted'>,
  at: Date,
): Promise<void> {
  const { personId } = preference
  const before = await readWishes(coaching, personId, at)
  await coaching.savePreference(preference)
  for (const kind of unwanted.filter(each => nudgeKinds.some(({ id }) => id === each)))
    await coaching.mute({ personId, kind, accountId: null, until: FOR_EVER })
  for (const kind of before.unwanted.filter(each => !unwanted.includes(each)))
    await coaching.endMute({ personId, kind, accountId: null }, at)
}
