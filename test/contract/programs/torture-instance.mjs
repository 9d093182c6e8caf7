// One instance of the bot's sending side, as the torture starts and kills it: the real store, the real messenger and the
// real loop, with a place to die at each labelled step. Plain JavaScript, so that it runs from the build as well.
import { writeSync } from 'node:fs'

const { code, location, apiUrl, token, speed, epoch, dieAt } = JSON.parse(process.argv[2] ?? '{}')
const load = file =>
  import(new URL(`../../../${code}/${file}.${code === 'dist' ? 'js' : 'ts'}`, import.meta.url).href)
const { openStore } = await load('store/index')
const { bulkClient, createMessenger } = await load('slack/index')
const { deliverDue } = await load('workflows/deliver')
const { startDeliveryLoop } = await load('composition/delivery-loop')
const { POST_TIMEOUT_MS } = await load('delivery/outcome')
const { createPacer } = await load('delivery/pacer')
const { createLog } = await load('log')

const say = line => writeSync(1, `${line}\n`)
let passes = 0
let isWorking = false

/** Ends like a machine that lost its power, at the step and the pass that the parent chose. */
function step(label) {
  if (dieAt?.label !== label) return
  passes += 1
  if (passes < dieAt.pass) return
  say(`died ${label}`)
  process.kill(process.pid, 'SIGKILL')
}

/** The same object; before and after each of the named calls there is a step. */
function stepped(port, labels) {
  const calls = Object.entries(labels).map(([name, label]) => [
    name,
    async (...values) => {
      step(`before ${label}`)
      const result = await port[name](...values)
      if (name === 'postDirect' && !isWorking) {
        isWorking = true
        say('working')
      }
      step(`after ${label}`)
      return result
    },
  ])
  return { ...port, ...Object.fromEntries(calls) }
}

const { bulk, close } = await openStore(location, 'main')
const messenger = createMessenger({
  client: bulkClient(token, apiUrl, POST_TIMEOUT_MS / speed, createLog({ level: 'silent' })),
  support: { wantsClassic: () => false, rememberRefusal: async () => {} },
})
/** The bot's time runs faster than Slack's in the short version; what it asks Slack for is in Slack's. */
const faster = at => new Date(epoch + (at.getTime() - epoch) * speed)
const slower = at => new Date(epoch + (at.getTime() - epoch) / speed)
const pause = ms => new Promise(done => setTimeout(done, ms))

const outbox = stepped(
  {
    claim: request => bulk.outbox.claim(request),
    markSent: (...values) => bulk.outbox.markSent(...values),
    retryAt: (...values) => bulk.outbox.retryAt(...values),
    putBack: (...values) => bulk.outbox.putBack(...values),
    markUnknown: (...values) => bulk.outbox.markUnknown(...values),
    markDead: (...values) => bulk.outbox.markDead(...values),
  },
  {
    claim: 'claim',
    markSent: 'mark sent',
    retryAt: 'retry',
    putBack: 'put back',
    markUnknown: 'mark unknown',
    markDead: 'mark dead',
  },
)
const ports = {
  outbox,
  directory: bulk.directory,
  messenger: stepped(
    {
      ...messenger,
      findDirect: (user, key, since) => messenger.findDirect(user, key, slower(since)),
    },
    { postDirect: 'post', findDirect: 'look up' },
  ),
  opensAt: async (_item, at) => at,
  isSwitchedOn: async () => true,
  isStopping: () => isStopping,
  pacer: createPacer(),
  sleep: ms => pause(ms / speed),
  monotonicMs: () => performance.now() * speed,
  now: async () => faster(await bulk.outbox.now()),
}
let isStopping = false
const loop = startDeliveryLoop({
  deliver: async () => Object.values(await deliverDue(ports)).reduce((sum, count) => sum + count, 0),
  nextDueAt: () => bulk.outbox.nextDueAt(),
  now: () => faster(new Date()),
  onFailure: error => say(`failed ${error?.code ?? error?.message}`),
})
say('open')
setInterval(async () => {
  const left = await bulk.outbox.counts().catch(() => null)
  if (left !== null) say(`left ${left.due + left.sending}`)
}, 1_500 / speed)
process.on('SIGTERM', async () => {
  isStopping = true
  await loop.stop()
  await close()
  say('stopped')
  process.exit(0)
})
