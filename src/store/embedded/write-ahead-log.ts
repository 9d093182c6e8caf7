import type pg from 'pg'

const LOOK_EVERY_MS = 5_000
// About 50,000 imported rows. A checkpoint of that much holds up answers for a moment; a rarer one would for longer.
const CHECKPOINT_AFTER_BYTES = 16 * 1024 * 1024

const WRITTEN = `
SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`

/** Makes a checkpoint where enough was written since the last one; tells whether it did. */
export async function checkpointWhenDue(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ bytes: number }>(WRITTEN)
  if ((rows[0]?.bytes ?? 0) < CHECKPOINT_AFTER_BYTES) return false
  await pool.query('CHECKPOINT')
  return true
}

/**
 * Keeps the write-ahead log small. The embedded database has no background process for it: without this the log grows
 * until the bot stops (1.2 GB after 400 MB of rows), and is read in full when it starts again after a kill.
 */
export function keepLogSmall(pool: pg.Pool): () => void {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    // A database that is down is noticed, and told, by whoever needs its rows.
    await checkpointWhenDue(pool).catch(() => {})
    isLooking = false
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
