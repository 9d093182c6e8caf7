import { type DimensionScores, dimensionScores } from './dimensions.ts'
import { type Cut, cut, type Edge, edgeRule, orderEdge } from './edge.ts'
import { overallScores } from './overall.ts'
import type { Portfolio } from './portfolio.ts'
import { descendingIndexKey, descendingScoreKey, type Ranking, rankScores, tier1Index } from './ranking.ts'
import { type ScaledQuestion, scaleQuestions } from './scaled.ts'
import type { RunSettings } from './settings.ts'
import { isAboveTier3, isEligible, isTier1, TIER_2, TIER_3, tier1Side } from './tiering.ts'

/** A scored portfolio: columns by account, and the orders from which any account can be explained. NaN is no score. */
export interface Assessment {
  readonly portfolio: Portfolio
  readonly settings: RunSettings
  readonly scaled: readonly ScaledQuestion[]
  readonly scores: DimensionScores
  readonly overall: Float64Array
  /** Accounts with a need, a value and weights. */
  readonly scored: Uint32Array
  readonly need: Ranking
  readonly value: Ranking
  readonly index: Float64Array
  /** Positions in `tiers` by account. */
  readonly tier: Uint8Array
  readonly tier1: { readonly edge: Edge; readonly cut: Cut }
  readonly tier2: { readonly edge: Edge; readonly cut: Cut }
}

export function previousTierOf(portfolio: Portfolio, account: number): number {
  return portfolio.previousTier?.[account] ?? 0
}

function accountsWhere(size: number, holds: (account: number) => boolean): Uint32Array {
  const accounts = new Uint32Array(size)
  let count = 0
  for (let account = 0; account < size; account += 1) if (holds(account)) accounts[count++] = account
  return accounts.slice(0, count)
}

/** Scores, ranks and tiers of a whole portfolio; linear in its size. */
export function assess(portfolio: Portfolio, settings: RunSettings): Assessment {
  const { size, weightRow, weightTable, previousTier } = portfolio
  const scaled = scaleQuestions(portfolio, settings)
  const scores = {
    need: dimensionScores('need', portfolio, scaled, settings),
    value: dimensionScores('value', portfolio, scaled, settings),
    behavior: dimensionScores('behavior', portfolio, scaled, settings),
  }
  const overall = overallScores(portfolio, scaled, scores)
  const scored = accountsWhere(size, account => !Number.isNaN(overall[account]))
  const need = rankScores(scores.need, scored)
  const value = rankScores(scores.value, scored)

  const index = new Float64Array(size).fill(Number.NaN)
  const indexKey = new Uint32Array(size)
  const overallKey = new Uint32Array(size)
  for (const account of scored) {
    const row = 3 * (weightRow[account] as number)
    const j = tier1Index(
      need.ranks[account] as number,
      value.ranks[account] as number,
      weightTable[row] as number,
      weightTable[row + 1] as number,
    )
    index[account] = j
    indexKey[account] = descendingIndexKey(j)
    overallKey[account] = descendingScoreKey(overall[account] as number)
  }

  const incumbency = (holds: (tier: number) => boolean) =>
    previousTier === undefined ? null : (account: number) => holds(previousTier[account] as number)
  const eligible = scored.filter(account =>
    isEligible(
      need.ranks[account] as number,
      value.ranks[account] as number,
      previousTierOf(portfolio, account),
      settings.eligibility,
    ),
  )
  const rule1 = edgeRule(scored.length, settings.tier1Share, 1, settings)
  const edge1 = orderEdge(rule1, eligible, indexKey, overallKey, incumbency(isTier1))
  const cut1 = cut(edge1)
  const tier = new Uint8Array(size)
  for (const account of scored) tier[account] = TIER_3
  edge1.order.forEach((account, position) => {
    if (cut1.inside[position] === 1)
      tier[account] = tier1Side(
        scores.behavior[account] as number,
        previousTierOf(portfolio, account),
        settings.behaviorCut,
      )
  })

  const rest = scored.filter(account => tier[account] === TIER_3)
  const rule2 = edgeRule(scored.length, settings.tier2Share, 0, settings)
  const edge2 = orderEdge(rule2, rest, overallKey, overallKey, incumbency(isAboveTier3))
  const cut2 = cut(edge2)
  edge2.order.forEach((account, position) => {
    if (cut2.inside[position] === 1) tier[account] = TIER_2
  })

  return {
    portfolio,
    settings,
    scaled,
    scores,
    overall,
    scored,
    need,
    value,
    index,
    tier,
    tier1: { edge: edge1, cut: cut1 },
    tier2: { edge: edge2, cut: cut2 },
  }
}
