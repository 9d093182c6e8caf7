import type { Warning } from '../finding.ts'
import { percentileRanks } from '../statistics/ranks.ts'
import type { Assessment } from './assessment.ts'
import { bindingSideOf, explainParts, missingQuestions, type PortfolioMeans } from './explain.ts'
import type { AccountRow } from './output.ts'
import { partsOf } from './overall.ts'
import { endsOf, isFirm } from './placement.ts'
import { isTier1, TIER_2, tierName } from './tiering.ts'

const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)

/** Percentile rank by revenue alone, the ranking that hides hot spots; NaN where revenue is unknown. */
export function revenueRanks({ portfolio }: Assessment): Float64Array {
  const revenue = portfolio.revenue ?? portfolio.answers.V1
  return revenue === undefined ? new Float64Array(portfolio.size).fill(Number.NaN) : percentileRanks(revenue)
}

function hiddenHotSpot(assessment: Assessment, account: number, revenueRank: number): boolean | null {
  if (Number.isNaN(revenueRank)) return null
  return isTier1(assessment.tier[account] as number) && revenueRank < assessment.settings.hiddenHotSpotRank
}

/** One account of an assessed portfolio as the output has it; nothing in it is NaN. */
export function accountRow(
  assessment: Assessment,
  account: number,
  id: string,
  means: PortfolioMeans,
  revenueRank: number,
): AccountRow {
  const { portfolio, scaled, scores, overall, need, value, index, tier } = assessment
  const code = tier[account] as number
  const { low, high } = endsOf(assessment, account)
  const needRank = orNull(need.ranks[account])
  const valueRank = orNull(value.ranks[account])
  const isScored = !Number.isNaN(overall[account])
  return {
    id,
    need: orNull(scores.need[account]),
    value: orNull(scores.value[account]),
    behavior: orNull(scores.behavior[account]),
    bounds: {
      need: { low: low.need, high: high.need },
      value: { low: low.value, high: high.value },
      behavior: { low: low.behavior, high: high.behavior },
    },
    overall: orNull(overall[account]),
    needRank,
    valueRank,
    tier1Index: orNull(index[account]),
    tier: tierName(code),
    ...(!isScored && { reason: 'missing_input' as const }),
    firm: isFirm(assessment, account),
    growthHotSpot: isTier1(code),
    hiddenHotSpot: hiddenHotSpot(assessment, account, revenueRank),
    label: code !== TIER_2 ? null : (needRank ?? 0) > (valueRank ?? 0) ? 'grow' : 'protect',
    bindingSide: bindingSideOf(assessment, account),
    contributions: explainParts(partsOf(account, portfolio, scaled, scores), means),
    missing: missingQuestions(assessment, account),
  }
}

export function portfolioWarnings({ scored, settings, tier1, tier2, portfolio }: Assessment): Warning[] {
  const warnings: Warning[] = []
  if (scored.length < settings.smallPortfolio)
    warnings.push({
      code: 'small_portfolio',
      message: `Only ${scored.length} scored accounts: a tenth of them is hardly a tier.`,
    })
  if (scored.length < portfolio.size)
    warnings.push({
      code: 'unscored_accounts',
      message: `${portfolio.size - scored.length} accounts have no tier: too few answers on need or value.`,
    })
  for (const [name, { cut }] of [
    ['1', tier1],
    ['2', tier2],
  ] as const)
    if (cut.tiedOut > 0)
      warnings.push({
        code: `tied_at_tier${name}_edge`,
        message: `${cut.tiedOut} accounts tie at the edge of Tier ${name}; taking them all would make it too large, so all stay out.`,
      })
  return warnings
}
