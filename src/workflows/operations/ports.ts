import type { RoundResult } from '../coach/result.ts'
import type { ImportResult } from '../import/index.ts'
import type {
  AuditStore,
  FactReader,
  OutboxStore,
  RunStore,
  SettingsStore,
  WorkspaceSettings,
} from '../ports/index.ts'
import type { ModelPorts } from './model.ts'

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
  /** Scores the facts as of today, with the coaching round that follows. */
  readonly score: () => Promise<Scored>
  /** Imports what a person uploaded. Raises `RefusedInputError` where it is unusable as a whole. */
  readonly importFiles: (fileIds: readonly string[], slackUserId: string) => Promise<ImportResult>
  readonly fileText: (fileId: string, slackUserId: string) => Promise<string>
  readonly models: () => Promise<ModelPorts>
  readonly modelInForce: () => string
  readonly now: () => Date
}

export interface Scored extends Pick<RoundResult, 'asOf' | 'tierChanges' | 'messages'> {
  readonly accounts: number
  /** Why nothing was scored, where nothing was. */
  readonly note: string | null
}
