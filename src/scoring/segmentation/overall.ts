import type { DimensionScores } from './dimensions.ts'
import type { Portfolio } from './portfolio.ts'
import { type Dimension, dimensions } from './questions.ts'
import { type ScaledQuestion, scaledAnswer } from './scaled.ts'
import type { DimensionWeights } from './weights.ts'

/** What one answer, or one dimension score that was given directly, adds to the overall score. */
export interface Part {
  readonly term: string
  readonly dimension: Dimension
  readonly points: number
  /** Points that a scaled answer of 1 would add; those of an account sum to 100. */
  readonly fullPoints: number
}

/** The weights of an account; NaN where it is not to be scored. */
export function weightsOf(portfolio: Portfolio, account: number): DimensionWeights {
  const row = 3 * (portfolio.weightRow[account] as number)
  const { weightTable } = portfolio
  return {
    need: weightTable[row] as number,
    value: weightTable[row + 1] as number,
    behavior: weightTable[row + 2] as number,
  }
}

/**
 * The weights that count for an account: all three, or need and value alone (rescaled to sum to 1) where there
 * is no behavior score, since a missing score is not a score of zero.
 */
function countingWeights(weights: DimensionWeights, hasBehavior: boolean): DimensionWeights {
  if (hasBehavior) return weights
  const sum = weights.need + weights.value
  return { need: weights.need / sum, value: weights.value / sum, behavior: 0 }
}

/** The parts of one account's overall score, in the order of the questions; none where need or value is missing. */
export function partsOf(
  account: number,
  portfolio: Portfolio,
  scaled: readonly ScaledQuestion[],
  scores: DimensionScores,
): Part[] {
  const has = (dimension: Dimension) => !Number.isNaN(scores[dimension][account])
  if (!has('need') || !has('value')) return []
  const weights = countingWeights(weightsOf(portfolio, account), has('behavior'))
  if (Number.isNaN(weights.need)) return []
  return dimensions.filter(has).flatMap((dimension): Part[] => {
    const given = portfolio.scores?.[dimension][account] ?? Number.NaN
    const fullPoints = 100 * weights[dimension]
    if (!Number.isNaN(given))
      return [{ term: dimension, dimension, points: weights[dimension] * given, fullPoints }]
    const answered = scaled.filter(
      question => question.dimension === dimension && !Number.isNaN(scaledAnswer(question, account)),
    )
    const total = answered.reduce((sum, question) => sum + question.weight, 0)
    return answered.map(question => {
      const full = fullPoints * (question.weight / total)
      return {
        term: question.id,
        dimension,
        points: full * scaledAnswer(question, account),
        fullPoints: full,
      }
    })
  })
}

/** Σ w·D in 0..100 from the weights and scores of need, value and behavior. NaN where need, value or the weights are. */
export function weightedScore(
  needWeight: number,
  valueWeight: number,
  behaviorWeight: number,
  need: number,
  value: number,
  behavior: number,
): number {
  if (!Number.isNaN(behavior))
    return Math.min(100, needWeight * need + valueWeight * value + behaviorWeight * behavior)
  const sum = needWeight + valueWeight
  return Math.min(100, (needWeight / sum) * need + (valueWeight / sum) * value)
}

/** Overall score of one account with any dimension scores; behavior may be NaN. */
export function overallScore(weights: DimensionWeights, scores: DimensionWeights): number {
  return weightedScore(
    weights.need,
    weights.value,
    weights.behavior,
    scores.need,
    scores.value,
    scores.behavior,
  )
}

/** Overall scores of a whole portfolio. */
export function overallScores(portfolio: Portfolio, scores: DimensionScores): Float64Array {
  const { size, weightRow, weightTable } = portfolio
  const { need, value, behavior } = scores
  const overall = new Float64Array(size)
  for (let account = 0; account < size; account += 1) {
    const row = 3 * (weightRow[account] as number)
    overall[account] = weightedScore(
      weightTable[row] as number,
      weightTable[row + 1] as number,
      weightTable[row + 2] as number,
      need[account] as number,
      value[account] as number,
      behavior[account] as number,
    )
  }
  return overall
}
