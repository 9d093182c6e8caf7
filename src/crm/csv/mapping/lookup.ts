import { RefusedInputError } from '../../../errors.ts'
import type { CsvTable } from '../csv-table.ts'
import type { Fixes } from './fixes.ts'

/** The most rows of a file that rows are looked up in, because it is kept in memory. */
const MAX_LOOKUP_ROWS = 200_000

/** Rows of a small file by the value of one column; `twice` where two rows share it. */
export interface Lookup {
  readonly file: string
  find(key: string): readonly string[] | 'twice' | undefined
  position(column: string): number | undefined
}

/** @throws RefusedInputError where the file is too large to look up in. */
export async function readLookup(table: CsvTable, by: string, fixes: Fixes): Promise<Lookup> {
  const key = table.header.position(by) ?? 0
  const byKey = new Map<string, readonly string[] | 'twice'>()
  const fix = fixes.of(table)
  for await (const { rows } of table.rows()) {
    for (const row of rows) {
      if (!('cells' in row)) continue
      const cells = fix(row.cells)
      const value = cells[key] ?? ''
      byKey.set(value, byKey.has(value) ? 'twice' : cells)
    }
    if (byKey.size > MAX_LOOKUP_ROWS) {
      const found = `expected at most ${MAX_LOOKUP_ROWS} rows in a file to look up in, found more`
      throw new RefusedInputError([`${table.file}: ${found}`])
    }
  }
  return {
    file: table.file,
    find: value => byKey.get(value),
    position: column => table.header.position(column),
  }
}
