import type { HeldBack, PolicyInput, Recipient, RoundItem } from './types.ts'

type Held = Omit<HeldBack, 'candidate'>

const isMuted = ({ kind, accountId }: RoundItem, { mutes }: Recipient, at: number) =>
  mutes.some(
    mute =>
      mute.until > at &&
      (mute.kind === null || mute.kind === kind) &&
      (mute.accountId === null || mute.accountId === accountId),
  )

/** Why the person can't be told at all just now, or null. */
export function heldByPerson(
  candidate: RoundItem,
  recipient: Recipient | undefined,
  at: number,
): Held | null {
  if (recipient === undefined) return { why: 'the person is not in the people data', isKept: false }
  if (isMuted(candidate, recipient, at)) return { why: 'the person has muted this', isKept: false }
  if (recipient.unreachable !== null) return { why: recipient.unreachable, isKept: true }
  return recipient.isAway ? { why: 'the person is away', isKept: true } : null
}

/** Hands what can't wait to the stand-in of who is away, where that person may hear of the account. */
export function toStandIns({ candidates, recipients, rules }: PolicyInput): readonly RoundItem[] {
  return candidates.map(candidate => {
    const recipient = recipients.get(candidate.personId)
    const standIn = recipient?.isAway === true ? recipient.standIn : null
    const canWait = candidate.isUrgent !== true && candidate.severity < rules.standInFromSeverity
    if (standIn === null || canWait || candidate.accountId === null) return candidate
    return standIn.accountIds.has(candidate.accountId)
      ? withoutNudge({ ...candidate, personId: standIn.personId, onBehalfOf: candidate.personId })
      : candidate
  })
}

/** The stored nudge belongs to the one who is away, and waits for them. */
function withoutNudge({ nudgeId: _, ...candidate }: RoundItem): RoundItem {
  return candidate
}
