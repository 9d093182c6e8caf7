import { quietDays } from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import { historySince, isAlike } from '../coach/history.ts'
import type { CoachingStore, NudgeRecord } from '../ports/index.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'

/** Reasons that *Not useful* offers. */
export const notUsefulReasons = {
  known: 'I knew this already',
  irrelevant: 'It does not matter for this account',
  bad_timing: 'It comes at the wrong time',
  wrong_person: 'Someone else should hear this',
} as const
export type NotUsefulReason = keyof typeof notUsefulReasons

/** How often the person called nudges like this one not useful before. */
async function refusalsBefore(coaching: CoachingStore, nudge: NudgeRecord, since: Date): Promise<number> {
  const refused = (await coaching.reactionsSince([nudge.personId], since)).filter(
    each => each.reaction === 'not_useful' && each.nudgeId !== nudge.nudgeId,
  )
  const alike = new Set(
    (await coaching.nudgesSince([nudge.personId], since))
      .filter(each => isAlike(each, nudge))
      .map(each => each.nudgeId),
  )
  return refused.filter(each => alike.has(each.nudgeId)).length
}

export interface NotUsefulRequest extends Pressed {
  readonly why: NotUsefulReason
  readonly rules: Model['coaching']
}

/** Closes a nudge as not useful, which lengthens the quiet time for this kind and subject. */
export async function dismissNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId, why, rules }: NotUsefulRequest,
): Promise<ReactionOutcome> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const at = ports.now()
  const isNew = await ports.coaching.react(
    { nudgeId, personId: own.nudge.personId, reaction: 'not_useful', why, at },
    { state: 'dismissed', snoozedUntil: null },
  )
  if (!isNew) return { kind: 'already' }
  const before = await refusalsBefore(ports.coaching, own.nudge, historySince(at, rules))
  return { kind: 'dismissed', quietDays: quietDays(before + 1, rules.coolDownDays) }
}
