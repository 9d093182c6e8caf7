import type { Reason } from '../finding.ts'
import type { Model } from '../model/index.ts'
import type { Cell } from './cells.ts'
import type { Cut } from './cut.ts'
import type { Estimate } from './estimate.ts'
import type { Reliability } from './output.ts'

export type DerivedMethod = 'pearson' | 'spearman' | 'johnson' | 'shapley'

export interface DerivedImportance {
  readonly method: DerivedMethod
  readonly estimates: ReadonlyMap<string, Estimate>
  readonly missing: ReadonlyMap<string, Reason>
  /** Attributes whose ratings go down as the overall preference goes up; counted as 0. */
  readonly negative: readonly string[]
}

/** Overall preference by respondent. */
export type Overall = Readonly<Record<string, number>>

/** Everything known about a cell before its attributes are judged. */
export interface Reading {
  readonly cell: Cell
  readonly stated: ReadonlyMap<string, Estimate>
  readonly derived: DerivedImportance | null
  readonly importanceFrom: 'stated' | 'derived'
  readonly effectiveness: ReadonlyMap<string, Estimate>
  readonly importanceCut: number | null
  readonly cut: Cut
}

/** The importance that places the attributes of this cell. */
export function importanceUsed({ importanceFrom, derived, stated }: Reading): ReadonlyMap<string, Estimate> {
  return importanceFrom === 'derived' && derived !== null ? derived.estimates : stated
}

export function reliabilityOf(n: number, { reliability }: Model['valueMatrix']): Reliability {
  if (n < reliability.indicativeFrom) return 'insufficient'
  if (n < reliability.lowFrom) return 'indicative'
  return n < reliability.standardFrom ? 'low' : 'standard'
}
