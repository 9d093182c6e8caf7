import type { PlainDate } from '../../facts/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { FactReader, RunStore } from '../ports/index.ts'

export interface ScorePorts {
  readonly runs: RunStore
  readonly facts: FactReader
  /** Writes a fault to the log, where only one can be thrown. */
  readonly logFault: (what: string, error: unknown) => void
}

export interface ScoreRequest {
  readonly asOf: PlainDate
  readonly at: Date
  readonly model: Model
  /** Digits after the point of the base currency. */
  readonly baseDigits: number
  /** A draft is judged like any other run, but is never what later runs are compared with. */
  readonly isDraft: boolean
  /** Scores anew but leaves every account in its tier, until the next review of the tiers. */
  readonly keepsTiers: boolean
}
