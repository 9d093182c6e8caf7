import type { FactKind } from '../../facts/index.ts'
import type { StoredRow } from './facts.ts'

/** In place of an import's id, for facts that people gave in Slack. */
export const GIVEN_IN_SLACK = 'slack'

/** Kinds of fact of which people say something in Slack. */
export const statedKinds = ['accountPlan', 'planObjective', 'planAction', 'planReview', 'contact'] as const
export type StatedKind = (typeof statedKinds)[number]

/** What a person said of one cell of a fact. It holds until the source says something else than it says now. */
export interface FactStatement {
  readonly kind: StatedKind
  /** Id of the row. */
  readonly subjectId: string
  readonly property: string
  /** As a CSV file has it; null for an empty cell. */
  readonly value: string | null
  readonly statedBy: string
  readonly statedAt: Date
}

/** A new row of a kind. */
export type GivenRow = {
  [Kind in FactKind]: { readonly kind: Kind; readonly stored: StoredRow<Kind> }
}[FactKind]

export interface GivenFacts {
  readonly rows?: readonly GivenRow[]
  readonly statements?: readonly FactStatement[]
}

/** Facts that people give in Slack. */
export interface StatementStore {
  /** Stores new rows and statements together: all of them or none. Rows that are there word for word stay. */
  give(given: GivenFacts): Promise<void>
}
