import { type FactKind, factFiles } from '../../src/facts/index.ts'
import type { FactReader, FactWriter, StoredRow } from '../../src/workflows/ports/index.ts'

type AnyRow = StoredRow<FactKind>

const keyParts = (kind: FactKind, { row }: AnyRow) =>
  factFiles[kind].key.map(name => String(Reflect.get(row, name) ?? ''))
const textOf = (row: AnyRow) =>
  JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))

/** Facts in memory, for tests of many small imports; the real store has the same contract. */
export class MemoryFacts implements Pick<FactWriter, 'write' | 'chunkRows'> {
  /** Small and odd, so that a short test file spans several chunks. */
  readonly chunkRows: number
  readonly pageRows: number
  readonly tables = new Map<FactKind, Map<string, AnyRow>>()
  readonly imports: { id: string; state: string; accepted: number; rejected: number }[] = []
  signsOfLife = 0

  constructor({ chunkRows = 7, pageRows = 5 } = {}) {
    this.chunkRows = chunkRows
    this.pageRows = pageRows
  }

  get writer(): FactWriter {
    return {
      chunkRows: this.chunkRows,
      beginImport: async () => {
        const id = `I-${this.imports.length + 1}`
        this.imports.push({ id, state: 'running', accepted: 0, rejected: 0 })
        return id
      },
      keepImportAlive: async () => {
        this.signsOfLife++
      },
      write: (importId, kind, rows) => this.write(importId, kind, rows),
      compare: async (kind, rows) => ({ unchanged: rows.filter(row => this.holds(kind, row)).length }),
      finishImport: async (importId, counts) => {
        const found = this.imports.find(({ id }) => id === importId)
        if (found !== undefined) Object.assign(found, counts, { state: 'completed' })
      },
    }
  }

  get reader(): FactReader {
    const rows = <Kind extends FactKind>(kind: Kind) => this.rows(kind)
    return {
      pageRows: this.pageRows,
      page: async (kind, { after, limit }) => {
        const sorted = [...(this.tables.get(kind) ?? new Map<string, AnyRow>())].sort(([a], [b]) =>
          a < b ? -1 : 1,
        )
        const from = after === undefined ? sorted : sorted.filter(([key]) => key > JSON.stringify(after))
        return from.slice(0, limit).map(([, row]) => row) as Awaited<ReturnType<typeof rows<typeof kind>>>
      },
      count: async kind => rows(kind).length,
      existing: async (kind, ids) =>
        new Set(ids.filter(id => this.tables.get(kind)?.has(JSON.stringify([id])))),
      byId: async (kind, ids) =>
        [...new Set(ids)].flatMap(id => {
          const found = this.tables.get(kind)?.get(JSON.stringify([id]))
          return found === undefined ? [] : [found as Awaited<ReturnType<typeof rows<typeof kind>>>[number]]
        }),
      ofAccount: async (kind, accountId) =>
        rows(kind).filter(({ row }) => Reflect.get(row, 'accountId') === accountId),
      rowsBy: async (kind, column, values) =>
        rows(kind).filter(({ row }) => values.includes(String(Reflect.get(row, column)))),
      unfinishedImport: async () => null,
      lastImport: async () => null,
    }
  }

  /** All stored rows of a kind. */
  rows<Kind extends FactKind>(kind: Kind): StoredRow<Kind>[] {
    return [...(this.tables.get(kind)?.values() ?? [])] as StoredRow<Kind>[]
  }

  async write<Kind extends FactKind>(_importId: string, kind: Kind, rows: readonly StoredRow<Kind>[]) {
    const table = this.tables.get(kind) ?? new Map<string, AnyRow>()
    this.tables.set(kind, table)
    let unchanged = 0
    for (const { row, baseMinor } of rows) {
      const stored = { row, baseMinor } as AnyRow
      const key = JSON.stringify(keyParts(kind, stored))
      if (this.holds(kind, stored)) unchanged++
      table.set(key, stored)
    }
    return { unchanged }
  }

  /** Whether a row is stored word for word. */
  private holds(kind: FactKind, { row, baseMinor }: AnyRow): boolean {
    const stored = { row, baseMinor } as AnyRow
    const before = this.tables.get(kind)?.get(JSON.stringify(keyParts(kind, stored)))
    return before !== undefined && textOf(before) === textOf(stored)
  }
}
