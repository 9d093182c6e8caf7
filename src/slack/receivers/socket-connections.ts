import { SocketModeClient } from '@slack/socket-mode'
import type { WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'
import { slackLogger } from '../clients.ts'

/** One stays open while the other is replaced. Slack allows ten an app, over all instances. */
const CONNECTIONS = 2
/** Slack says hello at once; a connection without it is none. */
const HELLO_WITHIN_MS = 15_000
/** A connection that Slack retires goes on for a moment: what came over it is still acknowledged over it. */
const RETIRING_MS = 8_000
const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 30_000

/** What a client emits for each envelope. */
export interface SocketEnvelope {
  readonly ack: (response?: unknown) => Promise<void>
  readonly body: Record<string, unknown>
  readonly retry_num?: number
  readonly retry_reason?: string
}

const isRetirement = (data: string | ArrayBuffer): boolean => {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data)
  if (!text.includes('"disconnect"')) return false
  try {
    return (JSON.parse(text) as { readonly type?: unknown } | null)?.type === 'disconnect'
  } catch {
    return false
  }
}

/** The SDK closes a connection as soon as Slack announces its end; this one says so instead, and stays. */
class StayingClient extends SocketModeClient {
  readonly #onRetirement: () => void

  constructor(options: ConstructorParameters<typeof SocketModeClient>[0], onRetirement: () => void) {
    super(options)
    this.#onRetirement = onRetirement
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (!isBinary && isRetirement(data)) this.#onRetirement()
    else await super.onWebSocketMessage(data, isBinary)
  }
}

export interface SocketConnectionsOptions {
  readonly appToken: string
  readonly clientOptions: WebClientOptions
  readonly log: Logger
  readonly onEnvelope: (envelope: SocketEnvelope) => void
}

export interface SocketConnections {
  /** Opens the first connection, and raises what Slack says against it; the others follow by themselves. */
  start(): Promise<void>
  /** How many are open now. */
  open(): number
  stop(): Promise<void>
}

async function closed(client: SocketModeClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>(done => {
    timer = setTimeout(done, 2_000)
  })
  await Promise.race([client.disconnect().catch(() => {}), patience])
  clearTimeout(timer)
}

/**
 * Holds several Socket Mode connections open. The SDK's own reconnecting leaves an app deaf for seconds each time, and
 * ends the process where it fails; here a new connection is open before the old one goes, and trying never ends.
 */
export function holdSocketConnections(options: SocketConnectionsOptions): SocketConnections {
  const { appToken, clientOptions, log, onEnvelope } = options
  const live = new Set<SocketModeClient>()
  const retiring = new Set<SocketModeClient>()
  const timers = new Set<NodeJS.Timeout>()
  let isStopped = false

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timer.unref()
    timers.add(timer)
    return timer
  }

  function retire(client: SocketModeClient, slot: number): void {
    if (retiring.has(client)) return
    retiring.add(client)
    live.delete(client)
    keep(slot, 0)
    later(RETIRING_MS, () => void closed(client))
  }

  async function connect(slot: number): Promise<void> {
    const client = new StayingClient(
      { appToken, clientOptions, logger: slackLogger(log), autoReconnectEnabled: false },
      () => retire(client, slot),
    )
    client.on('slack_event', onEnvelope)
    const patience = later(HELLO_WITHIN_MS, () => void closed(client))
    try {
      await client.start()
    } finally {
      clearTimeout(patience)
      timers.delete(patience)
    }
    if (isStopped) return closed(client)
    if (retiring.has(client)) return
    live.add(client)
    client.once('disconnected', () => {
      const isReplaced = retiring.delete(client)
      live.delete(client)
      if (!isReplaced) keep(slot, 0)
    })
  }

  /** Opens the connection of a slot, however often that fails. */
  function keep(slot: number, failures: number): void {
    if (isStopped) return
    connect(slot).catch((error: unknown) => {
      const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
      log.warn(
        { code: (error as { code?: string } | undefined)?.code, waitMs },
        'a Socket Mode connection could not be opened',
      )
      later(waitMs, () => keep(slot, failures + 1))
    })
  }

  return {
    async start() {
      await connect(0)
      for (let slot = 1; slot < CONNECTIONS; slot += 1) keep(slot, 0)
    },
    open: () => live.size,
    async stop() {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all([...live, ...retiring].map(closed))
    },
  }
}
