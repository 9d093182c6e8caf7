import { type Clock, createClock } from './clock.ts'
import { createFaults } from './control/faults.ts'
import { createTraffic } from './control/traffic.ts'
import type { Core } from './core.ts'
import { createDelivery } from './delivery/delivery.ts'
import { eventPayload } from './delivery/events.ts'
import { createHttpTransport } from './delivery/http-transport.ts'
import { createResponseUrls } from './delivery/response-urls.ts'
import { createSocketTransport } from './delivery/socket-transport.ts'
import { createTriggers } from './delivery/triggers.ts'
import { createRateLimits } from './protocol/rate-limits.ts'
import { startServer } from './protocol/server.ts'
import { createChanges } from './workspace/changes.ts'
import { createConversations } from './workspace/conversations.ts'
import { createFiles } from './workspace/files.ts'
import { createIds } from './workspace/ids.ts'
import { withManifest } from './workspace/manifest.ts'
import { createMessages } from './workspace/messages.ts'
import { createOAuthCodes } from './workspace/oauth-codes.ts'
import { createPeople } from './workspace/people.ts'
import { createScheduled } from './workspace/scheduled.ts'
import { allScopes } from './workspace/scopes.ts'
import { createStateFile, noticed, type StateFile } from './workspace/state-file.ts'
import { createViews } from './workspace/views.ts'
import { parseWorkspaceFile, type WorkspaceInput } from './workspace/workspace-file.ts'

export interface SandboxOptions {
  workspace: WorkspaceInput
  /** default: any free one */
  port?: number
  /** default: one that runs with the machine's */
  clock?: Clock
  /** folder with the page's files; default: the sandbox's own page */
  pageFolder?: string
  /** keeps conversations and messages between starts; for one workspace that people play with, not for load */
  stateFile?: string
}

export interface Sandbox {
  port: number
  /** `http://127.0.0.1:PORT`: the page */
  origin: string
  /** for `clientOptions.slackApiUrl` */
  slackApiUrl: string
  clock: Clock
  /** what a person should know of this start, for example that the state file was broken */
  notice: string | null
  /** resolves when no delivery to the app awaits its answer */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts a local Slack workspace on 127.0.0.1.
 * @throws WorkspaceFileError naming every fault of the workspace; the error of `listen` where the port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const file = parseWorkspaceFile(options.workspace)
  const app = file.manifest === undefined ? file.app : withManifest(file.app, file.manifest)
  const clock = options.clock ?? createClock()
  const ids = createIds(clock)
  const faults = createFaults()
  const traffic = createTraffic(clock.now, file.keep.traffic)
  let state: StateFile | null = null
  const changes = noticed(createChanges(), () => state?.touch())
  const people = createPeople(file, app, ids, clock.now())
  const onConnections = (connections: number) =>
    changes.publish('everyone', () => ({ type: 'connections', connections }))
  const transport =
    app.transport === 'socket'
      ? createSocketTransport(clock, ids, faults, onConnections)
      : createHttpTransport(app, clock, onConnections)

  const core: Core = {
    clock,
    ids,
    team: file.team,
    mode: file.mode,
    app,
    scopes: new Set(app.scopes ?? allScopes),
    people,
    conversations: createConversations(file, people, app.bot_user_id, ids, clock.now()),
    messages: createMessages(file.keep.messages, file.keep.messages_per_conversation),
    views: createViews(ids, clock.now),
    files: createFiles(ids, clock, file.keep.file_bytes),
    scheduled: createScheduled(ids, clock),
    oauthCodes: createOAuthCodes(ids, clock),
    changes,
    traffic,
    faults,
    limits: createRateLimits(file.limits, clock),
    triggers: createTriggers(ids, clock),
    responseUrls: createResponseUrls(ids, clock),
    delivery: createDelivery({
      transport,
      clock,
      traffic,
      faults,
      eventsPerHour: file.limits.events_per_hour,
      rateLimitedPayload: minute =>
        eventPayload(core, { type: 'app_rate_limited', minute_rate_limited: minute }),
    }),
    origin: '',
  }

  state = options.stateFile === undefined ? null : createStateFile(options.stateFile, core)
  const notice = state?.restore() ?? null
  const server = await startServer({
    core,
    transport,
    port: options.port ?? 0,
    pageFolder: options.pageFolder,
  })
  return {
    port: server.port,
    origin: core.origin,
    slackApiUrl: `${core.origin}/api/`,
    clock,
    notice,
    settled: core.delivery.settled,
    async close() {
      transport.close()
      await server.close()
      await state?.close()
      clock.close()
    },
  }
}
