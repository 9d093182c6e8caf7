import { type FactKind, type FactRow, factKinds } from '../../src/facts/index.ts'
import type { FactReader, StoredRow } from '../../src/workflows/ports/index.ts'
import { allPages } from '../../src/workflows/stored-pages.ts'

export async function storedRows<Kind extends FactKind>(
  reader: FactReader,
  kind: Kind,
): Promise<StoredRow<Kind>[]> {
  const rows: StoredRow<Kind>[] = []
  for await (const page of allPages(kind, reader)) rows.push(...page)
  return rows
}

/** A row as text, its cells in one order whatever the order in which they were read. */
export function rowText<Kind extends FactKind>({ row, baseMinor }: StoredRow<Kind>): string {
  const sorted = (cells: object) => Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sorted(row), sorted(baseMinor)], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
}

export const cellsText = (row: FactRow<FactKind>) => rowText({ row, baseMinor: {} })

/** All stored facts as text, in one order whatever the database's. */
export async function allFacts(reader: FactReader): Promise<Record<string, string[]>> {
  const facts: Record<string, string[]> = {}
  for (const kind of factKinds) facts[kind] = (await storedRows(reader, kind)).map(rowText).sort()
  return facts
}
