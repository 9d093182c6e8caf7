import type { FactKind } from '../../facts/index.ts'

/** A fault of a row; a row may have several. `value` is cut. */
export interface Reject {
  readonly file: string
  /** Physical line, from 1. */
  readonly line: number
  readonly field: string
  readonly value: string
  readonly reason: string
}

/** Rows of one file; `accepted` includes `unchanged`, and accepted + rejected = rows. */
export interface FileCounts {
  readonly file: string
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  /** Rows of which everything was stored before, word for word. */
  readonly unchanged: number
}

/** Facts of one kind that were accepted, whichever files they came from. */
export interface FactCounts {
  readonly kind: FactKind
  readonly accepted: number
  readonly unchanged: number
}

/** Accepted rows with a cell that someone should fill. */
export interface GapCount {
  readonly file: string
  readonly field: string
  readonly meaning: string
  readonly rows: number
  /** Lines of the first of them. */
  readonly firstLines: readonly number[]
}

export interface ImportResult {
  /** Null for a dry run. */
  readonly importId: string | null
  readonly files: readonly FileCounts[]
  readonly rejects: readonly Reject[]
  /** Rejects beyond those listed; the counts of the files include them. */
  readonly rejectsNotListed: number
  readonly facts: readonly FactCounts[]
  readonly gaps: readonly GapCount[]
  readonly warnings: readonly string[]
}

/** How far an import is. */
export interface ImportProgress {
  readonly file: string
  readonly kind: FactKind
  /** Some kinds are read twice: checked together first, then written. */
  readonly step: 'check' | 'write'
  readonly bytesRead: number
  readonly bytesTotal: number
}
