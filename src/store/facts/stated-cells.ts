import { randomUUID } from 'node:crypto'
import type { FactKind, PlainDate } from '../../facts/index.ts'
import type { FactStatement, StatementStore, StoredRow } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { factTable } from './fact-table.ts'

/** Kinds of fact of which people say something in Slack. */
const statedKinds: ReadonlySet<FactKind> = new Set<FactStatement['kind']>(['planAction', 'contact'])

interface StatedRow {
  readonly subject_id: string
  readonly property: string
  readonly value: string | null
  readonly was: string | null
}

// The newest statement about each cell; two of one instant are told apart by their ids.
const STATED = `
SELECT DISTINCT ON (subject_id, property) subject_id, property, value, was FROM fact_statement
WHERE workspace_id = $1 AND kind = $2 AND subject_id = ANY($3::text[])
  AND ($4::date IS NULL OR (stated_at AT TIME ZONE 'UTC')::date <= $4::date)
ORDER BY subject_id, property, stated_at DESC, statement_id DESC`

/**
 * Rows as their source and people together say them: a statement stands in for a cell as long as the source says what it
 * said when the statement was made. So an import that is older than the statement does not undo it, and a newer word of
 * the source does.
 */
export async function withStatements<Kind extends FactKind>(
  { pool }: LaneConnection,
  workspaceId: string,
  kind: Kind,
  rows: readonly StoredRow<Kind>[],
  asOf?: PlainDate,
): Promise<readonly StoredRow<Kind>[]> {
  if (!statedKinds.has(kind) || rows.length === 0) return rows
  const key = factTable(kind).key[0]?.property ?? ''
  const cells = (row: StoredRow<Kind>) => row.row as Readonly<Record<string, unknown>>
  const ids = rows.map(row => String(cells(row)[key]))
  const found = await pool.query<StatedRow>(STATED, [workspaceId, kind, ids, asOf ?? null])
  if (found.rows.length === 0) return rows
  return rows.map(row => {
    const own = found.rows.filter(({ subject_id }) => subject_id === cells(row)[key])
    const holding = own.filter(({ property, was }) => (cells(row)[property] ?? null) === was)
    if (holding.length === 0) return row
    const said = Object.fromEntries(holding.map(({ property, value }) => [property, value]))
    return { ...row, row: { ...row.row, ...said } }
  })
}

/** What the source itself says of a cell, whatever was stated of it. */
async function sourceCell(
  { pool }: LaneConnection,
  workspaceId: string,
  { kind, subjectId, property }: FactStatement,
): Promise<string | null> {
  const { table, columns, key } = factTable(kind)
  const column = columns.find(each => each.property === property)?.column
  if (column === undefined) throw new TypeError(`${kind} has no ${property}`)
  const found = await pool.query<{ cell: string | null }>(
    `SELECT ${column}::text AS cell FROM ${table} WHERE workspace_id = $1 AND ${key[0]?.column} = $2`,
    [workspaceId, subjectId],
  )
  return found.rows[0]?.cell ?? null
}

export function statementStore(lane: LaneConnection, workspaceId: string): StatementStore {
  return {
    async state(statements) {
      const data: (FactStatement & { workspaceId: string; statementId: string; was: string | null })[] = []
      for (const statement of statements) {
        const was =
          statement.was === undefined ? await sourceCell(lane, workspaceId, statement) : statement.was
        data.push({ ...statement, was, workspaceId, statementId: randomUUID() })
      }
      await lane.prisma.factStatement.createMany({ data })
    },
  }
}
