import type { WebSocket } from 'ws'
import type { Clock } from '../clock.ts'
import { type Faults, isNamed } from '../control/faults.ts'
import { asText, isObject, parseJson } from '../json.ts'
import type { Ids } from '../workspace/ids.ts'
import { type Ack, ackLimitMs, type Transport } from './transport.ts'

export interface SocketTransport extends Transport {
  readonly name: 'socket'
  /** a ticket for one connection, as apps.connections.open hands out */
  ticket(isDebug: boolean): string
  /** false where the ticket is unknown, old or used */
  redeem(ticket: string): { isDebug: boolean } | null
  attach(socket: WebSocket, appId: string, isDebug: boolean): void
  /** asks for the oldest connections to be replaced, all by default, as Slack does when it recycles a host */
  refresh(reason?: DisconnectReason, count?: number): void
  /** cuts every connection without a word */
  drop(): void
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

const host = 'applink-sandbox'
const ticketLifeMs = 30_000
// Slack recycles a connection after some hours, or after six minutes with `debug_reconnects`.
const connectionLifeSeconds = { normal: 18_060, debug: 360 }
/** Slack allows an app this many at once. */
const connectionLimit = 10
// Clients take a server that is silent for 30 s for dead. On the machine's clock, as theirs is.
const pingEveryMs = 10_000

interface Connection {
  socket: WebSocket
  isRetiring: boolean
}

/** Socket Mode: every envelope goes to one of the open connections, in turn, and waits for its acknowledgement. */
export function createSocketTransport(
  clock: Clock,
  ids: Ids,
  faults: Faults,
  onConnections: (connections: number) => void,
): SocketTransport {
  const tickets = new Map<string, { at: number; isDebug: boolean }>()
  const connections = new Set<Connection>()
  const waiting = new Map<string, { connection: Connection; finish: (ack: Ack) => void }>()
  let turn = 0

  const open = () => [...connections].filter(one => !one.isRetiring && one.socket.readyState === 1)

  const retire = (connection: Connection, reason: DisconnectReason) => {
    connection.isRetiring = true
    connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }))
    clock.after(10_000, () => connection.socket.close(1000))
  }

  const refresh = (reason: DisconnectReason = 'refresh_requested', count?: number) => {
    for (const connection of open().slice(0, count)) retire(connection, reason)
  }

  const drop = () => {
    for (const { socket } of connections) socket.terminate()
  }

  return {
    name: 'socket',
    connections: () => open().length,
    ticket(isDebug) {
      const ticket = ids.secret('')
      tickets.set(ticket, { at: clock.now(), isDebug })
      for (const [old, { at }] of tickets) if (clock.now() - at > ticketLifeMs) tickets.delete(old)
      return ticket
    },
    redeem(ticket) {
      const known = tickets.get(ticket)
      tickets.delete(ticket)
      if (known === undefined || clock.now() - known.at > ticketLifeMs) return null
      return { isDebug: known.isDebug }
    },
    attach(socket, appId, isDebug) {
      const connection = { socket, isRetiring: false }
      if (open().length >= connectionLimit) return retire(connection, 'too_many_websockets')
      connections.add(connection)
      const ping = setInterval(() => socket.ping(), pingEveryMs)
      ping.unref()
      const seconds = connectionLifeSeconds[isDebug ? 'debug' : 'normal']
      const cancelRecycling = clock.after(seconds * 1000, () => {
        if (connections.has(connection)) retire(connection, 'refresh_requested')
      })
      socket.on('message', raw => {
        const acknowledgement = parseJson(String(raw))
        if (!isObject(acknowledgement)) return
        const envelopeId = asText(acknowledgement['envelope_id']) ?? ''
        waiting.get(envelopeId)?.finish({
          outcome: 'acknowledged',
          status: null,
          body: acknowledgement['payload'],
        })
      })
      socket.on('error', () => socket.terminate())
      socket.on('close', () => {
        connections.delete(connection)
        clearInterval(ping)
        cancelRecycling()
        for (const one of waiting.values())
          if (one.connection === connection) one.finish({ outcome: 'broken' })
        onConnections(open().length)
      })
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: open().length,
          debug_info: {
            host,
            build_number: 1,
            approximate_connection_time: seconds,
          },
          connection_info: { app_id: appId },
        }),
      )
      onConnections(open().length)
    },
    refresh,
    drop,
    send(envelope, attempt) {
      if (faults.take('drop-sockets', spec => isNamed(spec.event ?? '*', envelope.name)) !== undefined) drop()
      const refreshed = faults.take('refresh-sockets', spec => isNamed(spec.event ?? '*', envelope.name))
      if (refreshed !== undefined) refresh(refreshed.reason, refreshed.connections)
      const candidates = open()
      turn += 1
      const connection = candidates[turn % Math.max(1, candidates.length)]
      if (connection === undefined) return Promise.resolve({ outcome: 'not-connected' })
      const envelopeId = ids.secret('')
      const isEvent = envelope.kind === 'events_api'
      return new Promise<Ack>(resolve => {
        const cancelLimit = clock.after(ackLimitMs, () => finish({ outcome: 'timeout' }))
        const finish = (ack: Ack) => {
          waiting.delete(envelopeId)
          cancelLimit()
          resolve(ack)
        }
        waiting.set(envelopeId, { connection, finish })
        connection.socket.send(
          JSON.stringify({
            envelope_id: envelopeId,
            type: envelope.kind,
            accepts_response_payload: !isEvent,
            payload: envelope.payload,
            ...(isEvent ? { retry_attempt: attempt.retryNum, retry_reason: attempt.retryReason ?? '' } : {}),
          }),
        )
      })
    },
    close() {
      for (const { socket } of connections) socket.close(1001)
      // An app that does not answer the closing handshake is cut off.
      setTimeout(drop, 500).unref()
    },
  }
}
