import { z } from 'zod'
import { type Finding, findingSchema } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { dayNumber } from '../../plain-date.ts'
import { absence, reading } from '../../result.ts'
import { sum } from '../../statistics/sample.ts'
import type { GovernanceInput, Opportunity } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

const verdict = z.enum(['conflict', 'review', 'none'])

export const pursuitPair = z.object({
  opportunities: z.tuple([z.string(), z.string()]),
  score: findingSchema(z.number()),
  verdict: verdict.nullable(),
})
type PursuitPair = z.output<typeof pursuitPair>

const sameText = (a: string | undefined, b: string | undefined) =>
  a === undefined || b === undefined ? null : a.trim().toLowerCase() === b.trim().toLowerCase() ? 1 : 0

/** Shared ÷ all, 0..1; null where one side is empty. */
function jaccard(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null
  const all = new Set([...a, ...b])
  const shared = [...new Set(a)].filter(id => b.includes(id))
  return shared.length / all.size
}

/** Days that both are open ÷ days that either is, 0..1; null where a start or end is unknown. */
function timeOverlap(a: Opportunity, b: Opportunity): number | null {
  const spans = [a, b].map(({ openedOn, expectedCloseOn, closedOn }) => {
    const end = closedOn ?? expectedCloseOn
    return openedOn === undefined || end === undefined || end < openedOn
      ? null
      : { from: dayNumber(openedOn), to: dayNumber(end) }
  })
  const [first, second] = spans
  if (first === undefined || first === null || second === undefined || second === null) return null
  const whole = Math.max(first.to, second.to) - Math.min(first.from, second.from)
  const shared = Math.min(first.to, second.to) - Math.max(first.from, second.from)
  return whole === 0 ? 1 : Math.max(0, shared) / whole
}

function scoreOf(a: Opportunity, b: Opportunity, model: Model): Finding<number> {
  const { weights, minimumKnownWeight } = model.governance.pursuit
  const shares = {
    problem: sameText(a.problem, b.problem),
    contacts: jaccard(a.contacts, b.contacts),
    time: timeOverlap(a, b),
    budget: sameText(a.budget, b.budget),
  }
  const known = (['problem', 'contacts', 'time', 'budget'] as const).flatMap(term => {
    const share = shares[term]
    return share === null ? [] : [{ term, share, weight: weights[term] }]
  })
  const knownWeight = sum(known.map(({ weight }) => weight))
  const basis = {
    n: known.length,
    method: 'weighted overlap of problem, contacts, time and budget over the known parts',
    params: { weights, knownWeight },
    modelVersion: model.version,
  }
  if (knownWeight < minimumKnownWeight - 1e-9 || knownWeight === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'Too little is known of the two to compare them.',
    })
  const contributions = known.map(({ term, share, weight }) => ({
    term,
    points: (weight * share) / knownWeight,
  }))
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    ...basis,
    value,
    contributions,
    warnings:
      known.length === 4
        ? []
        : [
            {
              code: 'parts_unknown',
              message: `${4 - known.length} of 4 parts unknown; the others carry the weight.`,
            },
          ],
    sentence: `${a.name ?? a.id} and ${b.name ?? b.id} overlap by ${Math.round(100 * value)} %.`,
  })
}

function verdictOn(
  score: Finding<number>,
  isProblemKnown: boolean,
  model: Model,
): z.output<typeof verdict> | null {
  if (score.value === null) return null
  const { conflictFrom, reviewFrom } = model.governance.pursuit
  // Two efforts on unknown problems may be two different ones: never more than a review.
  if (score.value >= conflictFrom - 1e-9) return isProblemKnown ? 'conflict' : 'review'
  return score.value >= reviewFrom - 1e-9 ? 'review' : 'none'
}

const isOpen = ({ openedOn, closedOn }: Opportunity, asOf: string) =>
  (openedOn === undefined || openedOn <= asOf) && (closedOn === undefined || closedOn > asOf)

/** Open opportunities of different owners that don't serve the same objective of the plan, pair by pair. */
export function pursuitPairs(input: GovernanceInput, model: Model): PursuitPair[] {
  const open = input.opportunities
    .filter(row => isOpen(row, input.asOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return open.flatMap((a, index) =>
    open.slice(index + 1).flatMap(b => {
      const isOneOwner = a.owner === undefined || b.owner === undefined || a.owner === b.owner
      const isOneObjective = a.objective !== undefined && a.objective === b.objective
      if (isOneOwner || isOneObjective) return []
      const score = scoreOf(a, b, model)
      const isProblemKnown = a.problem !== undefined && b.problem !== undefined
      return [
        {
          opportunities: [a.id, b.id] as [string, string],
          score,
          verdict: verdictOn(score, isProblemKnown, model),
        },
      ]
    }),
  )
}

export function pursuitIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  const byId = new Map(input.opportunities.map(row => [row.id, row]))
  return pursuitPairs(input, model).flatMap(({ opportunities, score, verdict: judged }) => {
    if (judged !== 'conflict' && judged !== 'review') return []
    const [a, b] = opportunities.map(id => byId.get(id)?.name ?? id)
    const isConflict = judged === 'conflict'
    return [
      {
        code: isConflict ? ('conflicting_pursuit' as const) : ('pursuit_to_review' as const),
        subject: opportunities.join(' / '),
        sentence: isConflict
          ? `${a} and ${b} go after the same thing here under two owners.`
          : `${a} and ${b} may go after the same thing here.`,
        play: 'Talk it over with the SAM: one lead, one story to the customer.',
        evidence: {
          opportunities: [...opportunities],
          owners: opportunities.flatMap(id => byId.get(id)?.owner ?? []),
          score: score.value,
        },
      },
    ]
  })
}
