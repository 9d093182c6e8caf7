import { escalate } from './escalation.ts'
import { summariseHandOvers } from './hand-over.ts'
import { heldByHistory } from './history.ts'
import { heldByPerson, toStandIns } from './reach.ts'
import type {
  Decision,
  HeldBack,
  PastNudge,
  PlannedMessage,
  PolicyInput,
  Recipient,
  RoundItem,
  Rules,
} from './types.ts'

const text = (accountId: string | null) => accountId ?? ''

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const worstFirst = (a: RoundItem, b: RoundItem) =>
  b.severity - a.severity ||
  order(text(a.accountId), text(b.accountId)) ||
  order(a.kind, b.kind) ||
  order(a.reason, b.reason)

/** Which of a person's items may leave on their day: all, the urgent ones alone, or none. */
function freePlaces(
  recipient: Recipient,
  rules: Rules,
): { readonly room: 'all' | 'urgent' | 'none'; why: string } {
  const { messagesThatDay, messagesThatWeek, mostPerWeek } = recipient
  const perWeek = Math.min(rules.messagesPerWeek, mostPerWeek ?? rules.messagesPerWeek)
  const isDayFull = messagesThatDay >= rules.messagesPerDay
  const isWeekFull = messagesThatWeek >= perWeek
  if (!isDayFull && !isWeekFull) return { room: 'all', why: '' }
  const why = isDayFull ? `${rules.messagesPerDay} a day is the limit` : `${perWeek} a week is the limit`
  const hasUrgentPlace = messagesThatDay < rules.messagesPerDay + rules.urgentPerDay
  return { room: hasUrgentPlace ? 'urgent' : 'none', why }
}

/** Something of each subject first, so that one account with many gaps does not fill the whole message. */
function variedFirst(items: readonly RoundItem[]): readonly RoundItem[] {
  const seen = new Set<string>()
  const isFirst = ({ kind, accountId }: RoundItem) => {
    const subject = JSON.stringify([kind, accountId])
    if (seen.has(subject)) return false
    seen.add(subject)
    return true
  }
  const firsts = new Set(items.filter(isFirst))
  return [...firsts, ...items.filter(item => !firsts.has(item))]
}

interface Plan {
  readonly message: PlannedMessage | null
  readonly heldBack: readonly HeldBack[]
}

function planFor(recipient: Recipient, items: readonly RoundItem[], rules: Rules): Plan {
  const { room, why } = freePlaces(recipient, rules)
  const mayLeave = (item: RoundItem) => room === 'all' || (room === 'urgent' && item.isUrgent === true)
  const leaving = variedFirst(items.filter(mayLeave).toSorted(worstFirst))
  const shown = leaving.slice(0, rules.itemsPerMessage).toSorted(worstFirst)
  const more = leaving.slice(rules.itemsPerMessage)
  return {
    message:
      shown.length === 0
        ? null
        : { personId: recipient.personId, dueAt: recipient.opensAt, shown, more: more.length },
    heldBack: [
      ...items.filter(item => !mayLeave(item)).map(candidate => ({ candidate, why, isKept: true })),
      ...more.map(candidate => ({
        candidate,
        why: `${rules.itemsPerMessage} items a message is the limit`,
        isKept: true,
      })),
    ],
  }
}

/** One item for each person and thing, whichever way it came: as found now, from a stand-in, by escalation. */
function once(items: readonly RoundItem[]): readonly RoundItem[] {
  const seen = new Map<string, RoundItem>()
  for (const item of items) {
    const key = JSON.stringify([item.personId, item.kind, item.accountId, item.reason])
    const known = seen.get(key)
    if (known === undefined || (known.nudgeId === undefined && item.nudgeId !== undefined))
      seen.set(key, item)
  }
  return [...seen.values()]
}

/** Decides what goes out to whom and when: one grouped message a person a round; the rest is held back, with why. */
export function decide(input: PolicyInput): Decision {
  const { recipients, history, at, rules } = input
  const escalated = [...input.candidates, ...escalate(input.candidates, history)]
  const items = once(summariseHandOvers(toStandIns({ ...input, candidates: escalated })))
  const heldBack: HeldBack[] = []
  const pastOf = new Map<string, PastNudge[]>()
  for (const past of history) {
    const own = pastOf.get(past.personId)
    if (own === undefined) pastOf.set(past.personId, [past])
    else own.push(past)
  }
  const byPerson = new Map<string, RoundItem[]>()
  for (const candidate of items) {
    // What an earlier message told is said first: that somebody is away does not matter then.
    const held =
      heldByHistory(candidate, pastOf.get(candidate.personId) ?? [], input) ??
      heldByPerson(candidate, recipients.get(candidate.personId), at)
    if (held !== null) heldBack.push({ candidate, ...held })
    else byPerson.set(candidate.personId, [...(byPerson.get(candidate.personId) ?? []), candidate])
  }
  const plans = [...byPerson]
    .toSorted(([a], [b]) => order(a, b))
    .flatMap(([personId, own]) => {
      const recipient = recipients.get(personId)
      return recipient === undefined ? [] : [planFor(recipient, own, rules)]
    })
  return {
    messages: plans.flatMap(({ message }) => message ?? []),
    heldBack: [...heldBack, ...plans.flatMap(plan => plan.heldBack)],
  }
}
