import { sortScratch } from '../statistics/radix.ts'
import { type DimensionScores, dimensionScores } from './dimensions.ts'
import { drawEdge } from './draw.ts'
import { type Cut, type Edge, type EdgeKeys, type EdgeRule, edgeRule, orderEdge } from './edge.ts'
import { overallScores } from './overall.ts'
import type { Portfolio } from './portfolio.ts'
import { descendingIndexKey, descendingScoreKey, type Ranking, rankScores, tier1Index } from './ranking.ts'
import { type ScaledQuestion, scaleQuestions } from './scaled.ts'
import type { RunSettings } from './settings.ts'
import { isAboveTier3, isEligible, isTier1, TIER_2, TIER_3, tier1Side } from './tiering.ts'

/** An edge between two tiers: where it was drawn, and the whole order of those who stand before it. */
export interface DrawnEdge {
  readonly rule: EdgeRule
  readonly cut: Cut
  /** Sorted when first asked for; only explanations need it. */
  readonly edge: () => Edge
}

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
  readonly tier1: DrawnEdge
  readonly tier2: DrawnEdge
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

function incumbency(portfolio: Portfolio, holds: (tier: number) => boolean) {
  const { previousTier } = portfolio
  return previousTier === undefined ? null : (account: number) => holds(previousTier[account] as number)
}

type Ranked = Pick<
  Assessment,
  'portfolio' | 'settings' | 'scores' | 'overall' | 'scored' | 'need' | 'value' | 'index'
>

function indexOf({ portfolio, need, value }: Omit<Ranked, 'index'>, population: Uint32Array): Float64Array {
  const { size, weightRow, weightTable } = portfolio
  const index = new Float64Array(size).fill(Number.NaN)
  for (let i = 0; i < population.length; i += 1) {
    const account = population[i] as number
    const row = 3 * (weightRow[account] as number)
    index[account] = tier1Index(
      need.ranks[account] as number,
      value.ranks[account] as number,
      weightTable[row] as number,
      weightTable[row + 1] as number,
    )
  }
  return index
}

function drawnEdge(
  rule: EdgeRule,
  candidates: Uint32Array,
  keys: EdgeKeys,
  isIncumbent: ((account: number) => boolean) | null,
): DrawnEdge {
  let edge: Edge | undefined
  return {
    rule,
    cut: drawEdge(rule, candidates, keys, isIncumbent),
    edge: () => {
      edge ??= orderEdge(rule, candidates, keys, isIncumbent)
      return edge
    },
  }
}

/** Draws Tier 1 among the eligible, then Tier 2 among the rest; `tier` is written on the way. */
function drawTiers(ranked: Ranked, tier: Uint8Array): [DrawnEdge, DrawnEdge] {
  const { portfolio, settings, scores, overall, scored, need, value, index } = ranked
  const { size } = portfolio
  const byOverall = (account: number) => descendingScoreKey(overall[account] as number)
  const byIndex = (account: number) => descendingIndexKey(index[account] as number)
  for (let i = 0; i < scored.length; i += 1) tier[scored[i] as number] = TIER_3

  const eligible = accountsWhere(
    size,
    account =>
      tier[account] === TIER_3 &&
      isEligible(
        need.ranks[account] as number,
        value.ranks[account] as number,
        previousTierOf(portfolio, account),
        settings.eligibility,
      ),
  )
  const rule1 = edgeRule(scored.length, settings.tier1Share, 1, settings)
  const keys1 = { first: byIndex, second: byOverall }
  const tier1 = drawnEdge(rule1, eligible, keys1, incumbency(portfolio, isTier1))
  for (const account of tier1.cut.inside) {
    const previous = previousTierOf(portfolio, account)
    tier[account] = tier1Side(scores.behavior[account] as number, previous, settings.behaviorCut)
  }

  const rest = accountsWhere(size, account => tier[account] === TIER_3)
  const rule2 = edgeRule(scored.length, settings.tier2Share, 0, settings)
  const keys2 = { first: byOverall, second: byOverall }
  const tier2 = drawnEdge(rule2, rest, keys2, incumbency(portfolio, isAboveTier3))
  for (const account of tier2.cut.inside) tier[account] = TIER_2
  return [tier1, tier2]
}

/** Scores, ranks and tiers of a whole portfolio; linear in its size. */
export function assess(portfolio: Portfolio, settings: RunSettings): Assessment {
  const scratch = sortScratch(portfolio.size)
  const scaled = scaleQuestions(portfolio, settings, scratch)
  const scores = {
    need: dimensionScores('need', portfolio, scaled, settings),
    value: dimensionScores('value', portfolio, scaled, settings),
    behavior: dimensionScores('behavior', portfolio, scaled, settings),
  }
  const overall = overallScores(portfolio, scores)
  const scored = accountsWhere(portfolio.size, account => !Number.isNaN(overall[account]))
  const need = rankScores(scores.need, scored, scratch)
  const value = rankScores(scores.value, scored, scratch)
  const partial = { portfolio, settings, scores, overall, scored, need, value }
  const index = indexOf(partial, scored)
  const tier = new Uint8Array(portfolio.size)
  const [tier1, tier2] = drawTiers({ ...partial, index }, tier)
  return { ...partial, scaled, index, tier, tier1, tier2 }
}
