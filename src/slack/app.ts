import { App } from '@slack/bolt'
import type { Logger } from 'pino'
import { clientOptions, slackLogger } from './clients.ts'
import type { SlackConnection } from './connection.ts'
import { loadOnce } from './load-once.ts'
import { createHttpReceiver } from './receivers/http-receiver.ts'
import { createSocketReceiver } from './receivers/socket-receiver.ts'
import { onceEach } from './register-once.ts'
import { createRoutes, passOn } from './routes.ts'
import type { SlackServices } from './surface.ts'

/** Longest wait for one Web API call that a person waits for. */
const INTERACTIVE_TIMEOUT_MS = 5_000

export interface SlackAppOptions {
  readonly connection: SlackConnection
  readonly log: Logger
  readonly services: () => Promise<SlackServices>
}

export interface SlackApp {
  start(): Promise<void>
  stop(): Promise<void>
  readonly client: App['client']
  /** True where requests of Slack can arrive. */
  isConnected(): boolean
}

/** The Bolt app: over Socket Mode or signed HTTP, with one client for answers that never retries. */
export function createSlackApp({ connection, log, services }: SlackAppOptions): SlackApp {
  const common = {
    token: connection.botToken,
    clientOptions: clientOptions(connection.apiUrl, INTERACTIVE_TIMEOUT_MS, log),
    logger: slackLogger(log),
    ignoreSelf: true,
    // Bolt would check the token beside the start, and a refusal would end the process unheard.
    deferInitialization: true,
  }
  let opened: SlackServices | null = null
  let isListening = false
  const socket =
    connection.mode === 'socket'
      ? createSocketReceiver({ appToken: connection.appToken, clientOptions: common.clientOptions, log })
      : null
  const app = new App({ ...common, receiver: socket ?? httpReceiver() })
  const loadRoutes = loadOnce(
    async () => {
      const { registerAll } = await import('./register-all.ts')
      const made = createRoutes(app.client)
      registerAll({ app: made.listening, log, apiUrl: connection.apiUrl, services })
      return made
    },
    error => {
      const { code, name } = error as { readonly code?: string; readonly name?: string }
      log.error({ code, name }, 'the surfaces could not be loaded; the next request tries again')
    },
  )

  function httpReceiver() {
    if (connection.mode !== 'http') throw new Error('HTTP needs a signing secret')
    return createHttpReceiver({
      signingSecret: connection.signingSecret,
      log,
      now: () => Date.now(),
      taking() {
        const { receipts } = opened ?? {}
        return receipts === undefined ? null : receiptId => receipts.take(receiptId, new Date())
      },
    })
  }

  onceEach({ app, log, services })
  passOn(app, loadRoutes)
  app.error(async error => {
    log.error({ code: error.code, name: error.name }, 'a Slack listener failed')
  })
  return {
    client: app.client,
    async start() {
      await app.init()
      await (connection.mode === 'socket' ? app.start() : app.start(connection.port))
      isListening = true
      loadRoutes().catch(() => {})
      services().then(
        found => {
          opened = found
        },
        () => {},
      )
    },
    async stop() {
      isListening = false
      await app.stop()
    },
    isConnected: () => isListening && (socket === null || socket.openConnections() > 0),
  }
}
