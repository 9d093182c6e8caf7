import type { Portfolio } from './portfolio.ts'
import type { Dimension } from './questions.ts'
import { type ScaledQuestion, scaledAnswer } from './scaled.ts'
import type { SegmentationModel } from './settings.ts'

/** Scores 0..100, one entry an account; NaN where there is none. */
export type DimensionScores = Readonly<Record<Dimension, Float64Array>>

/**
 * Dimension scores 100·Σwu/Σw over the answered questions, 0..100; NaN where too few are answered.
 * Scores that were given directly count as they are.
 */
export function dimensionScores(
  dimension: Dimension,
  portfolio: Portfolio,
  scaled: readonly ScaledQuestion[],
  settings: SegmentationModel,
): Float64Array {
  const asked = scaled.filter(question => question.dimension === dimension && question.column !== null)
  const minimum = settings.minimumAnswered[dimension]
  const given = portfolio.scores?.[dimension]
  const scores = new Float64Array(portfolio.size).fill(Number.NaN)
  for (let account = 0; account < portfolio.size; account += 1) {
    let answered = 0
    let weight = 0
    let sum = 0
    for (const question of asked) {
      const u = scaledAnswer(question, account)
      if (Number.isNaN(u)) continue
      answered += 1
      weight += question.weight
      sum += question.weight * u
    }
    if (answered >= minimum) scores[account] = (100 * sum) / weight
  }
  if (given !== undefined)
    for (let account = 0; account < portfolio.size; account += 1)
      if (!Number.isNaN(given[account])) scores[account] = given[account] as number
  return scores
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

/** The score if every missing answer were the lowest, and if it were the highest. */
export function dimensionBounds(
  dimension: Dimension,
  account: number,
  portfolio: Portfolio,
  scaled: readonly ScaledQuestion[],
): Bounds {
  const given = portfolio.scores?.[dimension][account] ?? Number.NaN
  if (!Number.isNaN(given)) return { low: given, high: given }
  let answered = 0
  let missing = 0
  let sum = 0
  for (const question of scaled) {
    if (question.dimension !== dimension) continue
    const u = scaledAnswer(question, account)
    if (Number.isNaN(u)) missing += question.weight
    else {
      answered += question.weight
      sum += question.weight * u
    }
  }
  // The complete case repeats the arithmetic of the score itself, so that both bounds equal it exactly.
  if (missing === 0) return { low: (100 * sum) / answered, high: (100 * sum) / answered }
  const all = answered + missing
  return { low: (100 * sum) / all, high: (100 * (sum + missing)) / all }
}
