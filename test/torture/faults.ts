import pg from 'pg'
import type { StoreLocation } from '../../src/store/index.ts'

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface FaultOptions {
  /** Origin of the sandbox. */
  readonly origin: string
  readonly location: StoreLocation
  readonly random: () => number
  /** How many times faster than the clock on the wall the instances live. */
  readonly speed: number
  /** Faults come as often to each of few instances as to each of many. */
  readonly instances: number
}

const POST = 'chat.postMessage'
const MOST_WAITING_EACH = 1.5
/** Seconds between two faults that meet the same instance. */
const EACH_SECONDS = 2
const methods = [POST, POST, POST, 'conversations.open', 'conversations.history'] as const

/** What Slack does to the instances; times are those of the instances, whose calls end after 10 s. */
const faults: Readonly<Record<string, (pick: FaultOptions & { readonly method: string }) => object>> = {
  'reset before': ({ method }) => ({ kind: 'reset-before', method }),
  'reset after': () => ({ kind: 'reset-after', method: POST }),
  '5xx before': ({ method }) => ({ kind: 'status-before', method, status: 503 }),
  '5xx after': () => ({ kind: 'status-after', method: POST, status: 500 }),
  'hang, then accepted': ({ speed, random }) => ({
    kind: 'slow',
    method: POST,
    delayMs: (11_000 + random() * 9_000) / speed,
  }),
  hang: ({ method, speed }) => ({ kind: 'slow', method, delayMs: 14_000 / speed }),
  'no JSON': () => ({ kind: 'not-json', method: POST }),
  'doubtful answer': () => ({ kind: 'api-error', method: POST, error: 'internal_error' }),
  'passing no': ({ method }) => ({ kind: 'api-error', method, error: 'service_unavailable' }),
  'lagging history': ({ speed, random }) => ({
    kind: 'history-lag',
    method: 'conversations.history',
    lagMs: (1_000 + random() * 9_000) / speed,
    times: 4,
  }),
}

/** Ends every connection of the instances to PostgreSQL at once, as a restart of the server does. */
async function cutDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'torture' })
  client.on('error', () => {})
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'plumbline'`,
  )
  await client.end()
}

export interface Faults {
  /** How many of each kind were brought about. */
  readonly counts: Readonly<Record<string, number>>
  stop(): Promise<void>
}

/** Brings faults about until it is stopped: one of Slack's every two seconds for each instance, storms and cut databases less often. */
export function startFaults(options: FaultOptions): Faults {
  const { origin, random, speed, location, instances } = options
  const counts: Record<string, number> = {}
  const names = Object.keys(faults)
  let isOver = false
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  const add = async (spec: object) => {
    const waiting = (await (await fetch(`${origin}/sandbox/api/faults`)).json()) as readonly unknown[]
    // Where nobody calls for a while, faults would pile up and meet everything that comes later.
    if (waiting.length > MOST_WAITING_EACH * instances) return
    await fetch(`${origin}/sandbox/api/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(spec),
    })
  }
  const every = async (seconds: number, work: () => Promise<void>) => {
    while (!isOver) {
      await new Promise(done => setTimeout(done, ((0.5 + random()) * seconds * 1_000) / Math.min(speed, 2)))
      if (!isOver) await work().catch(() => {})
    }
  }
  const running = Promise.all([
    every(EACH_SECONDS / instances, async () => {
      const name = names[Math.floor(random() * names.length)] ?? ''
      const method = methods[Math.floor(random() * methods.length)] ?? POST
      const spec = faults[name]?.({ ...options, method })
      if (spec === undefined) return
      count(name)
      await add(spec)
    }),
    every(15, async () => {
      count('429 storm')
      await add({ kind: 'rate-limited', method: POST, retryAfterSeconds: 1, times: 8 })
      await add({ kind: 'rate-limited', method: 'conversations.history', retryAfterSeconds: 1, times: 3 })
    }),
    every(40, async () => {
      count('history refused')
      await add({ kind: 'api-error', method: 'conversations.history', error: 'missing_scope' })
    }),
    every(20, async () => {
      if (location.kind !== 'postgres') return
      count('database cut')
      await cutDatabase(location.url)
    }),
  ])
  return {
    counts,
    async stop() {
      isOver = true
      await running
      await fetch(`${origin}/sandbox/api/faults`, { method: 'DELETE' })
    },
  }
}
