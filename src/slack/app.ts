import { App } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Model } from '../scoring/index.ts'
import type { AnswerPorts } from '../workflows/answers/ports.ts'
import type { ReactPorts } from '../workflows/react.ts'
import { registerActions } from './actions/index.ts'
import { clientOptions, slackLogger } from './clients.ts'
import type { SlackConnection } from './connection.ts'
import { registerCommands } from './register-commands.ts'

/** Longest wait for one Web API call that a person waits for. */
const INTERACTIVE_TIMEOUT_MS = 5_000

/** What the surfaces need once the database is open; acknowledging does not wait for it. */
export interface SlackServices {
  readonly answers: AnswerPorts
  readonly react: ReactPorts
  readonly rules: Model['coaching']
}

export interface SlackAppOptions {
  readonly connection: SlackConnection
  readonly log: Logger
  readonly services: () => Promise<SlackServices>
}

export interface SlackApp {
  start(): Promise<void>
  stop(): Promise<void>
  readonly client: App['client']
}

/** The Bolt app: over Socket Mode or signed HTTP, with one client for answers that never retries. */
export function createSlackApp({ connection, log, services }: SlackAppOptions): SlackApp {
  const common = {
    token: connection.botToken,
    clientOptions: clientOptions(connection.apiUrl, INTERACTIVE_TIMEOUT_MS, log),
    logger: slackLogger(log),
    ignoreSelf: true,
  }
  const app =
    connection.mode === 'socket'
      ? new App({ ...common, socketMode: true, appToken: connection.appToken })
      : new App({ ...common, signingSecret: connection.signingSecret })
  const surface = { app, log, apiUrl: connection.apiUrl, services }
  registerCommands(surface)
  registerActions(surface)
  app.error(async error => {
    log.error({ code: error.code, name: error.name }, 'a Slack listener failed')
  })
  return {
    client: app.client,
    async start() {
      await (connection.mode === 'socket'
        ? app.start()
        : app.start(connection.port))
    },
    async stop() {
      await app.stop()
    },
  }
}

export interface Surface {
  readonly app: App
  readonly log: Logger
  readonly apiUrl: string | null
  readonly services: () => Promise<SlackServices>
}
