import type { Directory, ImportRecord, OutboxState, ScoringRun, WorkspaceSettings } from '../ports/index.ts'
import type { OperationsPorts } from './ports.ts'

export interface Status {
  readonly settings: WorkspaceSettings
  /** Newest first. */
  readonly runs: readonly ScoringRun[]
  readonly lastImport: ImportRecord | null
  /** Under way, or interrupted and not repeated. */
  readonly unfinishedImport: ImportRecord | null
  readonly messages: Readonly<Record<OutboxState, number>>
  /** Messages whose outcome nobody could tell, or that never left; at most `MOST_STUCK`. */
  readonly stuck: number
  /** Members of Slack whom nobody in the people data matches; guests and deactivated ones left out. */
  readonly unmatched: number
}

const RUNS_SHOWN = 3
const MOST_STUCK = 100

/** How the installation stands, for those who run it. */
export async function readStatus(
  ports: OperationsPorts,
  directory: Pick<Directory, 'unmatchedMembers'>,
): Promise<Status> {
  const unmatched = await directory.unmatchedMembers()
  return {
    settings: await ports.settings(),
    runs: await ports.runs.lastCompleted(RUNS_SHOWN),
    lastImport: await ports.facts.lastImport(),
    unfinishedImport: await ports.facts.unfinishedImport(ports.now()),
    messages: await ports.outbox.counts(),
    stuck: (await ports.outbox.stuck(MOST_STUCK)).length,
    unmatched: unmatched.filter(({ isGuest, isDeactivated }) => !isGuest && !isDeactivated).length,
  }
}
