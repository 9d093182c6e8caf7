import type pg from 'pg'
import { RefusedInputError } from '../../errors.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { migrationsOf, quoted, type Table, tablesInOrder, writeValuesAlike } from './catalogue.ts'
import { encodeFrame } from './frames.ts'
import { refuseOthers } from './other-processes.ts'

/** Rows of one table that go into one frame; rows with long texts go in fewer. */
const BATCH_BYTES = 1024 * 1024

/** What was written, by table. */
export type RowCounts = Readonly<Record<string, number>>

/** Everything in the database as frames, one batch of one table at a time, in the order of their keys. */
async function* framesOf(
  client: pg.ClientBase,
  tables: readonly Table[],
  pageRows: number,
  counts: Record<string, number>,
): AsyncGenerator<Buffer> {
  yield encodeFrame('about', JSON.stringify({ migrations: await migrationsOf(client) }))
  for (const { name, keyColumns } of tables) {
    counts[name] = 0
    const order = keyColumns.map(quoted).join(', ')
    await client.query(
      `DECLARE moving NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${quoted(name)} t ORDER BY ${order}`,
    )
    let batch: string[] = []
    let batchBytes = 0
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${pageRows} FROM moving`)
      for (const { row } of rows) {
        batch.push(row)
        batchBytes += row.length
        counts[name] += 1
        if (batchBytes < BATCH_BYTES) continue
        yield encodeFrame(`rows ${name}`, JSON.stringify(batch))
        batch = []
        batchBytes = 0
      }
      if (rows.length < pageRows) break
    }
    if (batch.length > 0) yield encodeFrame(`rows ${name}`, JSON.stringify(batch))
    await client.query('CLOSE moving')
  }
  yield encodeFrame('end', JSON.stringify(counts))
}

/**
 * Hands everything in the database to `write`, and closes the database for good in the same transaction: nobody can
 * take a message between what is written and the moment from which nothing is sent here.
 * @throws UnavailableError where other processes use the database, RefusedInputError where nothing is in it.
 */
export async function moveOut(
  { pool, pageRows }: LaneConnection,
  workspaceId: string,
  write: (frames: AsyncIterable<Buffer>) => Promise<void>,
): Promise<RowCounts> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await refuseOthers(client)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await writeValuesAlike(client)
    const tables = await tablesInOrder(client)
    // Whoever slipped in waits for the end, and finds the house closed.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN SHARE MODE`)
    const counts: Record<string, number> = {}
    const own = await client.query('SELECT FROM workspace WHERE workspace_id = $1', [workspaceId])
    if (own.rowCount === 0)
      throw new RefusedInputError(['archive: expected a database that was used, found an empty one'])
    await write(framesOf(client, tables, pageRows, counts))
    await client.query(
      'UPDATE workspace SET moved_at = COALESCE(moved_at, clock_timestamp()) WHERE workspace_id = $1',
      [workspaceId],
    )
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
