import { afterWorkingDays } from '../schedule/index.ts'
import type { Model } from '../scoring/index.ts'
import { workingHoursOf } from './coach/recipients.ts'
import type { CoachingStore, Directory, NudgeRecord } from './ports/index.ts'

const DAY_MS = 86_400_000

export interface ReactPorts {
  readonly coaching: CoachingStore
  readonly directory: Directory
  readonly now: () => Date
}

/** What came of a button on a nudge. */
export type ReactionOutcome =
  | { readonly kind: 'snoozed'; readonly until: Date; readonly zone: string }
  | { readonly kind: 'dismissed'; readonly quietDays: number }
  | { readonly kind: 'already' }
  /** The message is older than the nudge's record, or somebody else's. */
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'gone' }

/** Reasons that *Not useful* offers. */
export const notUsefulReasons = {
  known: 'I knew this already',
  irrelevant: 'It does not matter for this account',
  bad_timing: 'It comes at the wrong time',
  wrong_person: 'Someone else should hear this',
  wrong_facts: 'The facts are wrong',
} as const
export type NotUsefulReason = keyof typeof notUsefulReasons

async function ownNudge(
  ports: ReactPorts,
  slackUserId: string,
  nudgeId: string,
): Promise<NudgeRecord | ReactionOutcome> {
  const nudge = await ports.coaching.nudge(nudgeId)
  if (nudge === null) return { kind: 'gone' }
  const person = await ports.directory.personBySlackUser(slackUserId)
  return person === null || person.personId !== nudge.personId ? { kind: 'not_yours' } : nudge
}

const isOutcome = (found: NudgeRecord | ReactionOutcome): found is ReactionOutcome =>
  'kind' in found && !('nudgeId' in found)

export interface SnoozeRequest {
  readonly slackUserId: string
  readonly nudgeId: string
  readonly workingDays: number
  readonly rules: Model['coaching']
}

/** Puts a nudge aside until the opening of a working day; pressing twice changes nothing. */
export async function snoozeNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId, workingDays, rules }: SnoozeRequest,
): Promise<ReactionOutcome> {
  const nudge = await ownNudge(ports, slackUserId, nudgeId)
  if (isOutcome(nudge)) return nudge
  const at = ports.now()
  // A snooze counts working days even in the demonstration, where messages come at any time.
  const hours = await workingHoursOf(ports.directory, nudge.personId, { hasQuietHours: true, rules })
  const allowed = rules.snoozeWorkingDays.includes(workingDays)
    ? workingDays
    : (rules.snoozeWorkingDays[0] ?? 1)
  const until = afterWorkingDays(at, allowed, hours)
  const isNew = await ports.coaching.react(
    { nudgeId, personId: nudge.personId, reaction: 'snooze', why: null, at },
    { state: 'snoozed', snoozedUntil: until },
  )
  return isNew ? { kind: 'snoozed', until, zone: hours.zone } : { kind: 'already' }
}

/** Whether the person called another nudge of this kind on this account not useful, within two quiet times. */
async function wasDismissedBefore(
  coaching: CoachingStore,
  nudge: NudgeRecord,
  at: Date,
  longestDays: number,
): Promise<boolean> {
  const since = new Date(at.getTime() - 2 * longestDays * DAY_MS)
  const dismissed = new Set(
    (await coaching.reactionsSince([nudge.personId], since))
      .filter(each => each.reaction === 'not_useful' && each.nudgeId !== nudge.nudgeId)
      .map(each => each.nudgeId),
  )
  return (await coaching.nudgesSince([nudge.personId], since)).some(
    each => dismissed.has(each.nudgeId) && each.kind === nudge.kind && each.accountId === nudge.accountId,
  )
}

export interface NotUsefulRequest {
  readonly slackUserId: string
  readonly nudgeId: string
  readonly why: NotUsefulReason
  readonly rules: Model['coaching']
}

/** Closes a nudge as not useful, which lengthens the quiet time for this kind and account. */
export async function dismissNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId, why, rules }: NotUsefulRequest,
): Promise<ReactionOutcome> {
  const nudge = await ownNudge(ports, slackUserId, nudgeId)
  if (isOutcome(nudge)) return nudge
  const at = ports.now()
  const isNew = await ports.coaching.react(
    { nudgeId, personId: nudge.personId, reaction: 'not_useful', why, at },
    { state: 'dismissed', snoozedUntil: null },
  )
  if (!isNew) return { kind: 'already' }
  const { afterNotUseful, afterTwoNotUseful } = rules.coolDownDays
  const isSecond = await wasDismissedBefore(ports.coaching, nudge, at, afterTwoNotUseful)
  return { kind: 'dismissed', quietDays: isSecond ? afterTwoNotUseful : afterNotUseful }
}
