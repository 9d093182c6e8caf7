import { z } from 'zod'
import { nudgeKind } from '../nudges/index.ts'
import type { HeldBack, PastNudge, PolicyInput, RoundItem, Rules } from './types.ts'

const DAY_MS = 86_400_000
const HAND_OVER = 'account-hand-over'

type Held = Omit<HeldBack, 'candidate'>

const isSame = (candidate: RoundItem) => (past: PastNudge) =>
  past.kind === candidate.kind && past.accountId === candidate.accountId && past.reason === candidate.reason

/** About the same thing, so that one keeps the other quiet for a while. */
const isAlike = (candidate: RoundItem) => (past: PastNudge) =>
  past.kind === candidate.kind &&
  past.accountId === candidate.accountId &&
  (nudgeKind(candidate.kind)?.quietBy !== 'reason' || past.reason === candidate.reason)

export function quietDays(notUseful: number, rules: Rules['coolDownDays']): number {
  if (notUseful >= 2) return rules.afterTwoNotUseful
  return notUseful === 1 ? rules.afterNotUseful : rules.sameKindAndSubject
}

const covers = z.object({ covers: z.array(z.object({ kind: z.string(), reason: z.string() })) })

/** Whether the summary of a hand-over told of this already. */
const isToldBy = (candidate: RoundItem) => (past: PastNudge) => {
  if (past.kind !== HAND_OVER || past.accountId !== candidate.accountId) return false
  const told = covers.safeParse(past.evidence)
  return (
    told.success &&
    told.data.covers.some(({ kind, reason }) => kind === candidate.kind && reason === candidate.reason)
  )
}

/** Why an earlier nudge of the same person holds this one back, or null. */
export function heldByHistory(
  candidate: RoundItem,
  history: readonly PastNudge[],
  { disputes, at, rules }: PolicyInput,
): Held | null {
  const isDisputed = disputes.some(
    dispute =>
      dispute.kind === candidate.kind &&
      dispute.accountId === candidate.accountId &&
      dispute.reason === candidate.reason &&
      at - dispute.at < rules.coolDownDays.afterNotUseful * DAY_MS,
  )
  if (isDisputed) return { why: 'someone called it wrong, and it is being checked', isKept: false }
  const earlier = history.filter(past => past.nudgeId !== candidate.nudgeId && past.state !== 'waiting')
  const isPending = (past: PastNudge) => past.state === 'open' || past.state === 'snoozed'
  if (earlier.some(past => isPending(past) && isSame(candidate)(past)))
    return { why: 'the same item is open already', isKept: false }
  // An item that slept was asked for again: no quiet time holds it back.
  if (candidate.nudgeId !== undefined && history.some(past => isSlept(past, candidate))) return null
  const withinDays = (past: PastNudge, days: number) => at - past.quietSince < days * DAY_MS
  if (
    earlier.some(past => isToldBy(candidate)(past) && withinDays(past, rules.coolDownDays.sameKindAndSubject))
  )
    return { why: 'the summary of the hand-over told of it', isKept: false }
  for (const past of earlier.filter(isAlike(candidate))) {
    const days = quietDays(past.notUseful, rules.coolDownDays)
    if (withinDays(past, days))
      return {
        why: `within the ${days} days after the last one ${candidate.accountId === null ? 'on this subject' : 'on this account'}`,
        // What was told already is not news later; another change on the same account is.
        isKept: !isSame(candidate)(past),
      }
  }
  return null
}

const isSlept = (past: PastNudge, { nudgeId }: RoundItem) =>
  past.nudgeId === nudgeId && past.state === 'snoozed'
