import type { FactKind } from '../../facts/index.ts'
import type { FactWriter, StoredRow, WriteResult } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { toWritten, type WrittenRow } from './fact-cells.ts'
import { storedSql, upsertSql } from './fact-sql.ts'
import { type FactTable, factTable } from './fact-table.ts'

// One statement may name a key once only; of two rows in one call the later counts.
function lastOfEachKey(rows: readonly WrittenRow[]): { kept: readonly WrittenRow[]; replaced: number } {
  const byKey = new Map<string, WrittenRow>()
  let replaced = 0
  for (const row of rows) {
    const earlier = byKey.get(row.key)
    if (earlier !== undefined && earlier.rowHash !== row.rowHash) replaced += 1
    byKey.set(row.key, row)
  }
  // One order for all writers: two of them then never wait for each other's rows in a circle.
  return { kept: [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), replaced }
}

const parameters = ({ columns, baseMinor }: FactTable, rows: readonly WrittenRow[]) => [
  ...columns.map((_, index) => rows.map(({ cells }) => cells[index])),
  ...baseMinor.map((_, index) => rows.map(row => row.baseMinor[index])),
  rows.map(({ rowHash }) => rowHash),
]

/** The one statement that writes some rows of a kind. */
export function upsertStatement<Kind extends FactKind>(
  table: FactTable,
  workspaceId: string,
  importId: string,
  rows: readonly StoredRow<Kind>[],
) {
  const { kept, replaced } = lastOfEachKey(rows.map(row => toWritten(table, row)))
  return { text: upsertSql(table), values: [workspaceId, importId, ...parameters(table, kept)], replaced }
}

const keyParameters = ({ columns }: FactTable, rows: readonly WrittenRow[]) => [
  ...columns.flatMap(({ isKey }, index) => (isKey ? [rows.map(({ cells }) => cells[index])] : [])),
  rows.map(({ rowHash }) => rowHash),
]

/** `FactWriter.write`: one statement a call, so a call commits whole or not at all. */
export function factWriting({ pool, chunkRows }: LaneConnection, workspaceId: string) {
  const checkChunk = (rows: number) => {
    if (rows > chunkRows) throw new RangeError(`${rows} rows in one call: this database takes ${chunkRows}`)
  }
  return {
    chunkRows,
    async write<Kind extends FactKind>(
      importId: string,
      kind: Kind,
      rows: readonly StoredRow<Kind>[],
    ): Promise<WriteResult> {
      if (rows.length === 0) return { unchanged: 0 }
      checkChunk(rows.length)
      const { text, values, replaced } = upsertStatement(factTable(kind), workspaceId, importId, rows)
      const { rowCount } = await pool.query(text, values)
      return { unchanged: rows.length - replaced - (rowCount ?? 0) }
    },
    async compare<Kind extends FactKind>(kind: Kind, rows: readonly StoredRow<Kind>[]): Promise<WriteResult> {
      if (rows.length === 0) return { unchanged: 0 }
      checkChunk(rows.length)
      const table = factTable(kind)
      const { kept, replaced } = lastOfEachKey(rows.map(row => toWritten(table, row)))
      const result = await pool.query<{ count: number }>(storedSql(table), [
        workspaceId,
        ...keyParameters(table, kept),
      ])
      const changed = kept.length - (result.rows[0]?.count ?? 0)
      return { unchanged: rows.length - replaced - changed }
    },
  } satisfies Pick<FactWriter, 'chunkRows' | 'write' | 'compare'>
}
