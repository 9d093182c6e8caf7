import type { FactKind, FactRow } from '../../facts/index.ts'
import type { CellFault } from '../ports/index.ts'

/** A row that is in order by itself. */
export interface JudgedRow<Kind extends FactKind = FactKind> {
  /** Its number among the well-formed rows of its kind. */
  readonly number: number
  readonly row: FactRow<Kind>
}

/**
 * A rule over all rows of a kind, which takes two passes: `survey` sees every row that is in order by itself, `settle`
 * judges them together, and `fault` is asked of each row in the second pass.
 */
export interface KindRule {
  survey(rows: readonly JudgedRow[]): Promise<void>
  settle(): Promise<void>
  fault(row: JudgedRow, fieldOf: (property: string) => string): CellFault | null
}
