import type pg from 'pg'
import { z } from 'zod'
import { RefusedInputError } from '../../errors.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import {
  migrationsOf,
  moveCountersOn,
  quoted,
  type Table,
  tablesInOrder,
  writeValuesAlike,
} from './catalogue.ts'
import type { Frame } from './frames.ts'
import type { RowCounts } from './move-out.ts'
import { refuseOthers } from './other-processes.ts'

const aboutSchema = z.object({ migrations: z.array(z.string()) })
const endSchema = z.record(z.string(), z.number())
const rowsSchema = z.array(z.string())
const ROWS = 'rows '
/** Made by every start of a bot, so it says nothing about whether the database was used. */
const SETTINGS = 'workspace'

const refused = (line: string) => new RefusedInputError([`archive: ${line}`])

async function refuseUsed(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (name === SETTINGS) continue
    const { rowCount } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`)
    if (rowCount !== 0)
      throw new RefusedInputError([
        `database: expected an empty one, found rows in ${name}; an archive is read into a new database only`,
      ])
  }
}

async function refuseOtherSchema(client: pg.ClientBase, { migrations }: z.output<typeof aboutSchema>) {
  const own = await migrationsOf(client)
  const unknown = migrations.filter(name => !own.includes(name))
  if (unknown.length > 0)
    throw refused(
      `expected tables of this release, found those of a newer one (${unknown.at(-1)}); read it with the release that wrote it`,
    )
  const missing = own.filter(name => !migrations.includes(name))
  if (missing.length > 0)
    throw refused(
      `expected tables of this release, found those of an older one (without ${missing.at(-1)}); read it with the release that wrote it, then start this one on that database`,
    )
}

const WRITE = (table: string) => `INSERT INTO ${quoted(table)} SELECT * FROM unnest($1::${quoted(table)}[])`

/**
 * What was being sent is taken up as after the loss of an instance. The leases begin anew on this database's clock, which
 * knows nothing of the other one's: when they end, no post of the old house can still be under way, and what is unsure
 * has had time to show in the history.
 */
const BEGIN_LEASES_ANEW = `
UPDATE outbox SET
  lease_until = CASE WHEN state = 'sending' THEN clock_timestamp() + $1 * interval '1 millisecond' END,
  due_at = CASE WHEN state = 'due' AND unsure_since IS NOT NULL
    THEN greatest(due_at, clock_timestamp() + $2 * interval '1 millisecond') ELSE due_at END
WHERE state = 'sending' OR (state = 'due' AND unsure_since IS NOT NULL)`

export interface MoveIn {
  /** How long an old house may still be at what it was sending, and how long history takes to show it. */
  readonly leaseMs: number
  readonly historyMs: number
  /** What is not the database's own. Called before anything is committed. */
  readonly takeOther: (frame: Frame) => Promise<void> | void
}

/** Follows the order in which an archive has to be: about, rows, end. */
async function takeAll(
  client: pg.ClientBase,
  tables: readonly Table[],
  frames: AsyncIterable<Frame>,
  takeOther: MoveIn['takeOther'],
): Promise<RowCounts> {
  const known = new Set(tables.map(({ name }) => name))
  const counts: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]))
  let isBegun = false
  let end: Readonly<Record<string, number>> | null = null
  for await (const frame of frames) {
    if (frame.name === 'about') {
      await refuseOtherSchema(client, aboutSchema.parse(JSON.parse(frame.body.toString())))
      isBegun = true
    } else if (!isBegun || end !== null) throw refused(`expected another order, found ${frame.name}`)
    else if (frame.name === 'end') end = endSchema.parse(JSON.parse(frame.body.toString()))
    else if (!frame.name.startsWith(ROWS)) await takeOther(frame)
    else {
      const table = frame.name.slice(ROWS.length)
      if (!known.has(table)) throw refused(`expected a table of this release, found ${table}`)
      const { rowCount } = await client.query(WRITE(table), [
        rowsSchema.parse(JSON.parse(frame.body.toString())),
      ])
      counts[table] = (counts[table] ?? 0) + (rowCount ?? 0)
    }
  }
  if (end === null) throw refused('expected its end, found that it was cut short')
  for (const [table, count] of Object.entries(end))
    if (counts[table] !== count)
      throw refused(`expected ${count} rows of ${table}, found ${counts[table] ?? 0}`)
  return counts
}

/**
 * Writes everything from `frames` into an empty database, all of it or nothing.
 * @throws RefusedInputError where the database was used or the archive does not fit, UnavailableError where other
 * processes use the database.
 */
export async function moveIn(
  { pool }: LaneConnection,
  workspaceId: string,
  frames: AsyncIterable<Frame>,
  { leaseMs, historyMs, takeOther }: MoveIn,
): Promise<RowCounts> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await refuseOthers(client)
    await client.query('BEGIN')
    await writeValuesAlike(client)
    const tables = await tablesInOrder(client)
    await client.query(`LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN EXCLUSIVE MODE`)
    await refuseUsed(client, tables)
    await client.query(`DELETE FROM ${quoted(SETTINGS)}`)
    const counts = await takeAll(client, tables, frames, takeOther)
    if (counts[SETTINGS] === 0) throw refused('expected settings, found none')
    // A house that was closed before is written with its mark.
    await client.query(`UPDATE ${quoted(SETTINGS)} SET moved_at = NULL WHERE workspace_id = $1`, [
      workspaceId,
    ])
    await client.query(BEGIN_LEASES_ANEW, [leaseMs, historyMs])
    await moveCountersOn(client)
    await client.query('COMMIT')
    return counts
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}
