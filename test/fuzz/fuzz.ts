import { UnavailableError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { createSlackApp } from '../../src/slack/app.ts'
import type { SlackServices } from '../../src/slack/index.ts'
import { openCompany } from '../contract/permissions/people.ts'
import { freePort } from '../support/processes.ts'
import { randomOf } from './mutate.ts'
import { type Seed, seeds } from './seeds.ts'
import { requestOf, SIGNING_SECRET, senderTo } from './send.ts'
import { faults, startSlackStandIn, watchLine, watchProcess } from './watch.ts'

const BOT_TOKEN = 'xoxb-fuzz-0123456789'
/** Many at once, because what nobody listens to waits for three seconds. */
const AT_ONCE = { parsers: 1_000, bot: 100 } as const

/** Through the receiver and the parsers alone, with a database that is away; or through the whole bot. */
export type Way = 'parsers' | 'bot'

export interface FuzzResult {
  readonly way: Way
  readonly seed: number
  readonly sent: number
  /** How often each status came back; 404 where nobody listens to such a payload. */
  readonly statuses: Readonly<Record<string, number>>
  /** Calls that the bot made to Slack. */
  readonly calls: number
  readonly faults: readonly string[]
  readonly seconds: number
}

const away = async (): Promise<SlackServices> => {
  throw new UnavailableError({ code: 'database_down', message: 'away', userMessage: 'The database is away.' })
}

/** Payloads of our own answer to the stand-in, so that what is answered can be looked at. */
const answeredTo = (origin: string, { body, ...seed }: Seed): Seed => ({
  ...seed,
  body: JSON.parse(JSON.stringify(body).replaceAll('http://response.example', origin)) as unknown,
})

export async function fuzz({
  way,
  seed,
  count,
}: {
  readonly way: Way
  readonly seed: number
  readonly count: number
}): Promise<FuzzResult> {
  const began = performance.now()
  const found = faults()
  const standIn = await startSlackStandIn(found)
  const company = way === 'bot' ? await openCompany() : null
  const log = createLog({
    level: 'debug',
    write: line => watchLine(line, found, [SIGNING_SECRET, BOT_TOKEN]),
  })
  const port = await freePort()
  const slack = createSlackApp({
    connection: {
      mode: 'http',
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      port,
      apiUrl: standIn.apiUrl,
    },
    log,
    services: company === null ? away : async () => company.services,
  })
  await slack.start()
  const stopWatching = watchProcess(found)
  const sender = senderTo(port)
  const random = randomOf(seed)
  const payloads = seeds().map(each => answeredTo(standIn.origin, each))
  const statuses: Record<string, number> = {}
  let next = 0
  const work = async () => {
    while (next < count) {
      next += 1
      const status = String((await sender.send(requestOf(payloads, random))) ?? 'none')
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE[way] }, work))
    // What was acknowledged is still being answered.
    for (let calls = -1; calls !== standIn.calls(); await new Promise(done => setTimeout(done, 500)))
      calls = standIn.calls()
  } catch (error) {
    found.note(`the bot is gone: ${String(error)}`)
  }
  const calls = standIn.calls()
  sender.close()
  await slack.stop()
  stopWatching()
  await company?.close()
  await standIn.close()
  return {
    way,
    seed,
    sent: count,
    statuses,
    calls,
    faults: found.found,
    seconds: (performance.now() - began) / 1_000,
  }
}
