import { startDeliveryLoop } from '../../src/composition/delivery-loop.ts'
import { openStore } from '../../src/store/index.ts'
import { deliverDue } from '../../src/workflows/deliver.ts'
import { serverDatabase } from '../../test/support/databases.ts'
import type { Report } from '../report.ts'
import { addPeople, portsOf, quantile, queue } from './queue.ts'

const QUEUED = 10_000
const MESSAGES = 300
const WARM_UP = 20
const PEOPLE = 200
/** Slower than the pace that is planned at the start, so that nothing but the bot itself is measured. */
const EVERY_MS = 250
const GOAL_MS = 50

/** From the instant at which a message is due to its POST, in the bot's own loop, with many that are due later. */
export async function dueToPostCase(report: Report, note: (line: string) => void): Promise<void> {
  const { url, drop } = await serverDatabase()
  const store = await openStore({ kind: 'postgres', url }, 'main')
  try {
    await addPeople(store, PEOPLE)
    const later = new Date(Date.now() + 3_600_000)
    await queue(url, { prefix: 'later-', messages: QUEUED, people: PEOPLE, from: later, everyMs: 1 })
    const from = new Date(Date.now() + 3_000)
    await queue(url, {
      prefix: 'now-',
      messages: MESSAGES + WARM_UP,
      people: PEOPLE,
      from,
      everyMs: EVERY_MS,
    })
    const dueAt = new Map(
      Array.from({ length: MESSAGES + WARM_UP }, (_, index) => [
        `now-${index}`,
        from.getTime() + index * EVERY_MS,
      ]),
    )
    const waits: number[] = []
    const ports = portsOf(store, {
      async postDirect(slackUserId, { key }) {
        waits.push(Date.now() - (dueAt.get(key) ?? Number.NaN))
        return { kind: 'accepted', channel: slackUserId, ts: String(waits.length) }
      },
      findDirect: async () => ({ kind: 'absent' }),
      updateDirect: async () => 'done',
    })
    note(
      `due to POST: one message every ${EVERY_MS} ms for ${Math.round((MESSAGES * EVERY_MS) / 1_000)} s, ${QUEUED} queued`,
    )
    const loop = startDeliveryLoop({
      deliver: async () => Object.values(await deliverDue(ports)).reduce((sum, count) => sum + count, 0),
      nextDueAt: () => store.bulk.outbox.nextDueAt(),
      now: () => new Date(),
      onFailure: error => note(`delivery failed: ${String(error)}`),
    })
    while (waits.length < MESSAGES + WARM_UP) await new Promise(done => setTimeout(done, 100))
    await loop.stop()
    const measured = waits.slice(WARM_UP)
    for (const [name, share] of [
      ['median', 0.5],
      ['p99', 0.99],
    ] as const)
      report({
        bench: 'delivery',
        case: `due to POST with ${QUEUED} queued, ${name} of ${measured.length}`,
        ours: quantile(measured, share),
        peer: GOAL_MS,
        peerName: 'goal of p99',
        ratio: quantile(measured, share) / GOAL_MS,
        unit: 'ms',
      })
  } finally {
    await store.close()
    await drop()
  }
}
