import { type SortScratch, sortPairs } from '../statistics/radix.ts'
import { ranksOfSortedKeys } from '../statistics/ranks.ts'

/** Scores and indices that agree to these steps are ties: far above rounding noise, far below any meaning. */
const SCORE_STEPS = 1e7 // of one point in 0..100
const INDEX_STEPS = 1e9 // of the whole of 0..1

/** Whole-number key of a score in 0..100, in score order. */
export function scoreKey(score: number): number {
  return Math.round(score * SCORE_STEPS)
}

/** Whole-number keys in descending order: the best account has the smallest. */
export function descendingScoreKey(score: number): number {
  return 100 * SCORE_STEPS - scoreKey(score)
}

export function descendingIndexKey(index: number): number {
  return INDEX_STEPS - Math.round(index * INDEX_STEPS)
}

/** Sorted keys and the percentile rank of each account in `population`. */
export interface Ranking {
  /** Keys of the population, ascending. */
  readonly sorted: Uint32Array
  /** Percentile rank in 0..1 by account, NaN outside the population. */
  readonly ranks: Float64Array
}

/** Percentile ranks of scores within a population; ties share their average rank, alone or all tied: 0.5. */
export function rankScores(scores: Float64Array, population: Uint32Array, scratch?: SortScratch): Ranking {
  const sorted = new Uint32Array(population.length)
  for (let i = 0; i < population.length; i += 1)
    sorted[i] = scoreKey(scores[population[i] as number] as number)
  const order = population.slice()
  sortPairs(sorted, order, scratch)
  return { sorted, ranks: ranksOfSortedKeys(sorted, order, scores.length) }
}

/** Position of the first key that is not below `key`. */
export function lowerBound(sorted: Uint32Array, key: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** The percentile rank that a member of the population would have with another score, all others unchanged. */
export function rankIfMoved(sorted: Uint32Array, ownKey: number, key: number): number {
  if (sorted.length === 1) return 0.5
  const below = lowerBound(sorted, key) - (ownKey < key ? 1 : 0)
  const upTo = lowerBound(sorted, key + 1) - (ownKey <= key ? 1 : 0)
  return (below + (upTo - below) / 2) / (sorted.length - 1)
}

/**
 * Tier 1 index, 1 − max(λ_need(1 − P_need), λ_value(1 − P_value)) with λ = weight / larger weight: the weighted
 * Chebyshev distance to the account that is first on both. In 0..1; equal weights give the lesser of the ranks.
 */
export function tier1Index(
  needRank: number,
  valueRank: number,
  needWeight: number,
  valueWeight: number,
): number {
  const larger = Math.max(needWeight, valueWeight)
  return 1 - Math.max((needWeight / larger) * (1 - needRank), (valueWeight / larger) * (1 - valueRank))
}
