import type { Random } from '../statistics/random.ts'
import type { Assessment } from './assessment.ts'
import { weightedScore } from './overall.ts'
import { descendingIndexKey, descendingScoreKey, tier1Index } from './ranking.ts'
import { drawWeights } from './smaa.ts'
import { isWithin, thresholdOf } from './threshold.ts'
import { isTier1, TIER_2 } from './tiering.ts'

/** Share of the draws in which an account is in each tier, and what that says of its present tier. */
export interface TierAcceptability {
  readonly tier1: number
  readonly tier2: number
  readonly tier3: number
  readonly label: 'stable' | 'sensitive' | 'fragile'
}

/** Writes one draw over the table of weights: the same everywhere, or near each row where a concentration is given. */
function redraw(table: Float64Array, base: Float64Array, random: Random, concentration?: number): void {
  if (concentration === undefined) {
    const weights = drawWeights(random, 3)
    for (let row = 0; row < table.length; row += 3) table.set(weights, row)
    return
  }
  for (let row = 0; row < table.length; row += 3)
    table.set(drawWeights(random, 3, [...base.subarray(row, row + 3)], concentration), row)
}

/** Columns of some accounts side by side, so that a draw reads them in order. */
function side(accounts: Uint32Array, column: Float64Array): Float64Array {
  return Float64Array.from(accounts, account => column[account] as number)
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
  const { portfolio, settings, scores, scored, tier } = assessment
  const count = scored.length
  const [need, value, behavior] = [scores.need, scores.value, scores.behavior].map(column =>
    side(scored, column),
  ) as [Float64Array, Float64Array, Float64Array]
  const needRank = side(scored, assessment.need.ranks)
  const valueRank = side(scored, assessment.value.ranks)
  const row = Uint32Array.from(scored, account => 3 * (portfolio.weightRow[account] as number))
  const least = settings.eligibility.enterRank
  const eligible = Uint32Array.from(scored.keys()).filter(
    place => (needRank[place] as number) >= least && (valueRank[place] as number) >= least,
  )

  const weights = new Float64Array(portfolio.weightTable.length)
  const overallKey = new Uint32Array(count)
  const eligibleIndex = new Uint32Array(eligible.length)
  const eligibleOverall = new Uint32Array(eligible.length)
  const restKey = new Uint32Array(count)
  const spare = new Uint32Array(count)
  const isIn1 = new Uint8Array(count)
  const in1 = new Uint32Array(count)
  const in2 = new Uint32Array(count)

  for (let draw = 0; draw < draws; draw += 1) {
    redraw(weights, portfolio.weightTable, random, concentration)
    for (let place = 0; place < count; place += 1) {
      const at = row[place] as number
      overallKey[place] = descendingScoreKey(
        weightedScore(
          weights[at] as number,
          weights[at + 1] as number,
          weights[at + 2] as number,
          need[place] as number,
          value[place] as number,
          behavior[place] as number,
        ),
      )
    }
    for (let i = 0; i < eligible.length; i += 1) {
      const place = eligible[i] as number
      const at = row[place] as number
      eligibleIndex[i] = descendingIndexKey(
        tier1Index(
          needRank[place] as number,
          valueRank[place] as number,
          weights[at] as number,
          weights[at + 1] as number,
        ),
      )
      eligibleOverall[i] = overallKey[place] as number
    }
    const edge1 = thresholdOf(assessment.tier1.rule, eligibleIndex, eligibleOverall, spare)
    isIn1.fill(0)
    for (let i = 0; i < eligible.length; i += 1) {
      if (!isWithin(edge1, eligibleIndex[i] as number, eligibleOverall[i] as number)) continue
      const place = eligible[i] as number
      isIn1[place] = 1
      in1[place] = (in1[place] as number) + 1
    }
    let rest = 0
    for (let place = 0; place < count; place += 1)
      if (isIn1[place] === 0) restKey[rest++] = overallKey[place] as number
    const restKeys = restKey.subarray(0, rest)
    const edge2 = thresholdOf(assessment.tier2.rule, restKeys, restKeys, spare)
    for (let place = 0; place < count; place += 1) {
      const key = overallKey[place] as number
      if (isIn1[place] === 0 && isWithin(edge2, key, key)) in2[place] = (in2[place] as number) + 1
    }
  }

  const { stable, sensitive } = settings.acceptability
  const results = new Array<TierAcceptability | null>(portfolio.size).fill(null)
  scored.forEach((account, place) => {
    const tier1 = (in1[place] as number) / draws
    const tier2 = (in2[place] as number) / draws
    const tier3 = (draws - (in1[place] as number) - (in2[place] as number)) / draws
    const code = tier[account] as number
    const own = isTier1(code) ? tier1 : code === TIER_2 ? tier2 : tier3
    const label = own >= stable ? 'stable' : own >= sensitive ? 'sensitive' : 'fragile'
    results[account] = { tier1, tier2, tier3, label }
  })
  return results
}
