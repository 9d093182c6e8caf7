import type pg from 'pg'

/** Work of a name goes one at a time, each waiting for its turn. */
export type Alone = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** For the embedded database, which one process holds: turns are taken in memory and cost no connection. */
export function aloneInProcess(): Alone {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work)
    last.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  }
}

/** For PostgreSQL: a lock of a session, which the server lets go by itself where the process that held it is gone. */
export function aloneOnServer(pool: pg.Pool): Alone {
  return async (name, work) => {
    const client = await pool.connect()
    // A connection that breaks while it only holds the lock is no fault of the work.
    client.on('error', ignore)
    let isGone = false
    try {
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`plumbline ${name}`])
      return await work()
    } finally {
      await client
        .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [`plumbline ${name}`])
        .catch(() => {
          isGone = true
        })
      client.off('error', ignore)
      client.release(isGone)
    }
  }
}

const ignore = () => {}
