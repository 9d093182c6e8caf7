import type { Random } from '../statistics/random.ts'

/**
 * One random weight vector: uniform over all weights that sum to 1, or near a base (Dirichlet of concentration × base).
 */
export function drawWeights(
  random: Random,
  count: number,
  base?: readonly number[],
  concentration = 1,
): number[] {
  const draws = Array.from({ length: count }, (_, index) => {
    if (base === undefined) return random.exponential()
    const shape = concentration * (base[index] ?? 0)
    return shape > 0 ? random.gamma(shape) : 0
  })
  const sum = draws.reduce((total, draw) => total + draw, 0)
  return draws.map(draw => draw / sum)
}

export interface RankAcceptability {
  /** Share of the draws in which the alternative has each rank, first rank first. Ties share the better rank. */
  readonly ranks: readonly number[]
  /** Mean of the weights that put the alternative first; null where none did. */
  readonly centralWeights: readonly number[] | null
}

/**
 * SMAA-2 (Lahdelma & Salminen 2001): how often each alternative takes each rank when the weights are unknown.
 * `alternatives` are rows of scores, one entry a criterion; 9,604 draws give ±.01 at 95 %.
 */
export function rankAcceptability(
  alternatives: readonly (readonly number[])[],
  draws: number,
  random: Random,
): RankAcceptability[] {
  const criteria = alternatives[0]?.length ?? 0
  const tallies = alternatives.map(() => ({
    ranks: new Array<number>(alternatives.length).fill(0),
    weights: new Array<number>(criteria).fill(0),
    firsts: 0,
  }))
  for (let draw = 0; draw < draws; draw += 1) {
    const weights = drawWeights(random, criteria)
    const overall = alternatives.map(scores =>
      scores.reduce((sum, score, index) => sum + score * (weights[index] as number), 0),
    )
    const sorted = overall.toSorted((a, b) => b - a)
    tallies.forEach((tally, index) => {
      const rank = sorted.indexOf(overall[index] as number)
      tally.ranks[rank] = (tally.ranks[rank] as number) + 1
      if (rank > 0) return
      tally.firsts += 1
      tally.weights = tally.weights.map((sum, criterion) => sum + (weights[criterion] as number))
    })
  }
  return tallies.map(({ ranks, weights, firsts }) => ({
    ranks: ranks.map(count => count / draws),
    centralWeights: firsts === 0 ? null : weights.map(sum => sum / firsts),
  }))
}
