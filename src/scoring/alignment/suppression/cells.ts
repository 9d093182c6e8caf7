import { byName } from '../../grouping.ts'
import { answerScale } from '../instrument.ts'
import { fewestPeople, type SuppressionPolicy } from './release.ts'

/** How often each answer was given to an item in a function. */
export interface Tally {
  readonly unit: string
  readonly item: string
  /** From the lowest answer to the highest. */
  readonly counts: readonly number[]
  readonly dontKnow: number
}

/** What may be shown of one item; everything that anyone sees is made from these. */
export interface ReleasedCell {
  /** Function; null is everyone who answered. */
  readonly unit: string | null
  readonly item: string
  readonly n: number
  /** From the lowest answer to the highest; null where few people all said the same. */
  readonly counts: readonly number[] | null
  /** Said in place of the counts. */
  readonly level: string | null
  readonly dontKnow: number
}

const countOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

const isUnanimous = (counts: readonly number[]) => counts.filter(count => count > 0).length === 1

/**
 * One item: the total, and the functions that may stand beside it. Few people who all said the same hide like too few
 * people, and what is left of the total when the shown functions are taken away must not be such a group either.
 */
export function releaseItem(
  item: string,
  tallies: readonly Tally[],
  visible: ReadonlySet<string>,
  policy: SuppressionPolicy,
): readonly ReleasedCell[] {
  const everyone = sumOf(tallies)
  const n = countOf(everyone.counts)
  if (n < fewestPeople(policy)) return []
  const shown = tallies
    .filter(tally => visible.has(tally.unit) && isGroup(tally.counts, policy))
    .sort((a, b) => countOf(b.counts) - countOf(a.counts) || byName(a.unit, b.unit))
  while (shown.length > 0 && !isRestSafe(everyone.counts, shown, policy)) shown.pop()
  const total = { unit: null, item, n, dontKnow: everyone.dontKnow }
  if (!isGroup(everyone.counts, policy)) {
    const level = coarseLevel(everyone.counts)
    return level === null ? [] : [{ ...total, counts: null, level }]
  }
  return [
    { ...total, counts: everyone.counts, level: null },
    ...shown
      .sort((a, b) => byName(a.unit, b.unit))
      .map(({ unit, counts, dontKnow }) => ({
        unit,
        item,
        n: countOf(counts),
        counts,
        level: null,
        dontKnow,
      })),
  ]
}

function sumOf(tallies: readonly Tally[]): { counts: number[]; dontKnow: number } {
  const counts = Array.from({ length: answerScale.options }, (_, option) =>
    tallies.reduce((sum, tally) => sum + (tally.counts[option] ?? 0), 0),
  )
  return { counts, dontKnow: tallies.reduce((sum, tally) => sum + tally.dontKnow, 0) }
}

/** Enough people, and not so few that all say the same. */
function isGroup(counts: readonly number[], policy: SuppressionPolicy): boolean {
  const n = countOf(counts)
  return n >= fewestPeople(policy) && !(n < policy.homogeneousBelow && isUnanimous(counts))
}

function isRestSafe(
  everyone: readonly number[],
  shown: readonly Tally[],
  policy: SuppressionPolicy,
): boolean {
  const rest = everyone.map((count, option) =>
    shown.reduce((left, tally) => left - (tally.counts[option] ?? 0), count),
  )
  return countOf(rest) === 0 || isGroup(rest, policy)
}

/** ≥4 or ≤2 of five: enough to act on, not enough to know each answer. A common middle would be told by any word. */
function coarseLevel(counts: readonly number[]): string | null {
  const answer = answerScale.low + counts.findIndex(count => count > 0)
  if (answer >= answerScale.high - 1) return `≥${answerScale.high - 1}`
  return answer <= answerScale.low + 1 ? `≤${answerScale.low + 1}` : null
}
