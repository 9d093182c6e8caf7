import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { UnavailableError } from '../../errors.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

// The key that Prisma's own command takes, so that it and we never migrate at the same time.
const ADVISORY_LOCK = 72707369

// Word for word Prisma's own table.
const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly is_finished: boolean
}

function refused(message: string, whatToDo: string): UnavailableError {
  return new UnavailableError({
    code: 'database_version',
    message,
    userMessage: `The database cannot be used: ${message}. ${whatToDo}`,
  })
}

function check(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { migration_name: name, checksum, is_finished: isFinished } of applied) {
    const known = migrations.find(migration => migration.name === name)
    if (known === undefined)
      throw refused(
        `it was made by a newer release (migration ${name})`,
        'Start that release, or restore a backup from before.',
      )
    if (!isFinished)
      throw refused(
        `migration ${name} failed half way`,
        `Repair it, then run "npx prisma migrate resolve --applied ${name}" or "--rolled-back ${name}".`,
      )
    if (known.checksum !== checksum)
      throw refused(
        `migration ${name} was applied with another content`,
        'Start the release that made the database, or restore prisma/migrations as it was.',
      )
  }
}

async function readApplied(client: pg.ClientBase): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows
}

async function hasTable(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ is_there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is_there`,
  )
  return rows[0]?.is_there === true
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Brings the database up to this release; any number of processes may do it at the same time. */
export async function applyMigrations(client: pg.ClientBase, migrations = readMigrations()): Promise<void> {
  const isMissing = (applied: readonly Applied[]) => {
    const names = new Set(applied.map(row => row.migration_name))
    return (migration: Migration) => !names.has(migration.name)
  }
  if (await hasTable(client)) {
    const applied = await readApplied(client)
    check(applied, migrations)
    if (!migrations.some(isMissing(applied))) return
  }
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  try {
    await client.query(CREATE_TABLE)
    const applied = await readApplied(client)
    check(applied, migrations)
    for (const migration of migrations.filter(isMissing(applied))) await apply(client, migration)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK])
  }
}
