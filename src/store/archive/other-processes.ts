import type pg from 'pg'
import { UnavailableError } from '../../errors.ts'
import { APPLICATION } from '../connection/open-lanes.ts'

const OTHERS = `
SELECT count(*)::int AS count FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = $1`

/**
 * @throws UnavailableError where another bot or command is connected to the same server database. The embedded database
 * has one process, which its lock sees to.
 */
export async function refuseOthers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ count: number }>(OTHERS, [APPLICATION])
  if ((rows[0]?.count ?? 0) === 0) return
  throw new UnavailableError({
    code: 'database_in_use',
    message: 'other processes are connected to the database',
    userMessage:
      'Plumbline is at work on this database. Stop every bot and command that uses it, then repeat the command: a bot that is asked to stop finishes what it is sending.',
  })
}
