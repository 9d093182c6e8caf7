import type { Clock } from './clock.ts'
import type { Faults } from './control/faults.ts'
import type { Traffic } from './control/traffic.ts'
import type { Delivery } from './delivery/delivery.ts'
import type { ResponseUrls } from './delivery/response-urls.ts'
import type { Triggers } from './delivery/triggers.ts'
import type { RateLimits } from './protocol/rate-limits.ts'
import type { Changes } from './workspace/changes.ts'
import type { Conversations } from './workspace/conversations.ts'
import type { Files } from './workspace/files.ts'
import type { Ids } from './workspace/ids.ts'
import type { Messages } from './workspace/messages.ts'
import type { OAuthCodes } from './workspace/oauth-codes.ts'
import type { People } from './workspace/people.ts'
import type { Scheduled } from './workspace/scheduled.ts'
import type { Views } from './workspace/views.ts'
import type { AppSection, WorkspaceFile } from './workspace/workspace-file.ts'

/** One workspace with everything in it; each part of the server works on this. */
export interface Core {
  readonly clock: Clock
  readonly ids: Ids
  readonly team: WorkspaceFile['team']
  readonly mode: WorkspaceFile['mode']
  readonly app: AppSection
  readonly scopes: ReadonlySet<string>
  readonly people: People
  readonly conversations: Conversations
  readonly messages: Messages
  readonly views: Views
  readonly files: Files
  readonly scheduled: Scheduled
  readonly oauthCodes: OAuthCodes
  readonly changes: Changes
  readonly traffic: Traffic
  readonly faults: Faults
  readonly limits: RateLimits
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly delivery: Delivery
  /** `http://127.0.0.1:PORT`, known once the server listens */
  origin: string
}
