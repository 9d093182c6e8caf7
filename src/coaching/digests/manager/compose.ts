import type { Candidate } from '../../nudge.ts'
import { nudgeKind, sayNudge } from '../../nudges/index.ts'
import type { RoundFacts } from '../../round-facts.ts'
import { plural, sayDate, sayName, sayScore, saySigned, sayTier } from '../../words.ts'
import type { DigestLine, ManagerDigest } from './digest.ts'

const CONVERSATIONS = 3
const LINES = 5
const GAP = 'Value Gaps to Address'

export interface ManagerDigestInput {
  readonly managerId: string
  /** Everyone below the manager, at any depth. */
  readonly team: ReadonlySet<string>
  /** Accounts that the team covers. */
  readonly accountIds: ReadonlySet<string>
  readonly facts: RoundFacts
  /** Everything that the run found, before policy. */
  readonly found: readonly Candidate[]
  readonly nameOf: (personId: string) => string
  readonly assessments: ManagerDigest['assessments']
  readonly overdueActions: ManagerDigest['overdueActions']
  /** Of the plans of these accounts. */
  readonly planExecution: ManagerDigest['planExecution']
  /** Shown where there is something else to tell; alone it is no reason for a digest. */
  readonly growth: ManagerDigest['growth']
}

type Coachable = Candidate & { readonly opening: string }

const keyOf = ({ kind, accountId, reason }: Candidate) => JSON.stringify([kind, accountId, reason])

const worstFirst = (a: Candidate, b: Candidate) =>
  b.severity - a.severity || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)

/** What can be coached: compensation has no opening, so it never gets here. */
function coachable(found: readonly Candidate[]): readonly Coachable[] {
  return found
    .flatMap(candidate => {
      const opening = nudgeKind(candidate.kind)?.opening(candidate.evidence) ?? null
      return opening === null ? [] : [{ ...candidate, opening }]
    })
    .toSorted(worstFirst)
}

/** The people with the worst items first, each with their own, worst first. */
function byPerson(items: readonly Coachable[]): readonly (readonly Coachable[])[] {
  const people = [...new Set(items.map(({ personId }) => personId))]
  return people.map(personId => items.filter(item => item.personId === personId))
}

function conversationsOf(items: readonly Coachable[], { nameOf }: ManagerDigestInput) {
  // Items are sorted, so people are met in the order of their worst one.
  return byPerson(items)
    .slice(0, CONVERSATIONS)
    .flatMap(([worst, ...others]) => {
      const words = worst === undefined ? null : sayNudge(worst.kind, worst.evidence)
      if (worst === undefined || words === null) return []
      const { headline, evidence, play } = words
      const conversation = {
        name: nameOf(worst.personId),
        accountId: worst.accountId,
        headline,
        evidence: [...evidence],
        opening: worst.opening,
        play,
        others: others.length,
      }
      return [{ worst, conversation }]
    })
}

const linesOf = (lines: readonly DigestLine[]) => ({
  lines: lines.slice(0, LINES),
  more: Math.max(0, lines.length - LINES),
})

function exceptionsOf(items: readonly Coachable[], told: ReadonlySet<string>): readonly DigestLine[] {
  const byKey = new Map(items.map(item => [keyOf(item), item]))
  return [...byKey].flatMap(([key, { kind, accountId, evidence }]) => {
    const words = told.has(key) ? null : sayNudge(kind, evidence)
    return words === null ? [] : [{ accountId, text: words.headline }]
  })
}

/** Gaps in the customer segments that the team leads accounts in, the most pressing first. */
function valueGapsOf({ facts, team }: ManagerDigestInput): readonly DigestLine[] {
  return facts.values
    .filter(({ segment, now }) => {
      const leads = facts.segments.get(segment ?? '')?.leadIds ?? []
      return now.confident && now.quadrant === GAP && leads.some(personId => team.has(personId))
    })
    .toSorted((a, b) => (b.now.priorityIndex ?? 0) - (a.now.priorityIndex ?? 0))
    .map(({ segment, buyerRole, buyingPhase, attribute, now, askedUntil }) => ({
      accountId: null,
      text: `${attribute}: ${[segment, buyerRole, buyingPhase].flatMap(name => (name === null ? [] : [sayName(name)])).join(', ')} (importance ${sayScore(now.importance)} of 7, we are ${saySigned(now.relativeEffectiveness)} against others; ${plural(now.n, 'buyer')}, until ${sayDate(askedUntil)})`,
    }))
}

/**
 * The week of a manager's team: whom to talk to first and how to begin, which accounts moved, and what else stands out.
 * Null where there is nothing to tell.
 */
export function composeManagerDigest(input: ManagerDigestInput): ManagerDigest | null {
  const { managerId, team, accountIds, facts, found } = input
  const items = coachable(found)
  const talks = conversationsOf(
    items.filter(({ personId }) => team.has(personId)),
    input,
  )
  const told = new Set(talks.map(({ worst }) => keyOf(worst)))
  const near = items.filter(
    ({ personId, accountId }) =>
      personId === managerId || team.has(personId) || (accountId !== null && accountIds.has(accountId)),
  )
  const movements = facts.tierMovements.flatMap(({ accountId, isFirm, evidence }) =>
    isFirm && accountIds.has(accountId)
      ? [
          {
            accountId,
            text: `${evidence.accountName}: ${sayTier(evidence.before.tier)} → ${sayTier(evidence.after.tier)}`,
          },
        ]
      : [],
  )
  const exceptions = exceptionsOf(near, told)
  const { assessments, overdueActions } = input
  const parts = [talks, movements, exceptions, assessments, overdueActions]
  if (parts.every(list => list.length === 0)) return null
  return {
    asOf: facts.asOf,
    modelVersion: facts.modelVersion,
    team: team.size,
    accounts: accountIds.size,
    conversations: talks.map(({ conversation }) => conversation),
    movements: linesOf(movements),
    exceptions: linesOf(exceptions),
    valueGaps: linesOf(valueGapsOf(input)),
    assessments,
    overdueActions,
    planExecution: input.planExecution,
    growth: input.growth,
  }
}
