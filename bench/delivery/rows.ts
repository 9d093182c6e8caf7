import pg from 'pg'
import { openStore } from '../../src/store/index.ts'
import { serverDatabase } from '../../test/support/databases.ts'
import type { Report } from '../report.ts'

const SMALL = 1_000
const LARGE = 1_000_000
const MESSAGES = 300
const WARM_UP = 50

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

/** What a message costs in an outbox with many rows, against one with few. */
export async function rowsCase(report: Report): Promise<void> {
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
}
