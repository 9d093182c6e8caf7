import pg from 'pg'
import { createPacer } from '../src/delivery/pacer.ts'
import { openStore } from '../src/store/index.ts'
import { serverDatabase, serverUrl } from '../test/support/databases.ts'
import type { Bench, Report } from './report.ts'

const SMALL = 1_000
const LARGE = 1_000_000
const MESSAGES = 300
const WARM_UP = 50
const MESSAGES_TO_ALL = 1_000
const CHANNELS = 200
const ALLOWED_PER_SECOND = 10
const BURST = 60

const FILL = `
INSERT INTO outbox (workspace_id, outbox_id, key, person_id, state, due_at, sent_at, content)
SELECT 'main', 'O-' || lpad(n::text, 9, '0'), 'K-' || n, 'P-' || n % 1000,
  CASE WHEN n % 100 < 90 AND n > $2 THEN 'sent' ELSE 'due' END, $3::timestamptz + n * interval '1 millisecond',
  CASE WHEN n % 100 < 90 AND n > $2 THEN $3::timestamptz END, '{}'
FROM generate_series(1, $1::int) AS n`

/** Milliseconds a message, median: claimed, and marked as sent. */
async function perMessageMs(rows: number): Promise<number> {
  const { url, drop } = await serverDatabase()
  const store = await openStore({ kind: 'postgres', url }, 'main')
  try {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const start = new Date('2026-03-01T09:00:00Z')
    await client.query(FILL, [rows, MESSAGES + WARM_UP, start])
    await client.query('ANALYZE outbox')
    await client.end()
    const { outbox } = store.bulk
    const at = new Date('2026-03-02T09:00:00Z')
    const times: number[] = []
    for (let turn = 0; turn < MESSAGES + WARM_UP; turn += 1) {
      const began = performance.now()
      const [item] = await outbox.claim({ limit: 1, at, leaseUntil: new Date(at.getTime() + 25_000) })
      if (item === undefined) throw new Error('nothing was due')
      await outbox.markSent(item.outboxId, item.fence, { channel: 'D1', ts: '1.1', at })
      if (turn >= WARM_UP) times.push(performance.now() - began)
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
  } finally {
    await store.close()
    await drop()
  }
}

/** A workspace that allows so many a second after a burst; a clock that only this bench moves. */
function workspace() {
  let tokens = BURST
  let filledAt = 0
  return (at: number) => {
    tokens = Math.min(BURST, tokens + ((at - filledAt) / 1_000) * ALLOWED_PER_SECOND)
    filledAt = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}

/** The pacer alone, on a clock of its own: from the first to the last of so many messages, and what was refused. */
function broadcast(
  pacer: ReturnType<typeof createPacer>,
  slack: (at: number) => boolean,
  from: number,
  count: number,
) {
  let at = from
  let refusals = 0
  for (let sent = 0; sent < count; ) {
    const channel = String(sent % CHANNELS)
    const waitMs = pacer.take(channel, at)
    at += waitMs
    if (waitMs > 0) continue
    if (slack(at)) {
      pacer.accepted(at)
      sent += 1
    } else {
      pacer.refused(channel, 1_000, at)
      refusals += 1
    }
    at += 1
  }
  return { endedAt: at, refusals }
}

function paced(report: Report): void {
  const pacer = createPacer()
  const slack = workspace()
  const learned = broadcast(pacer, slack, 1_000, MESSAGES_TO_ALL)
  const { endedAt, refusals } = broadcast(pacer, slack, learned.endedAt, MESSAGES_TO_ALL)
  const seconds = (endedAt - learned.endedAt) / 1_000
  const bound = Math.max(MESSAGES_TO_ALL / CHANNELS - 1, MESSAGES_TO_ALL / ALLOWED_PER_SECOND)
  const name = `${MESSAGES_TO_ALL} messages over ${CHANNELS} channels, once the pace is learned`
  report({
    bench: 'delivery',
    case: `${name}, the pacer alone on simulated time`,
    ours: seconds,
    peer: bound,
    peerName: 'bound without a burst',
    ratio: seconds / bound,
    unit: 's',
  })
  report({
    bench: 'delivery',
    case: `${name}: refusals`,
    ours: refusals,
    peer: null,
    peerName: null,
    ratio: null,
    unit: '429s',
  })
}

/** What a message costs in the outbox, and how near the pace comes to what Slack allows. */
export const deliveryBench: Bench = {
  title:
    'the outbox with many rows against few (goal 1.0), and the pacer against the shortest possible time (goal 1.1)',
  async run(report, note) {
    paced(report)
    if (serverUrl === undefined) {
      note('PostgreSQL is left out; to have it, set PLUMBLINE_TEST_DATABASE_URL')
      return
    }
    const few = await perMessageMs(SMALL)
    const many = await perMessageMs(LARGE)
    report({
      bench: 'delivery',
      case: 'claim and mark a message among 1,000,000 rows, median',
      ours: many,
      peer: few,
      peerName: 'among 1,000 rows',
      ratio: many / few,
      unit: 'ms',
    })
  },
}
