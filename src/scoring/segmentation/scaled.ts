import type { SortScratch } from '../statistics/radix.ts'
import { percentileRanks } from '../statistics/ranks.ts'
import type { Portfolio } from './portfolio.ts'
import { type Dimension, type QuestionId, questions } from './questions.ts'
import type { SegmentationModel } from './settings.ts'

/** A question's column with what brings it to 0..1: u = (column[i] − low) / span. */
export interface ScaledQuestion {
  readonly id: QuestionId
  readonly dimension: Dimension
  readonly weight: number
  /** Null where nobody was asked. */
  readonly column: Float64Array | null
  readonly low: number
  readonly span: number
}

/** The questions that carry weight, in their order. Money becomes its percentile rank among the accounts that have it. */
export function scaleQuestions(
  portfolio: Portfolio,
  settings: SegmentationModel,
  scratch?: SortScratch,
): ScaledQuestion[] {
  return questions.flatMap(({ id, dimension }) => {
    const column = portfolio.answers[id] ?? null
    const { weight, scale } = settings.questions[id]
    if (weight === 0) return []
    if (scale.kind === 'rank')
      return [{ id, dimension, weight, column: column && percentileRanks(column, scratch), low: 0, span: 1 }]
    return [{ id, dimension, weight, column, low: scale.low, span: scale.high - scale.low }]
  })
}

/** The scaled answer of one account in 0..1, NaN where it is missing. */
export function scaledAnswer(question: ScaledQuestion, account: number): number {
  return question.column === null
    ? Number.NaN
    : ((question.column[account] as number) - question.low) / question.span
}
