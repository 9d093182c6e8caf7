import type { Portfolio } from './portfolio.ts'
import type { Dimension } from './questions.ts'
import { type ScaledQuestion, scaledAnswer } from './scaled.ts'
import type { SegmentationModel } from './settings.ts'

/** Scores 0..100, one entry an account; NaN where there is none. */
export type DimensionScores = Readonly<Record<Dimension, Float64Array>>

/** Accounts whose running sums stay in the processor's cache while the questions pass over them. */
const BLOCK = 2048

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
  const { size } = portfolio
  const minimum = settings.minimumAnswered[dimension]
  const given = portfolio.scores?.[dimension]
  const scores = new Float64Array(size)
  const weights = new Float64Array(BLOCK)
  const answered = new Uint8Array(BLOCK)
  for (let start = 0; start < size; start += BLOCK) {
    const end = Math.min(start + BLOCK, size)
    weights.fill(0)
    answered.fill(0)
    for (const question of scaled)
      if (question.dimension === dimension) addAnswers(question, start, end, scores, weights, answered)
    for (let account = start; account < end; account += 1)
      scores[account] =
        (answered[account - start] as number) >= minimum
          ? (100 * (scores[account] as number)) / (weights[account - start] as number)
          : Number.NaN
  }
  if (given !== undefined)
    for (let account = 0; account < size; account += 1) {
      const score = given[account] as number
      if (!Number.isNaN(score)) scores[account] = score
    }
  return scores
}

function addAnswers(
  { column, low, span, weight }: ScaledQuestion,
  start: number,
  end: number,
  sums: Float64Array,
  weights: Float64Array,
  answered: Uint8Array,
): void {
  if (column === null) return
  for (let account = start; account < end; account += 1) {
    const u = ((column[account] as number) - low) / span
    if (Number.isNaN(u)) continue
    const slot = account - start
    sums[account] = (sums[account] as number) + weight * u
    weights[slot] = (weights[slot] as number) + weight
    answered[slot] = (answered[slot] as number) + 1
  }
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
  const all = answered + missing
  return { low: (100 * sum) / all, high: (100 * (sum + missing)) / all }
}
