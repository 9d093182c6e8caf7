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

type Answers = Pick<Tally, 'counts' | 'dontKnow'>

/** What may be shown of one item; everything that anyone sees is made from these. */
export interface ReleasedCell {
  /** Function; null is everyone who answered. */
  readonly unit: string | null
  readonly item: string
  readonly n: number
  /** From the lowest answer to the highest; null where few people are of one mind. */
  readonly counts: readonly number[] | null
  /** Said in place of the counts. */
  readonly level: string | null
  readonly dontKnow: number
}

const countOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/**
 * One item: the total, and the functions that may stand beside it. Few people of one mind hide like too few
 * people, and what is left of the total when the shown functions are taken away must not be such a group either.
 * `chance` gives numbers from 0 up to 1; some cells of few people are hidden by it alone, and so is what few people
 * are left with: if only those of one mind were hidden, whoever sees the total could tell what a hidden cell holds.
 */
export function releaseItem(
  item: string,
  tallies: readonly Tally[],
  visible: ReadonlySet<string>,
  policy: SuppressionPolicy,
  chance: () => number,
): readonly ReleasedCell[] {
  const everyone = sumOf(tallies)
  const n = countOf(everyone.counts)
  if (n < fewestPeople(policy)) return []
  const enough = enoughBeside(everyone, tallies, visible, policy)
  // Few of one mind, or chance: whichever it was, everything below is the same.
  const isHidden = ({ counts }: Pick<Tally, 'counts'>): boolean =>
    areFew(counts, policy) && (areFewOfOneMind(counts, policy) || chance() < policy.hiddenByChance)
  const shown = enough.filter(tally => !isHidden(tally))
  const rest = without(everyone, enough)
  const hides = shown.length < enough.length || (countOf(rest.counts) > 0 && isHidden(rest))
  // Who is left with few people hidden would be their double.
  while (hides && shown.length > 0 && areFew(without(everyone, shown).counts, policy)) shown.pop()
  const total = { unit: null, item, n, dontKnow: everyone.dontKnow }
  if (areFewOfOneMind(everyone.counts, policy)) {
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

function sumOf(tallies: readonly Tally[]): Answers {
  const counts = Array.from({ length: answerScale.options }, (_, option) =>
    tallies.reduce((sum, tally) => sum + (tally.counts[option] ?? 0), 0),
  )
  return { counts, dontKnow: tallies.reduce((sum, tally) => sum + tally.dontKnow, 0) }
}

/**
 * Whether few people all said the same, a reader left aside: who is one of them, and alone said something else, would
 * know what each of the others said.
 */
const areFewOfOneMind = (counts: readonly number[], policy: SuppressionPolicy): boolean =>
  areFew(counts, policy) && Math.max(...counts) >= countOf(counts) - policy.readersMargin

const areFew = (counts: readonly number[], { homogeneousBelow, readersMargin }: SuppressionPolicy): boolean =>
  countOf(counts) - readersMargin < homogeneousBelow

/** What is left when some functions are taken away. */
function without(everyone: Answers, some: readonly Answers[]): Answers {
  const counts = everyone.counts.map((count, option) =>
    some.reduce((left, tally) => left - (tally.counts[option] ?? 0), count),
  )
  return { counts, dontKnow: some.reduce((left, { dontKnow }) => left - dontKnow, everyone.dontKnow) }
}

/**
 * The functions that could stand beside the total by numbers of people alone, largest first. Nothing that somebody
 * rated decides here, so that a function that is left out for its size tells nothing about what is in it.
 */
function enoughBeside(
  everyone: Answers,
  tallies: readonly Tally[],
  visible: ReadonlySet<string>,
  policy: SuppressionPolicy,
): Tally[] {
  const enough = tallies
    .filter(({ unit, counts }) => visible.has(unit) && countOf(counts) >= fewestPeople(policy))
    .sort((a, b) => countOf(b.counts) - countOf(a.counts) || byName(a.unit, b.unit))
  while (enough.length > 0 && !isEnough(without(everyone, enough), policy)) enough.pop()
  return enough
}

function isEnough({ counts, dontKnow }: Answers, policy: SuppressionPolicy): boolean {
  if (countOf(counts) > 0) return countOf(counts) >= fewestPeople(policy)
  // Few people of whom none rated it: "don't know" is then what each of them said.
  return dontKnow === 0 || dontKnow - policy.readersMargin >= policy.homogeneousBelow
}

/** ≥4 or ≤2 of five: enough to act on, not enough to know each answer. A common middle would be told by any word. */
function coarseLevel(counts: readonly number[]): string | null {
  const lowest = answerScale.low + counts.findIndex(count => count > 0)
  const highest = answerScale.low + counts.findLastIndex(count => count > 0)
  if (lowest >= answerScale.high - 1) return `≥${answerScale.high - 1}`
  return highest <= answerScale.low + 1 ? `≤${answerScale.low + 1}` : null
}
