import {
  type FactFile,
  type FactKind,
  type FactRow,
  factFiles,
  factKinds,
  toUnits,
} from '../../src/facts/index.ts'
import type { FactReader, StoredRow } from '../../src/workflows/ports/index.ts'

/** All amounts of the generator are in the base currency, with this many decimals. */
export const BASE_DIGITS = 2

type Cells = Readonly<Record<string, unknown>>
type Held = StoredRow<'account'>
export type Rows = { readonly [Kind in FactKind]: readonly FactRow<Kind>[] }

const definitionOf = (kind: FactKind) => factFiles[kind] as unknown as FactFile
const cellOf = (row: object, column: string) => String((row as Cells)[column] ?? '')
const keyOf = (kind: FactKind, row: object) =>
  definitionOf(kind)
    .key.map(column => cellOf(row, column))
    .join('|')

function dateOf(kind: FactKind, row: object): string | null {
  const dated = (definitionOf(kind).datedBy ?? []).map(column => (row as Cells)[column])
  const on = dated.find(cell => cell !== null)
  return on === undefined ? null : String(on)
}

function minorOf(kind: FactKind, row: object): Record<string, bigint | null> {
  const minor: Record<string, bigint | null> = {}
  for (const { amount, currency } of definitionOf(kind).money) {
    const cells = row as Cells
    const isMoney = cells[amount] !== null && cells[currency] !== null
    minor[amount] = isMoney ? toUnits(String(cells[amount]), BASE_DIGITS) : null
  }
  return minor
}

/** Facts in memory, found by any column. They grow and change from day to day. */
export interface FactTable {
  readonly reader: FactReader
  rows(): Rows
  get<Kind extends FactKind>(kind: Kind, key: string): FactRow<Kind> | undefined
  by<Kind extends FactKind>(kind: Kind, column: string, value: string): readonly FactRow<Kind>[]
  /** Adds a row with what is given; every other column is empty. */
  add<Kind extends FactKind>(kind: Kind, given: Partial<FactRow<Kind>>): void
  change<Kind extends FactKind>(kind: Kind, key: string, change: Partial<FactRow<Kind>>): void
  remove(kind: FactKind, key: string): void
}

type Index = Map<string, Map<string, Held>>

class Kept {
  readonly rows = new Map<string, Held>()
  readonly indexes = new Map<string, Index>()
  sorted: readonly Held[] | null = null
  private readonly kind: FactKind

  constructor(kind: FactKind) {
    this.kind = kind
  }

  put(row: object): void {
    const key = keyOf(this.kind, row)
    this.drop(key)
    const held = { row, baseMinor: minorOf(this.kind, row) } as unknown as Held
    this.rows.set(key, held)
    for (const [column, index] of this.indexes) this.note(index, column, key, held)
  }

  drop(key: string): void {
    const known = this.rows.get(key)
    this.sorted = null
    if (known === undefined) return
    this.rows.delete(key)
    for (const [column, index] of this.indexes) index.get(cellOf(known.row, column))?.delete(key)
  }

  find(column: string, value: string): Iterable<Held> {
    let index = this.indexes.get(column)
    if (index === undefined) {
      index = new Map()
      this.indexes.set(column, index)
      for (const [key, held] of this.rows) this.note(index, column, key, held)
    }
    return index.get(value)?.values() ?? []
  }

  inOrder(): readonly Held[] {
    this.sorted ??= [...this.rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held)
    return this.sorted
  }

  private note(index: Index, column: string, key: string, held: Held): void {
    const value = cellOf(held.row, column)
    const bucket = index.get(value) ?? new Map<string, Held>()
    index.set(value, bucket.set(key, held))
  }
}

export function openFactTable(from?: Rows): FactTable {
  const kept = new Map(factKinds.map(kind => [kind, new Kept(kind)]))
  const of = (kind: FactKind) => kept.get(kind) as Kept
  for (const kind of factKinds) for (const row of from?.[kind] ?? []) of(kind).put(row)
  const until = (kind: FactKind, rows: Iterable<Held>, asOf?: string) =>
    asOf === undefined
      ? [...rows]
      : [...rows].filter(({ row }) => {
          const on = dateOf(kind, row)
          return on === null || on <= asOf
        })
  const found = (kind: FactKind, column: string, values: readonly string[]) =>
    [...new Set(values)].flatMap(value => [...of(kind).find(column, value)])
  const reader = {
    pageRows: Number.MAX_SAFE_INTEGER,
    page: async (kind: FactKind, { asOf }: { asOf?: string }) => until(kind, of(kind).inOrder(), asOf),
    count: async (kind: FactKind) => of(kind).rows.size,
    existing: async (kind: FactKind, ids: readonly string[]) =>
      new Set(ids.filter(id => of(kind).rows.has(id))),
    ofAccount: async (kind: FactKind, accountId: string, asOf?: string) =>
      until(kind, found(kind, 'accountId', [accountId]), asOf),
    byId: async (kind: FactKind, ids: readonly string[]) =>
      [...new Set(ids)].flatMap(id => of(kind).rows.get(id) ?? []),
    rowsBy: async (kind: FactKind, column: string, values: readonly string[], asOf?: string) =>
      until(kind, found(kind, column, values), asOf),
    unfinishedImport: async () => null,
    lastImport: async () => null,
  } as unknown as FactReader
  return {
    reader,
    rows: () =>
      Object.fromEntries(
        factKinds.map(kind => [kind, [...of(kind).rows.values()].map(({ row }) => row)]),
      ) as unknown as Rows,
    get: (kind, key) => of(kind).rows.get(key)?.row as never,
    by: (kind, column, value) => [...of(kind).find(column, value)].map(({ row }) => row) as never,
    add(kind, given) {
      const empty = Object.fromEntries(Object.keys(factFiles[kind].columns).map(column => [column, null]))
      of(kind).put({ ...empty, ...given })
    },
    change(kind, key, change) {
      const known = of(kind).rows.get(key)
      if (known !== undefined) of(kind).put({ ...known.row, ...change })
    },
    remove: (kind, key) => of(kind).drop(key),
  }
}
