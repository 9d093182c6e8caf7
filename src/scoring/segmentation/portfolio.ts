import type { Dimension, QuestionId } from './questions.ts'

/**
 * A portfolio as columns, one entry an account. NaN stands for what is missing, and never leaves this room.
 * A question that nobody was asked has no column.
 */
export interface Portfolio {
  readonly size: number
  readonly answers: Readonly<Partial<Record<QuestionId, Float64Array>>>
  /** Dimension scores given directly, 0..100; where NaN the answers count. */
  readonly scores?: Readonly<Record<Dimension, Float64Array>>
  /** Current revenue in one unit, for the hidden hot spot; the answers to V1 unless given. */
  readonly revenue?: Float64Array
  /** Row of `weightTable` that each account is weighted by. */
  readonly weightRow: Uint32Array
  /** Weights of need, value and behavior, three entries a row; a row of NaN leaves its accounts unscored. */
  readonly weightTable: Float64Array
  /** Position in `tiers` of the last published tier; 0 where there is none. */
  readonly previousTier?: Uint8Array
}
