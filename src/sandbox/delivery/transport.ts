import type { JsonObject } from '../json.ts'

/** What the platform has to say to the app. */
export interface Envelope {
  kind: 'events_api' | 'slash_commands' | 'interactive'
  /** event type, `/command`, `block_actions` …: for the log and for faults */
  name: string
  payload: JsonObject
}

export interface Attempt {
  /** 0 for the first */
  retryNum: number
  retryReason: string | null
}

export const firstAttempt: Attempt = { retryNum: 0, retryReason: null }

/** `refused` is an answer other than 2xx; `noRetry` when the app asked not to be told again. */
export type Ack =
  | { outcome: 'acknowledged'; status: number | null; body: unknown }
  | { outcome: 'timeout' }
  | { outcome: 'not-connected' }
  | { outcome: 'refused'; status: number; noRetry: boolean }
  | { outcome: 'broken' }

export interface Transport {
  readonly name: 'socket' | 'http'
  send(envelope: Envelope, attempt: Attempt): Promise<Ack>
  connections(): number
  close(): void
}

/** Slack waits this long for an acknowledgement. */
export const ackLimitMs = 3_000
