import type { StoredAs } from '../../facts/index.ts'
import type { FactTable, TableColumn } from './fact-table.ts'

export const quoted = (name: string) => `"${name}"`

// A list travels as the text of an array: unnest would flatten an array of arrays.
const parameterTypes: Record<StoredAs, string> = {
  text: 'text[]',
  date: 'date[]',
  numeric: 'numeric[]',
  integer: 'integer[]',
  boolean: 'boolean[]',
  'text[]': 'text[]',
}

const scalarTypes: Record<StoredAs, string> = {
  text: 'text',
  date: 'date',
  numeric: 'numeric',
  integer: 'integer',
  boolean: 'boolean',
  'text[]': 'text[]',
}

/**
 * Writes any number of rows in one statement; $1 workspace, $2 import, then one array for each column, each base
 * amount and the hashes. Rows that are there word for word are left alone and not counted as affected.
 */
export function upsertSql({ table, columns, key, baseMinor }: FactTable): string {
  const cells = columns.map(({ column }) => quoted(column))
  const base = baseMinor.map(({ column }) => quoted(column))
  const names = [...cells, ...base, 'row_hash']
  const types = [
    ...columns.map(({ storedAs }) => parameterTypes[storedAs]),
    ...base.map(() => 'bigint[]'),
    'text[]',
  ]
  const values = columns.map(({ column, storedAs }) =>
    storedAs === 'text[]' ? `r.${quoted(column)}::text[]` : `r.${quoted(column)}`,
  )
  const changed = names
    .filter(name => !key.some(({ column }) => quoted(column) === name))
    .concat('import_id')
    .map(name => `${name} = EXCLUDED.${name}`)
  return [
    `INSERT INTO ${quoted(table)} AS t (workspace_id, import_id, ${names.join(', ')})`,
    `SELECT $1, $2, ${[...values, ...base.map(name => `r.${name}`), 'r.row_hash'].join(', ')}`,
    `FROM unnest(${types.map((type, index) => `$${index + 3}::${type}`).join(', ')}) AS r(${names.join(', ')})`,
    `ON CONFLICT (workspace_id, ${key.map(({ column }) => quoted(column)).join(', ')})`,
    `DO UPDATE SET ${changed.join(', ')} WHERE t.row_hash <> EXCLUDED.row_hash`,
  ].join('\n')
}

/**
 * Counts rows that are there word for word; $1 workspace, then one array for each key column in the order of the
 * table's columns, and the hashes.
 */
export function storedSql({ table, columns }: FactTable): string {
  const key = columns.filter(({ isKey }) => isKey)
  const names = [...key.map(({ column }) => quoted(column)), 'row_hash']
  const types = [...key.map(({ storedAs }) => parameterTypes[storedAs]), 'text[]']
  return [
    `SELECT count(*)::int FROM unnest(${types.map((type, index) => `$${index + 2}::${type}`).join(', ')}) AS r(${names.join(', ')})`,
    `JOIN ${quoted(table)} AS t ON t.workspace_id = $1 AND ${names.map(name => `t.${name} = r.${name}`).join(' AND ')}`,
  ].join('\n')
}

// Text in one form on every server, whatever its DateStyle; numerics without the zeros that their scale adds.
function read({ column, storedAs }: TableColumn): string {
  if (storedAs === 'date') return `to_char(${quoted(column)}, 'YYYY-MM-DD')`
  if (storedAs === 'numeric') return `trim_scale(${quoted(column)})::text`
  return quoted(column)
}

const selected = ({ columns, baseMinor }: FactTable) =>
  [...columns.map(read), ...baseMinor.map(({ column }) => `${quoted(column)}::text`)].join(', ')

const ordered = ({ key }: FactTable) => key.map(({ column }) => quoted(column)).join(', ')

const afterKey = ({ key }: FactTable, first: number) =>
  `(${key.map(({ column }) => quoted(column)).join(', ')}) > (${key
    .map(({ storedAs }, index) => `$${first + index}::${scalarTypes[storedAs]}`)
    .join(', ')})`

function notAfter({ datedBy }: FactTable, parameter: number): string {
  const on = datedBy.length === 1 ? datedBy.map(quoted).join() : `COALESCE(${datedBy.map(quoted).join(', ')})`
  return ` AND (${on} IS NULL OR ${on} <= $${parameter}::date)`
}

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

interface Page {
  readonly after?: readonly string[] | undefined
  readonly limit: number
  readonly asOf?: string | undefined
}

export function pageSql(table: FactTable, workspaceId: string, { after, limit, asOf }: Page): Statement {
  const values: unknown[] = [workspaceId, limit]
  let where = 'workspace_id = $1'
  if (after !== undefined) {
    where += ` AND ${afterKey(table, values.length + 1)}`
    values.push(...after)
  }
  if (asOf !== undefined && table.datedBy.length > 0) {
    where += notAfter(table, values.length + 1)
    values.push(asOf)
  }
  return {
    text: `SELECT ${selected(table)} FROM ${quoted(table.table)} WHERE ${where} ORDER BY ${ordered(table)} LIMIT $2`,
    values,
  }
}

/** Rows in which a text column has one of some values. */
export function rowsBySql(
  table: FactTable,
  workspaceId: string,
  column: string,
  wanted: readonly string[],
  asOf?: string,
): Statement {
  const isDated = asOf !== undefined && table.datedBy.length > 0
  const where = `workspace_id = $1 AND ${quoted(column)} = ANY($2::text[])${isDated ? notAfter(table, 3) : ''}`
  return {
    text: `SELECT ${selected(table)} FROM ${quoted(table.table)} WHERE ${where} ORDER BY ${ordered(table)}`,
    values: isDated ? [workspaceId, wanted, asOf] : [workspaceId, wanted],
  }
}

/** Counts at most `limit` keys after a key, and gives the last of them. */
export function countStepSql(
  table: FactTable,
  workspaceId: string,
  limit: number,
  after?: readonly string[],
): Statement {
  const keys = table.key.map(({ column }) => quoted(column)).join(', ')
  const last = table.key.map(column => `(array_agg(${read(column)} ORDER BY ${keys} DESC))[1]`)
  const where = after === undefined ? '' : ` AND ${afterKey(table, 3)}`
  return {
    text: `SELECT count(*)::int, ${last.join(', ')} FROM (SELECT ${keys} FROM ${quoted(table.table)} WHERE workspace_id = $1${where} ORDER BY ${keys} LIMIT $2) step`,
    values: [workspaceId, limit, ...(after ?? [])],
  }
}
