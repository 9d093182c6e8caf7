import type { Explanation } from '../finding.ts'
import type { Assessment } from './assessment.ts'
import { type Change, changesOf } from './change.ts'
import { type Part, partsOf } from './overall.ts'
import { endsOf, isFirm, type Place, tierAt } from './placement.ts'
import { type Dimension, dimensions, type QuestionId, type Tier } from './questions.ts'
import { scaledAnswer } from './scaled.ts'
import { isTier1, TIER_1B, TIER_2, tierName } from './tiering.ts'

export interface ExplainedPart {
  readonly question: string
  readonly points: number
  /** Points above (or below) what the portfolio's mean answer would give; null where the portfolio has no such mean. */
  readonly versusPortfolio: number | null
}

/** Which side holds the Tier 1 index down. */
export type BindingSide = 'need' | 'value' | 'both'

/** Why an account stands where it stands; everything here is computed for this account alone. */
export interface AccountExplanation extends Explanation {
  readonly parts: readonly ExplainedPart[]
  readonly bindingSide: BindingSide | null
  readonly missing: readonly QuestionId[]
  readonly firm: boolean
  readonly ends: {
    readonly low: Place
    readonly high: Place
    readonly lowTier: Tier
    readonly highTier: Tier
  }
  readonly changes: readonly Change[]
}

/** Mean scaled answer by question or dimension over the scored accounts that have it. */
export type PortfolioMeans = Readonly<Record<string, number>>

export function portfolioMeans({ scaled, scores, scored }: Assessment): PortfolioMeans {
  const meanOf = (read: (account: number) => number) => {
    let sum = 0
    let count = 0
    for (const account of scored) {
      const value = read(account)
      if (Number.isNaN(value)) continue
      sum += value
      count += 1
    }
    return sum / count
  }
  return Object.fromEntries([
    ...scaled.map(question => [question.id, meanOf(account => scaledAnswer(question, account))]),
    ...dimensions.map(dimension => [
      dimension,
      meanOf(account => (scores[dimension][account] as number) / 100),
    ]),
  ])
}

/** For an additive score these are its Shapley values. */
export function explainParts(parts: readonly Part[], means: PortfolioMeans): ExplainedPart[] {
  return parts.map(({ term, points, fullPoints }) => {
    const mean = means[term] ?? Number.NaN
    return {
      question: term,
      points,
      versusPortfolio: Number.isNaN(mean) ? null : points - fullPoints * mean,
    }
  })
}

export function bindingSideOf(assessment: Assessment, account: number): BindingSide | null {
  const { portfolio, need, value } = assessment
  const needRank = need.ranks[account] as number
  const valueRank = value.ranks[account] as number
  if (Number.isNaN(needRank)) return null
  const row = 3 * (portfolio.weightRow[account] as number)
  const needDistance = (portfolio.weightTable[row] as number) * (1 - needRank)
  const valueDistance = (portfolio.weightTable[row + 1] as number) * (1 - valueRank)
  if (Math.abs(needDistance - valueDistance) < 1e-12) return 'both'
  return needDistance > valueDistance ? 'need' : 'value'
}

/** Questions with weight that the account has not answered, where its dimension was not scored directly. */
export function missingQuestions({ portfolio, scaled }: Assessment, account: number): QuestionId[] {
  const isGiven = (dimension: Dimension) =>
    !Number.isNaN(portfolio.scores?.[dimension][account] ?? Number.NaN)
  return scaled
    .filter(question => !isGiven(question.dimension) && Number.isNaN(scaledAnswer(question, account)))
    .map(question => question.id)
}

const percent = (rank: number) => `${Math.round(100 * rank)} %`

function sentenceOf(assessment: Assessment, account: number, missing: readonly QuestionId[]): string {
  const { need, value, scores, scored, tier } = assessment
  const code = tier[account] as number
  if (Number.isNaN(assessment.overall[account]))
    return `Not scored yet: need and value are not both known${missing.length > 0 ? ` (ask ${missing.join(', ')})` : ''}.`
  const ranks = `need ranks above ${percent(need.ranks[account] as number)} and value above ${percent(value.ranks[account] as number)} of ${scored.length} accounts`
  const behavior = scores.behavior[account] as number
  if (isTier1(code)) {
    if (Number.isNaN(behavior))
      return `Tier 1b: ${ranks}; behavior is not known yet, so ask the behavior questions.`
    const side = code === TIER_1B ? 'has to change first' : 'already fits'
    return `Tier ${tierName(code)}: ${ranks}; behavior of ${Math.round(behavior)} ${side}.`
  }
  if (code === TIER_2) return `Tier 2: ${ranks}, not high enough on both for Tier 1.`
  return `Tier 3: ${ranks}; its overall score is below the edge of Tier 2.`
}

/** Explains one account; takes microseconds, whatever the size of the portfolio. */
export function explainAccount(
  assessment: Assessment,
  account: number,
  means: PortfolioMeans,
): AccountExplanation {
  const { portfolio, scaled, scores } = assessment
  const parts = partsOf(account, portfolio, scaled, scores)
  const missing = missingQuestions(assessment, account)
  const { low, high } = endsOf(assessment, account)
  const isScored = !Number.isNaN(assessment.overall[account])
  return {
    sentence: sentenceOf(assessment, account, missing),
    contributions: parts.map(part => ({ term: part.term, points: part.points })),
    base: 0,
    parts: explainParts(parts, means),
    bindingSide: bindingSideOf(assessment, account),
    missing,
    firm: isFirm(assessment, account),
    ends: {
      low,
      high,
      lowTier: isScored ? tierName(tierAt(assessment, account, low)) : 'unscored',
      highTier: isScored ? tierName(tierAt(assessment, account, high)) : 'unscored',
    },
    changes: changesOf(assessment, account),
  }
}
