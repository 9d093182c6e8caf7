import { PlumblineError } from '../errors.ts'
import type { RunState, ScoringRun } from '../workflows/ports/index.ts'
import type { ScoringRun as RunRow } from './generated/client.ts'

export const scoringRun = (row: RunRow): ScoringRun => ({
  runId: row.runId,
  asOf: row.asOf,
  modelVersion: row.modelVersion,
  isPublishedModel: row.isPublishedModel,
  state: row.state as RunState,
  startedAt: row.startedAt,
  completedAt: row.completedAt,
  accounts: row.accounts,
})

export function notRunning(runId: string): PlumblineError {
  const message = `scoring run ${runId} is not running: nothing can be added to it`
  return new PlumblineError({ code: 'run_not_running', message, userMessage: message })
}

/** Rows go in only while their run is running; its row is locked, so none can come after the run was completed. */
export const RUNNING =
  "SELECT 1 FROM scoring_run WHERE workspace_id = $1 AND run_id = $2 AND state = 'running' FOR SHARE"
