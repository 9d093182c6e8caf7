import { hasPrefix } from '../check-in/account-channel.ts'
import type {
  CheckInStore,
  Directory,
  ImportRecord,
  ModelRecord,
  OutboxState,
  ScoringRun,
  WorkspaceSettings,
} from '../ports/index.ts'
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
  /** Channels of accounts into which check-ins can go. */
  readonly accountChannels: number
  readonly modelInForce: string
  /** Newest publication first, then drafts. */
  readonly models: readonly ModelRecord[]
}

const RUNS_SHOWN = 3
const MOST_STUCK = 100
const MODELS_SHOWN = 3

/** Channels as the bot last saw them, and how those of accounts are called. */
export interface ChannelsSeen {
  readonly store: Pick<CheckInStore, 'channels' | 'mappings'>
  readonly prefixes: readonly string[]
}

/** How the installation stands, for those who run it. */
export async function readStatus(
  ports: OperationsPorts,
  directory: Pick<Directory, 'unmatchedMembers'>,
  { store, prefixes }: ChannelsSeen,
): Promise<Status> {
  const unmatched = await directory.unmatchedMembers()
  const mapped = new Set((await store.mappings()).map(({ channelId }) => channelId))
  const channels = (await store.channels()).filter(
    ({ channelId, name, isMember, isArchived, isShared, hasGuests }) =>
      isMember &&
      !(isArchived || isShared || hasGuests) &&
      (mapped.has(channelId) || hasPrefix(name, prefixes)),
  )
  const { models } = await ports.models()
  return {
    settings: await ports.settings(),
    runs: await ports.runs.lastCompleted(RUNS_SHOWN),
    lastImport: await ports.facts.lastImport(),
    unfinishedImport: await ports.facts.unfinishedImport(ports.now()),
    messages: await ports.outbox.counts(),
    stuck: (await ports.outbox.stuck(MOST_STUCK)).length,
    unmatched: unmatched.filter(({ isGuest, isDeactivated }) => !isGuest && !isDeactivated).length,
    accountChannels: channels.length,
    modelInForce: ports.modelInForce(),
    models: await models.list(MODELS_SHOWN),
  }
}
