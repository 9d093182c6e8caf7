import type { RunStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'

const DAY_MS = 86_400_000

// $2 from here on everything stays, $3 from here on the last run of each month stays. What nudges refer to stays, and so
// do the two runs that the next round compares. A failed run was never seen by anyone.
const OUTDATED = `
SELECT r.run_id, r.state FROM scoring_run r
WHERE r.workspace_id = $1 AND r.pruned_at IS NULL AND (
  r.state = 'failed'
  OR r.state = 'completed' AND r.completed_at < $2
    AND NOT EXISTS (SELECT 1 FROM nudge n WHERE n.workspace_id = $1 AND n.run_id = r.run_id)
    AND r.run_id NOT IN (
      SELECT run_id FROM scoring_run
      WHERE workspace_id = $1 AND state = 'completed' AND is_published_model
      ORDER BY completion_no DESC LIMIT 2
    )
    AND (
      NOT r.is_published_model OR r.completed_at < $3
      OR EXISTS (
        SELECT 1 FROM scoring_run m
        WHERE m.workspace_id = $1 AND m.state = 'completed' AND m.is_published_model
          AND left(m.as_of, 7) = left(r.as_of, 7) AND m.completion_no > r.completion_no
      )
    )
)
ORDER BY r.begin_no`

const deleteSql = (table: string) => `
DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM ${table} WHERE workspace_id = $1 AND run_id = $2 LIMIT $3
))`

const DETAILS = ['snapshot_row', 'finding'] as const

/** Deleting what runs were computed on and what they found, once nobody looks back at it any more. */
export function runPruning({ pool, prisma, chunkRows }: LaneConnection, workspaceId: string) {
  /** In small statements, so that answers come between. */
  async function empty(table: string, runId: string): Promise<void> {
    for (;;) {
      const { rowCount } = await pool.query(deleteSql(table), [workspaceId, runId, chunkRows])
      if ((rowCount ?? 0) < chunkRows) return
    }
  }
  return {
    async prune({ allDays, monthEndDays }, at) {
      const daysAgo = (days: number) => new Date(at.getTime() - days * DAY_MS)
      const { rows } = await pool.query<{ run_id: string; state: string }>(OUTDATED, [
        workspaceId,
        daysAgo(allDays),
        daysAgo(monthEndDays),
      ])
      for (const { run_id: runId, state } of rows) {
        for (const table of DETAILS) await empty(table, runId)
        // The tiers of a completed run are the history of its accounts, and small.
        if (state === 'failed') await empty('account_tier', runId)
        await prisma.scoringRun.update({
          where: { workspaceId_runId: { workspaceId, runId } },
          data: { prunedAt: at },
        })
      }
      // The embedded database never does it by itself, and without it the room of deleted rows is not used again.
      if (rows.length > 0) for (const table of DETAILS) await pool.query(`VACUUM ${table}`)
      return rows.length
    },
  } satisfies Pick<RunStore, 'prune'>
}
