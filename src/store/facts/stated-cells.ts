import { cellText, type FactKind, factFiles, type PlainDate, readCellText } from '../../facts/index.ts'
import { type StoredRow, statedKinds } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { factTable } from './fact-table.ts'

const areStated: ReadonlySet<FactKind> = new Set(statedKinds)

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
  if (!areStated.has(kind) || rows.length === 0) return rows
  const key = factTable(kind).key[0]?.property ?? ''
  const { columns } = factFiles[kind]
  const cells = (row: StoredRow<Kind>) => row.row as Readonly<Record<string, unknown>>
  const ids = rows.map(row => String(cells(row)[key]))
  const found = await pool.query<StatedRow>(STATED, [workspaceId, kind, ids, asOf ?? null])
  if (found.rows.length === 0) return rows
  return rows.map(row => {
    const own = found.rows.filter(({ subject_id }) => subject_id === cells(row)[key])
    const holding = own.filter(
      ({ property, was }) => cellText(columns, property, cells(row)[property]) === was,
    )
    if (holding.length === 0) return row
    // What no column takes says nothing: the source's cell stands, and the table can still be read.
    const said = Object.fromEntries(
      holding.flatMap(({ property, value }) => {
        const read = readCellText(columns, property, value)
        return 'value' in read ? [[property, read.value]] : []
      }),
    )
    return { ...row, row: { ...row.row, ...said } }
  })
}
