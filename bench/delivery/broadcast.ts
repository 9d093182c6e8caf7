import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { POST_TIMEOUT_MS } from '../../src/delivery/outcome.ts'
import { createPacer } from '../../src/delivery/pacer.ts'
import { createLog } from '../../src/log.ts'
import { bulkClient, createMessenger } from '../../src/slack/index.ts'
import { openStore } from '../../src/store/index.ts'
import { deliverDue } from '../../src/workflows/deliver.ts'
import type { Messenger } from '../../src/workflows/ports/index.ts'
import { serverDatabase } from '../../test/support/databases.ts'
import type { Report } from '../report.ts'
import { addPeople, portsOf, queue, workspaceOf } from './queue.ts'

const MESSAGES = 1_000
const CHANNELS = 200
const ALLOWED_PER_SECOND = 10
/** The sandbox lets a tenth of a minute's allowance through at once. */
const BURST = ALLOWED_PER_SECOND * 6
const LEARNING = 500

/** A broadcast through outbox, pacer and client to a sandbox that enforces Slack's limits, on the clock on the wall. */
export async function broadcastCase(report: Report, note: (line: string) => void): Promise<void> {
  const { url, drop } = await serverDatabase()
  const store = await openStore({ kind: 'postgres', url }, 'main')
  const sandbox = await workspaceOf(CHANNELS, ALLOWED_PER_SECOND * 60)
  let refusals = 0
  const messenger = createMessenger({
    client: bulkClient(
      sandboxTokens.bot,
      sandbox.slackApiUrl,
      POST_TIMEOUT_MS,
      createLog({ level: 'silent' }),
    ),
    support: { wantsClassic: () => false, rememberRefusal: async () => {} },
  })
  const counted: Messenger = {
    ...messenger,
    async postDirect(...values) {
      const result = await messenger.postDirect(...values)
      if (result.kind === 'rate_limited') refusals += 1
      return result
    },
  }
  const sendAll = async (prefix: string, messages: number, ports: ReturnType<typeof portsOf>) => {
    await queue(url, { prefix, messages, people: CHANNELS, from: new Date(), everyMs: 0 })
    const began = performance.now()
    for (;;) {
      await deliverDue(ports)
      const { due, sending } = await store.bulk.outbox.counts()
      if (due + sending === 0) return (performance.now() - began) / 1_000
      await ports.sleep(20)
    }
  }
  try {
    await addPeople(store, CHANNELS)
    // Opening a direct message is a call of its own with a limit of its own; here every conversation is known.
    await sendAll('open-', CHANNELS, portsOf(store, counted))
    await fetch(`${sandbox.origin}/sandbox/api/limits`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ isEnforced: true }),
    })
    const ports = portsOf(store, counted, createPacer())
    note(`a broadcast: ${LEARNING} messages to learn the pace, then ${MESSAGES}; some three minutes`)
    await sendAll('learn-', LEARNING, ports)
    note(`learned ${ports.pacer.postsPerSecond().toFixed(2)} a second from ${refusals} refusals`)
    refusals = 0
    const seconds = await sendAll('all-', MESSAGES, ports)
    const bound = Math.max(MESSAGES / CHANNELS - 5, (MESSAGES - BURST) / ALLOWED_PER_SECOND)
    const withoutBurst = MESSAGES / ALLOWED_PER_SECOND
    const name = `${MESSAGES} messages over ${CHANNELS} channels, once the pace is learned`
    for (const [peerName, peer] of [
      ['bound with a full burst', bound],
      ['bound without a burst', withoutBurst],
    ] as const)
      report({
        bench: 'delivery',
        case: name,
        ours: seconds,
        peer,
        peerName,
        ratio: seconds / peer,
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
  } finally {
    await store.close()
    await sandbox.close()
    await drop()
  }
}
