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
export function countingWeights(weights: DimensionWeights, hasBehavior: boolean): DimensionWeights {
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

/**
 * Overall scores Σ w·D, 0..100, added up from the parts in their order, so that the parts sum to them.
 * NaN where need, value or the weights are missing.
 */
export function overallScores(
  portfolio: Portfolio,
  scaled: readonly ScaledQuestion[],
  scores: DimensionScores,
): Float64Array {
  const overall = new Float64Array(portfolio.size)
  const byDimension = dimensions.map(dimension => ({
    given: portfolio.scores?.[dimension],
    score: scores[dimension],
    asked: scaled.filter(question => question.dimension === dimension && question.column !== null),
  }))
  const { weightRow, weightTable } = portfolio
  for (let account = 0; account < portfolio.size; account += 1) {
    const row = 3 * (weightRow[account] as number)
    const needAndValue = (weightTable[row] as number) + (weightTable[row + 1] as number)
    const divisor = Number.isNaN(scores.behavior[account]) ? needAndValue : 1
    let sum = 0
    for (let d = 0; d < 3; d += 1) {
      const { given, score, asked } = byDimension[d] as (typeof byDimension)[number]
      const value = score[account] as number
      if (Number.isNaN(value)) {
        if (d < 2) sum = Number.NaN
        continue
      }
      const weight = (weightTable[row + d] as number) / divisor
      if (given !== undefined && !Number.isNaN(given[account])) {
        sum += weight * value
        continue
      }
      let total = 0
      for (const question of asked)
        if (!Number.isNaN(scaledAnswer(question, account))) total += question.weight
      for (const question of asked) {
        const u = scaledAnswer(question, account)
        if (!Number.isNaN(u)) sum += 100 * weight * (question.weight / total) * u
      }
    }
    overall[account] = Math.min(sum, 100) // the last bit of a sum of full points may lie above
  }
  return overall
}
