// Delivers what is due until nothing is left, and says when it is about to post and when Slack has taken a message.
import { POST_TIMEOUT_MS } from '../../../src/delivery/outcome.ts'
import { createPacer } from '../../../src/delivery/pacer.ts'
import { createLog } from '../../../src/log.ts'
import { bulkClient, createMessenger } from '../../../src/slack/index.ts'
import { openStore } from '../../../src/store/index.ts'
import { deliverDue } from '../../../src/workflows/deliver.ts'
import { takesNewerBlocks } from '../../support/block-support.ts'
import { locationOf } from './location.ts'

/** Time for the parent to strike between two steps. */
const PAUSE_MS = 150
/** The outbox's time runs faster than the parent's, who would wait for history to settle. */
const FASTER = 20
const startedAt = Date.now()
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
const say = async (word: string) => {
  process.stdout.write(`${word}\n`)
  await pause(PAUSE_MS)
}

const [apiUrl, token, laterMs, ...where] = process.argv.slice(2)
if (apiUrl === undefined || token === undefined) throw new Error('say: API URL, TOKEN, MS LATER, location')
const { bulk, close } = await openStore(locationOf(where), 'main')
const messenger = createMessenger({
  client: bulkClient(token, apiUrl, POST_TIMEOUT_MS, createLog({ level: 'silent' })),
  support: takesNewerBlocks(),
})
const ports = {
  outbox: bulk.outbox,
  directory: bulk.directory,
  // Later than it is, so that nobody has to wait for the leases of the one that was killed.
  now: async () => new Date(startedAt + Number(laterMs) + (Date.now() - startedAt) * FASTER),
  isStopping: () => false,
  opensAt: async (_item: unknown, at: Date) => at,
  isSwitchedOn: async () => true,
  pacer: createPacer(),
  sleep: pause,
  monotonicMs: () => performance.now(),
  messenger: {
    ...messenger,
    async postDirect(...values: Parameters<typeof messenger.postDirect>) {
      await say('posting')
      const result = await messenger.postDirect(...values)
      await say('posted')
      return result
    },
  },
}
await say('open')
for (;;) {
  await deliverDue(ports)
  const { due, sending } = await bulk.outbox.counts()
  if (due + sending === 0) break
  await pause(500)
}
process.stdout.write('done\n')
await close()
