import type { FactKind, PlainDate } from '../facts/index.ts'
import { factFiles } from '../facts/index.ts'
import type { FactReader, StoredRow } from './ports/index.ts'

/** All rows of a kind, a page at a time, so that bulk work never holds much in memory. */
export async function* pagesOf<Kind extends FactKind>(
  facts: FactReader,
  kind: Kind,
  asOf?: PlainDate,
): AsyncGenerator<readonly StoredRow<Kind>[]> {
  let after: readonly string[] | undefined
  for (;;) {
    const page = await facts.page(kind, {
      limit: facts.pageRows,
      ...(after === undefined ? {} : { after }),
      ...(asOf === undefined ? {} : { asOf }),
    })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (last === undefined || page.length < facts.pageRows) return
    const cells = last.row as Readonly<Record<string, unknown>>
    after = factFiles[kind].key.map(column => String(cells[column] ?? ''))
  }
}

/** Every row of a kind that is small by nature, such as people or product families. */
export async function allOf<Kind extends FactKind>(
  facts: FactReader,
  kind: Kind,
  asOf?: PlainDate,
): Promise<readonly StoredRow<Kind>[]> {
  const rows: StoredRow<Kind>[] = []
  for await (const page of pagesOf(facts, kind, asOf)) rows.push(...page)
  return rows
}

export function groupBy<Row>(
  rows: Iterable<Row>,
  key: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = key(row)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}
