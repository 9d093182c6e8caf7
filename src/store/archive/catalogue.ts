import type pg from 'pg'

/** A table and how its rows are put in one order. */
export interface Table {
  readonly name: string
  readonly keyColumns: readonly string[]
}

/** The record of migrations belongs to the database, not to what is in it. */
const KEPT = '_prisma_migrations'

const TABLES = `
SELECT c.relname AS name, array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) AS "keyColumns"
FROM pg_class c
JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> $1
GROUP BY c.relname ORDER BY c.relname`

const REFERENCES = `
SELECT child.relname AS child, parent.relname AS parent
FROM pg_constraint k
JOIN pg_class child ON child.oid = k.conrelid
JOIN pg_class parent ON parent.oid = k.confrelid
WHERE k.contype = 'f' AND child.relnamespace = current_schema()::regnamespace AND k.conrelid <> k.confrelid`

const SEQUENCES = `
SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** All tables, each after the ones that it refers to: read from the database, so that no list can forget one. */
export async function tablesInOrder(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows: tables } = await client.query<Table>(TABLES, [KEPT])
  const { rows: references } = await client.query<{ child: string; parent: string }>(REFERENCES)
  const placed = new Map<string, Table>()
  while (placed.size < tables.length) {
    const next = tables.find(
      ({ name }) =>
        !placed.has(name) && references.every(({ child, parent }) => child !== name || placed.has(parent)),
    )
    if (next === undefined) throw new Error('tables refer to each other in a circle')
    placed.set(next.name, next)
  }
  return [...placed.values()]
}

/** Rows travel in the database's own text; how it writes dates and numbers must not hang on a server's settings. */
export async function writeValuesAlike(client: pg.ClientBase): Promise<void> {
  await client.query("SET LOCAL datestyle = 'ISO, YMD'")
  await client.query("SET LOCAL timezone = 'UTC'")
  await client.query('SET LOCAL extra_float_digits = 1')
}

/** Counters go on after the rows that came in. */
export async function moveCountersOn(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(SEQUENCES)
  for (const { table, column } of rows)
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT max(${quoted(column)}) FROM ${quoted(table)}))`,
      [quoted(table), column],
    )
}

/** The migrations that made the schema: rows fit only where the same ones did. */
export async function migrationsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${quoted(KEPT)} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name`,
  )
  return rows.map(({ name }) => name)
}
