import type { RoundResult } from '../coach/result.ts'
import type {
  AuditStore,
  FactReader,
  OutboxStore,
  RunStore,
  SettingsStore,
  WorkspaceSettings,
} from '../ports/index.ts'

/** What sales operations see and switch. */
export interface OperationsPorts {
  readonly settings: () => Promise<WorkspaceSettings>
  readonly change: SettingsStore['change']
  readonly outbox: Pick<OutboxStore, 'counts' | 'stuck' | 'byId' | 'sendAgain' | 'markArrived'>
  readonly audit: AuditStore
  readonly facts: Pick<FactReader, 'lastImport' | 'unfinishedImport'>
  readonly runs: Pick<RunStore, 'lastCompleted'>
  /** What the next round would send, to whom, and what it would hold back; sends nothing. */
  readonly preview: () => Promise<RoundResult>
  readonly now: () => Date
}
