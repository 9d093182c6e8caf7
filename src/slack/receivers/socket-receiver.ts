import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Logger } from 'pino'
import {
  holdSocketConnections,
  type SocketConnectionsOptions,
  type SocketEnvelope,
} from './socket-connections.ts'

/** Bolt's events over several Socket Mode connections. */
export function createSocketReceiver(
  options: Omit<SocketConnectionsOptions, 'onEnvelope'>,
): Receiver & { openConnections(): number } {
  let app: App | null = null
  const connections = holdSocketConnections({
    ...options,
    onEnvelope: envelope => void pass(envelope, app, options.log),
  })
  return {
    init(bolt) {
      app = bolt
    },
    start: () => connections.start(),
    stop: () => connections.stop(),
    openConnections: () => connections.open(),
  }
}

async function pass({ ack, body, retry_num, retry_reason }: SocketEnvelope, app: App | null, log: Logger) {
  let isAcknowledged = false
  const event: ReceiverEvent = {
    body,
    async ack(response) {
      if (isAcknowledged) return
      isAcknowledged = true
      await ack(response)
    },
    ...(retry_num === undefined ? {} : { retryNum: retry_num }),
    ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
  }
  try {
    await app?.processEvent(event)
  } catch (error) {
    log.error({ code: (error as { code?: string }).code }, 'an envelope could not be passed on')
  }
}
