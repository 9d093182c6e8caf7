import type { FactKind, FactRow, PlainDate } from '../../facts/index.ts'

/** A row as it is stored: its cells, and each money column converted to minor units of the base currency. */
export interface StoredRow<Kind extends FactKind> {
  readonly row: FactRow<Kind>
  /** By name of the amount column; null where the amount is empty. */
  readonly baseMinor: Readonly<Record<string, bigint | null>>
}

export interface WriteResult {
  /** Rows that were in the database already, word for word. */
  readonly unchanged: number
}

export type ImportState = 'running' | 'completed' | 'interrupted'

export interface ImportRecord {
  readonly importId: string
  readonly folder: string
  readonly state: ImportState
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly accepted: number
  readonly rejected: number
}

/**
 * Writing facts. Each call commits whole or not at all; a repeated call changes nothing. Where one call names a key
 * twice, the later row counts.
 */
export interface FactWriter {
  /** The most rows of one call; small on the embedded database, so that an answer never waits for an import. */
  readonly chunkRows: number
  /** `targets` names what the import sets out to write; an import that names the same takes its place. */
  beginImport(folder: string, targets: readonly string[], at: Date): Promise<string>
  /** Tells that an import is alive; one without a sign of life for two minutes counts as interrupted. */
  keepImportAlive(importId: string, at: Date): Promise<void>
  write<Kind extends FactKind>(
    importId: string,
    kind: Kind,
    rows: readonly StoredRow<Kind>[],
  ): Promise<WriteResult>
  /** What `write` would answer, by the rows of their source alone; writes nothing. */
  compare<Kind extends FactKind>(kind: Kind, rows: readonly StoredRow<Kind>[]): Promise<WriteResult>
  finishImport(
    importId: string,
    counts: { readonly accepted: number; readonly rejected: number },
    at: Date,
  ): Promise<void>
}

export interface PageRequest {
  /** Key of the last row of the page before, in the order of the kind's key columns; absent for the first page. */
  readonly after?: readonly string[]
  readonly limit: number
  /** Leaves out rows dated after this day. */
  readonly asOf?: PlainDate
}

/** Reading facts: keyed pages for bulk work, and the facts of one account for an answer. */
export interface FactReader {
  /** The most rows of one page that bulk work may ask for on this database. */
  readonly pageRows: number
  page<Kind extends FactKind>(kind: Kind, request: PageRequest): Promise<readonly StoredRow<Kind>[]>
  count(kind: FactKind): Promise<number>
  /** Those of the given ids that are stored; for kinds whose key is one id. */
  existing(kind: FactKind, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** All rows of a kind that belong to one account, dated on or before `asOf`. */
  ofAccount<Kind extends AccountFactKind>(
    kind: Kind,
    accountId: string,
    asOf: PlainDate,
  ): Promise<readonly StoredRow<Kind>[]>
  /** Rows by the ids of a single-column key. */
  byId<Kind extends FactKind>(kind: Kind, ids: readonly string[]): Promise<readonly StoredRow<Kind>[]>
  /** All rows of a kind in which a column has one of the given values, in key order, dated on or before `asOf`. */
  rowsBy<Kind extends LookupKind>(
    kind: Kind,
    column: LookupColumn<Kind>,
    values: readonly string[],
    asOf?: PlainDate,
  ): Promise<readonly StoredRow<Kind>[]>
  /**
   * Of the imports that were not repeated to the end, one that is under way, else the newest that was interrupted. An
   * import counts as repeated once imports that began later and were completed have together written all its targets; so a
   * small import beside it takes nothing of it over.
   */
  unfinishedImport(at: Date): Promise<ImportRecord | null>
  /** The newest completed import. */
  lastImport(): Promise<ImportRecord | null>
}

/** The columns besides the key by which rows can be looked up; each has an index in the database. */
export const lookupColumns = {
  person: ['managerId', 'email'],
  account: ['parentId', 'name'],
  buyingCentre: ['accountId'],
  contact: ['accountId'],
  accountPlan: ['accountId', 'samId'],
  planObjective: ['planId'],
  planAction: ['planId', 'ownerId'],
  planReview: ['planId'],
  checkIn: ['accountId'],
  opportunity: ['accountId', 'ownerId'],
  opportunityLine: ['opportunityId'],
  revenue: ['accountId'],
  activity: ['accountId'],
  coverageAssignment: ['accountId', 'personId'],
  compPlan: ['ownerId'],
  compMeasure: ['planId'],
  compPlanAssignment: ['personId', 'planId'],
  requiredPhaseMix: ['segment'],
  answer: ['accountId'],
  valueRating: ['accountId'],
  winLossAnswer: ['opportunityId'],
} as const satisfies { readonly [Kind in FactKind]?: readonly (keyof FactRow<Kind> & string)[] }

export type LookupKind = keyof typeof lookupColumns
export type LookupColumn<Kind extends LookupKind> = (typeof lookupColumns)[Kind][number]

/** Kinds of fact with an `accountId` column. */
export type AccountFactKind =
  | 'account'
  | 'buyingCentre'
  | 'contact'
  | 'accountPlan'
  | 'checkIn'
  | 'opportunity'
  | 'revenue'
  | 'activity'
  | 'coverageAssignment'
  | 'answer'
  | 'valueRating'
