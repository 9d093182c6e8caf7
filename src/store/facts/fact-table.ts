import {
  columnName,
  type FactFile,
  type FactKind,
  factFiles,
  factKinds,
  type StoredAs,
} from '../../facts/index.ts'

export interface TableColumn {
  /** Name in a fact row, for example `accountId`. */
  readonly property: string
  /** Name in the database, for example `account_id`. */
  readonly column: string
  readonly storedAs: StoredAs
  readonly isKey: boolean
  readonly isNullable: boolean
  /** A key column that may be null: it is stored as empty text. */
  readonly isNullAsEmpty: boolean
}

/** How a kind of fact is stored; made from the registry, and the only place that knows. */
export interface FactTable {
  readonly kind: FactKind
  readonly table: string
  readonly meaning: string
  readonly columns: readonly TableColumn[]
  readonly key: readonly TableColumn[]
  /** Columns that hold an amount in minor units of the base currency; `property` names the amount. */
  readonly baseMinor: readonly { readonly property: string; readonly column: string }[]
  /** The columns by which `asOf` leaves out later facts, the first filled one counting; none where rows carry no date. */
  readonly datedBy: readonly string[]
}

function tableOf(kind: FactKind): FactTable {
  // The registry's entries differ in their columns; here only what they share matters.
  const file = factFiles[kind] as unknown as FactFile
  const columns = Object.entries(file.columns).map(
    ([property, { storedAs, required }]): TableColumn => ({
      property,
      column: columnName(property),
      storedAs,
      isKey: file.key.includes(property),
      isNullable: !required && !file.key.includes(property),
      isNullAsEmpty: !required && file.key.includes(property),
    }),
  )
  return {
    kind,
    table: file.table,
    meaning: file.meaning,
    columns,
    key: file.key.flatMap(name => columns.find(({ property }) => property === name) ?? []),
    baseMinor: file.money.map(({ amount }) => ({
      property: amount,
      column: `${columnName(amount)}_base_minor`,
    })),
    datedBy: (file.datedBy ?? []).map(columnName),
  }
}

export const factTables: ReadonlyMap<FactKind, FactTable> = new Map(
  factKinds.map(kind => [kind, tableOf(kind)]),
)

export function factTable(kind: FactKind): FactTable {
  const table = factTables.get(kind)
  if (table === undefined) throw new TypeError(`no such kind of fact: ${kind}`)
  return table
}
