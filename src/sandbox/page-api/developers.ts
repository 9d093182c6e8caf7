/** For developers: traffic, clock, faults, limits. */

/** One Web API request, or one delivery to the app. Tokens and signatures never appear. */
export interface TrafficEntry {
  seq: number
  /** epoch milliseconds on the sandbox's clock */
  at: number
  direction: 'from-app' | 'to-app'
  /** method name, `response_url`, `upload`, or event type, `/command`, `block_actions` … */
  name: string
  transport: 'web-api' | 'socket' | 'http'
  /** HTTP status, or null while a delivery awaits its acknowledgement or when it never came */
  status: number | null
  ok: boolean | null
  /** Slack's error code, or why a delivery failed */
  error: string | null
  durationMs: number | null
  /** 0 for the first delivery of an event */
  retryNum: number
  /** name of the injected fault that hit this one */
  fault: string | null
  request: unknown
  response: unknown
}

/** GET /sandbox/api/traffic?after=SEQ&limit=N (newest N after SEQ, oldest first); live: /sandbox/api/traffic/events */
export interface TrafficPage {
  entries: TrafficEntry[]
  latestSeq: number
}

/** GET and POST /sandbox/api/clock. The sandbox's own clock; the clocks of the app and the machine are untouched. */
export interface ClockView {
  /** epoch milliseconds */
  now: number
  /** a stopped clock moves only when told to */
  isStopped: boolean
  /** added to the Date header and to request timestamps, to try an app against a skewed clock */
  skewSeconds: number
}

export type ClockBody =
  | { advanceMs: number }
  | { set: number }
  | { isStopped: boolean }
  | { skewSeconds: number }

/**
 * A fault waits for the next matching request or delivery and hits it `times` times (default 1).
 * `method` is a Web API method or `*`; `event` is an event type, `/command`, `block_actions` … or `*`.
 */
export type FaultSpec = { times?: number; id?: string } & (
  | { kind: 'slow'; method: string; delayMs: number }
  | { kind: 'rate-limited'; method: string; retryAfterSeconds: number; channel?: string }
  | { kind: 'reset-before'; method: string }
  | { kind: 'reset-after'; method: string }
  | { kind: 'status-before'; method: string; status: number }
  | { kind: 'status-after'; method: string; status: number }
  | { kind: 'api-error'; method: string; error: string }
  | { kind: 'not-json'; method: string }
  | { kind: 'history-lag'; method?: string; lagMs: number }
  | { kind: 'duplicate-event'; event: string; copies: number }
  | { kind: 'late-event'; event: string; delayMs: number }
  | { kind: 'lost-event'; event: string }
  | { kind: 'drop-sockets'; event?: string }
  | {
      kind: 'refresh-sockets'
      event?: string
      reason?: 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'
      /** how many, the oldest first, as when one host of Slack's is recycled; default: all */
      connections?: number
    }
)

/** GET, POST (FaultSpec), DELETE (all) /sandbox/api/faults; DELETE /sandbox/api/faults/:id */
export interface FaultView {
  id: string
  spec: FaultSpec
  remaining: number
}

/** POST /sandbox/api/limits: rate limits are on by default; tests that are about something else switch them off. */
export interface LimitsBody {
  isEnforced?: boolean
  /** posts a minute over the whole workspace */
  workspacePostsPerMinute?: number
}
