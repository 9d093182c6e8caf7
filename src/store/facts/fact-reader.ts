import { columnName, type FactKind, type PlainDate } from '../../facts/index.ts'
import type { FactReader, LookupKind, PageRequest, StoredRow } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { toStored } from './fact-cells.ts'
import { countStepSql, pageSql, quoted, rowsBySql, type Statement } from './fact-sql.ts'
import { type FactTable, factTable } from './fact-table.ts'
import { withStatements } from './stated-cells.ts'

// Counting reads keys only, so a step may be longer than a page and still take a few milliseconds.
const KEYS_PER_STEP = 2_000

function singleKey({ key, kind }: FactTable): string {
  const [only, ...others] = key
  if (only === undefined || others.length > 0) throw new TypeError(`the key of ${kind} is more than one id`)
  return only.column
}

function* slices<Value>(values: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size)
}

/** The part of `FactReader` that reads rows. */
export function factReading(lane: LaneConnection, workspaceId: string) {
  const { pool, pageRows } = lane
  async function rows<Kind extends FactKind>(
    kind: Kind,
    statement: Statement,
    asOf?: PlainDate,
  ): Promise<readonly StoredRow<Kind>[]> {
    const table = factTable(kind)
    const result = await pool.query<unknown[]>({
      text: statement.text,
      values: [...statement.values],
      rowMode: 'array',
    })
    const stored = result.rows.map(values => toStored<Kind>(table, values))
    return withStatements(lane, workspaceId, kind, stored, asOf)
  }

  async function rowsBy<Kind extends FactKind>(
    kind: Kind,
    column: string,
    values: readonly string[],
    asOf?: PlainDate,
  ): Promise<readonly StoredRow<Kind>[]> {
    const found: StoredRow<Kind>[] = []
    const unique = [...new Set(values)].sort()
    for (const slice of slices(unique, pageRows))
      found.push(...(await rows(kind, rowsBySql(factTable(kind), workspaceId, column, slice, asOf), asOf)))
    return found
  }

  return {
    pageRows,
    page: <Kind extends FactKind>(kind: Kind, request: PageRequest) =>
      rows(kind, pageSql(factTable(kind), workspaceId, request), request.asOf),
    async count(kind: FactKind): Promise<number> {
      let total = 0
      let after: string[] | undefined
      for (;;) {
        const { text, values } = countStepSql(factTable(kind), workspaceId, KEYS_PER_STEP, after)
        const result = await pool.query<[number, ...string[]]>({
          text,
          values: [...values],
          rowMode: 'array',
        })
        const [count = 0, ...last] = result.rows[0] ?? []
        total += count
        if (count < KEYS_PER_STEP) return total
        after = last
      }
    },
    async existing(kind: FactKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
      const table = factTable(kind)
      const column = quoted(singleKey(table))
      const found = new Set<string>()
      for (const slice of slices(ids, pageRows)) {
        const text = `SELECT ${column} FROM ${quoted(table.table)} WHERE workspace_id = $1 AND ${column} = ANY($2::text[])`
        const result = await pool.query<[string]>({ text, values: [workspaceId, slice], rowMode: 'array' })
        for (const [id] of result.rows) found.add(id)
      }
      return found
    },
    ofAccount: (kind, accountId, asOf) => rowsBy(kind, 'account_id', [accountId], asOf),
    byId: (kind, ids) => rowsBy(kind, singleKey(factTable(kind)), ids),
    rowsBy: <Kind extends LookupKind>(
      kind: Kind,
      column: string,
      values: readonly string[],
      asOf?: PlainDate,
    ) => rowsBy(kind, columnName(column), values, asOf),
  } satisfies Omit<FactReader, 'unfinishedImport' | 'lastImport'>
}
