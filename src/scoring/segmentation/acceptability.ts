import type { Random } from '../statistics/random.ts'
import type { Assessment } from './assessment.ts'
import { cut, orderEdge } from './edge.ts'
import { descendingIndexKey, descendingScoreKey, tier1Index } from './ranking.ts'
import { drawWeights } from './smaa.ts'
import { isTier1, TIER_2 } from './tiering.ts'

/** Share of the draws in which an account is in each tier, and what that says of its present tier. */
export interface TierAcceptability {
  readonly tier1: number
  readonly tier2: number
  readonly tier3: number
  readonly label: 'stable' | 'sensitive' | 'fragile'
}

/**
 * SMAA-2 on tiers: draws weights, re-cuts the tiers each time (as on a first run, without a buffer) and counts.
 * Draws are uniform over all weights, or near those in use where a concentration is given. By account; null: unscored.
 */
export function tierAcceptability(
  assessment: Assessment,
  draws: number,
  random: Random,
  concentration?: number,
): (TierAcceptability | null)[] {
  const { portfolio, settings, scores, scored, need, value, tier } = assessment
  const { size, weightTable, weightRow } = portfolio
  const rows = weightTable.length / 3
  const eligible = scored.filter(
    account =>
      (need.ranks[account] as number) >= settings.eligibility.enterRank &&
      (value.ranks[account] as number) >= settings.eligibility.enterRank,
  )
  const overallKey = new Uint32Array(size)
  const indexKey = new Uint32Array(size)
  const byOverall = (account: number) => overallKey[account] as number
  const byIndex = (account: number) => indexKey[account] as number
  const in1 = new Uint32Array(size)
  const in2 = new Uint32Array(size)
  const isIn1 = new Uint8Array(size)
  const drawn = new Float64Array(weightTable.length)

  for (let draw = 0; draw < draws; draw += 1) {
    for (let row = 0; row < rows; row += 1) {
      const base = weightTable.subarray(3 * row, 3 * row + 3)
      if (concentration === undefined && row > 0) drawn.copyWithin(3 * row, 0, 3)
      else
        drawn.set(
          concentration === undefined
            ? drawWeights(random, 3)
            : drawWeights(random, 3, [...base], concentration),
          3 * row,
        )
    }
    for (let i = 0; i < scored.length; i += 1) {
      const account = scored[i] as number
      const row = 3 * (weightRow[account] as number)
      const behavior = scores.behavior[account] as number
      const hasBehavior = !Number.isNaN(behavior)
      const wN = drawn[row] as number
      const wV = drawn[row + 1] as number
      const sum =
        wN * (scores.need[account] as number) +
        wV * (scores.value[account] as number) +
        (hasBehavior ? (drawn[row + 2] as number) * behavior : 0)
      overallKey[account] = descendingScoreKey(hasBehavior ? sum : sum / (wN + wV))
      isIn1[account] = 0
    }
    for (let i = 0; i < eligible.length; i += 1) {
      const account = eligible[i] as number
      const row = 3 * (weightRow[account] as number)
      indexKey[account] = descendingIndexKey(
        tier1Index(
          need.ranks[account] as number,
          value.ranks[account] as number,
          drawn[row] as number,
          drawn[row + 1] as number,
        ),
      )
    }
    const keys1 = { first: byIndex, second: byOverall }
    for (const account of cut(orderEdge(assessment.tier1.rule, eligible, keys1, null)).inside) {
      isIn1[account] = 1
      in1[account] = (in1[account] as number) + 1
    }
    const rest = scored.filter(account => isIn1[account] === 0)
    const keys2 = { first: byOverall, second: byOverall }
    for (const account of cut(orderEdge(assessment.tier2.rule, rest, keys2, null)).inside)
      in2[account] = (in2[account] as number) + 1
  }

  const { stable, sensitive } = settings.acceptability
  return Array.from({ length: size }, (_, account) => {
    if (Number.isNaN(assessment.overall[account])) return null
    const tier1 = (in1[account] as number) / draws
    const tier2 = (in2[account] as number) / draws
    const tier3 = (draws - (in1[account] as number) - (in2[account] as number)) / draws
    const code = tier[account] as number
    const own = isTier1(code) ? tier1 : code === TIER_2 ? tier2 : tier3
    return {
      tier1,
      tier2,
      tier3,
      label: own >= stable ? 'stable' : own >= sensitive ? 'sensitive' : 'fragile',
    }
  })
}
