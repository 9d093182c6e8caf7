import type { Model } from '../scoring/index.ts'
import type { Candidate } from './nudge.ts'

const DAY_MS = 86_400_000

/** A nudge that was decided on before; instants in epoch milliseconds. */
export interface PastNudge {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly personId: string
  readonly state: 'open' | 'snoozed' | 'dismissed' | 'resolved'
  readonly createdAt: number
  /** How often this person called nudges of this kind on this account not useful. */
  readonly notUseful: number
  /** When the quiet time began: at the nudge, or at the last reaction to one of its kind. */
  readonly quietSince: number
}

/** What policy must know of a person. */
export interface Recipient {
  readonly personId: string
  /** Null where a message can reach them; otherwise why not. */
  readonly unreachable: string | null
  /** The first instant at or after now inside their hours. */
  readonly opensAt: number
  readonly messagesToday: number
  readonly messagesThisWeek: number
}

export interface PolicyInput {
  readonly candidates: readonly Candidate[]
  readonly recipients: ReadonlyMap<string, Recipient>
  readonly history: readonly PastNudge[]
  readonly at: number
  readonly rules: Model['coaching']
}

export interface PlannedMessage {
  readonly personId: string
  readonly dueAt: number
  /** Worst first. */
  readonly shown: readonly Candidate[]
  /** Further ones, told as "and n more". */
  readonly more: readonly Candidate[]
}

export interface HeldBack {
  readonly candidate: Candidate
  readonly why: string
}

export interface Decision {
  readonly messages: readonly PlannedMessage[]
  readonly heldBack: readonly HeldBack[]
}

const sameSubject = (candidate: Candidate) => (past: PastNudge) =>
  past.personId === candidate.personId &&
  past.kind === candidate.kind &&
  past.accountId === candidate.accountId

function coolDownDays(past: PastNudge, rules: Model['coaching']['coolDownDays']): number {
  if (past.notUseful >= 2) return rules.afterTwoNotUseful
  return past.notUseful === 1 ? rules.afterNotUseful : rules.sameKindAndSubject
}

/** Why an earlier nudge holds this one back, or null. */
function heldByHistory(candidate: Candidate, { history, at, rules }: PolicyInput): string | null {
  const earlier = history.filter(sameSubject(candidate))
  if (
    earlier.some(
      past => (past.state === 'open' || past.state === 'snoozed') && past.reason === candidate.reason,
    )
  )
    return 'the same item is open already'
  for (const past of earlier) {
    const days = coolDownDays(past, rules.coolDownDays)
    if (at - past.quietSince < days * DAY_MS)
      return `within the ${days} days after the last one on this account`
  }
  return null
}

function heldByPerson(recipient: Recipient | undefined, rules: Model['coaching']): string | null {
  if (recipient === undefined) return 'the person is not in the people data'
  if (recipient.unreachable !== null) return recipient.unreachable
  if (recipient.messagesToday >= rules.messagesPerDay) return `${rules.messagesPerDay} a day is the limit`
  if (recipient.messagesThisWeek >= rules.messagesPerWeek)
    return `${rules.messagesPerWeek} a week is the limit`
  return null
}

const worstFirst = (a: Candidate, b: Candidate) =>
  b.severity - a.severity ||
  (a.accountId < b.accountId ? -1 : a.accountId > b.accountId ? 1 : a.reason < b.reason ? -1 : 1)

/** Decides what goes to whom and when: one grouped message a person a round; everything else is held back with why. */
export function decide(input: PolicyInput): Decision {
  const heldBack: HeldBack[] = []
  const byPerson = new Map<string, Candidate[]>()
  for (const candidate of input.candidates) {
    const why =
      heldByPerson(input.recipients.get(candidate.personId), input.rules) ?? heldByHistory(candidate, input)
    if (why !== null) heldBack.push({ candidate, why })
    else byPerson.set(candidate.personId, [...(byPerson.get(candidate.personId) ?? []), candidate])
  }
  const messages = [...byPerson]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([personId, candidates]) => {
      const sorted = candidates.toSorted(worstFirst)
      return {
        personId,
        dueAt: input.recipients.get(personId)?.opensAt ?? input.at,
        shown: sorted.slice(0, input.rules.itemsPerMessage),
        more: sorted.slice(input.rules.itemsPerMessage),
      }
    })
  return { messages, heldBack }
}
