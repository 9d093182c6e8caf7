import { type Assessment, previousTierOf } from './assessment.ts'
import { dimensionBounds } from './dimensions.ts'
import { wouldBeInside } from './move.ts'
import { overallScore, weightsOf } from './overall.ts'
import { type Dimension, dimensions } from './questions.ts'
import { descendingIndexKey, descendingScoreKey, rankIfMoved, scoreKey, tier1Index } from './ranking.ts'
import { isAboveTier3, isEligible, isTier1, TIER_2, TIER_3, tier1Side } from './tiering.ts'

/** Dimension scores 0..100 of one account; behavior may be NaN. */
export type Place = Readonly<Record<Dimension, number>>

export function presentPlace({ scores }: Assessment, account: number): Place {
  return {
    need: scores.need[account] as number,
    value: scores.value[account] as number,
    behavior: scores.behavior[account] as number,
  }
}

/**
 * The tier that a scored account would have with other dimension scores, all other accounts staying where they are.
 * Logarithmic in the size of the portfolio.
 */
export function tierAt(assessment: Assessment, account: number, place: Place): number {
  const { portfolio, settings, scores, need, value, index, overall, tier1, tier2, tier } = assessment
  const previous = previousTierOf(portfolio, account)
  const weights = weightsOf(portfolio, account)
  const needRank = rankIfMoved(need.sorted, scoreKey(scores.need[account] as number), scoreKey(place.need))
  const valueRank = rankIfMoved(
    value.sorted,
    scoreKey(scores.value[account] as number),
    scoreKey(place.value),
  )
  const overallKey = descendingScoreKey(overallScore(weights, place))
  const ownOverallKey = descendingScoreKey(overall[account] as number)

  if (isEligible(needRank, valueRank, previous, settings.eligibility)) {
    const wasEligible = isEligible(
      need.ranks[account] as number,
      value.ranks[account] as number,
      previous,
      settings.eligibility,
    )
    const own = wasEligible
      ? { first: descendingIndexKey(index[account] as number), second: ownOverallKey }
      : null
    const j = tier1Index(needRank, valueRank, weights.need, weights.value)
    const key = { first: descendingIndexKey(j), second: overallKey }
    if (wouldBeInside(tier1.edge(), own, isTier1(previous), key))
      return tier1Side(place.behavior, previous, settings.behaviorCut)
  }
  const own = isTier1(tier[account] as number) ? null : { first: ownOverallKey, second: ownOverallKey }
  const key = { first: overallKey, second: overallKey }
  return wouldBeInside(tier2.edge(), own, isAboveTier3(previous), key) ? TIER_2 : TIER_3
}

/** The account with every missing answer the lowest, and with every one the highest. */
export function endsOf(
  assessment: Assessment,
  account: number,
): { readonly low: Place; readonly high: Place } {
  const { portfolio, scaled } = assessment
  const bounds = (dimension: Dimension) => dimensionBounds(dimension, account, portfolio, scaled)
  const [need, value, behavior] = [bounds('need'), bounds('value'), bounds('behavior')]
  return {
    low: { need: need.low, value: value.low, behavior: behavior.low },
    high: { need: need.high, value: value.high, behavior: behavior.high },
  }
}

/** Whether the missing answers, whatever they are, leave the tier as it is. An unscored account is never firm. */
export function isFirm(assessment: Assessment, account: number): boolean {
  if (Number.isNaN(assessment.overall[account])) return false
  const { low, high } = endsOf(assessment, account)
  if (dimensions.every(dimension => low[dimension] === high[dimension])) return true
  return tierAt(assessment, account, low) === tierAt(assessment, account, high)
}
