import { type FactKind, type FactRow, factKinds } from '../../src/facts/index.ts'
import { allOf } from '../../src/workflows/pages.ts'
import type { FactReader, StoredRow } from '../../src/workflows/ports/index.ts'

/** A row as text, its cells in one order whatever the order in which they were read. */
function rowText<Kind extends FactKind>({ row, baseMinor }: StoredRow<Kind>): string {
  const sorted = (cells: object) => Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sorted(row), sorted(baseMinor)], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
}

export const cellsText = (row: FactRow<FactKind>) => rowText({ row, baseMinor: {} })

/** All stored facts as text, in one order whatever the database's. */
export async function allFacts(reader: FactReader): Promise<Record<string, string[]>> {
  const facts: Record<string, string[]> = {}
  for (const kind of factKinds) facts[kind] = (await allOf(reader, kind)).map(rowText).sort()
  return facts
}
