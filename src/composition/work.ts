import type { Config } from '../config.ts'
import { POST_TIMEOUT_MS } from '../delivery/outcome.ts'
import { ConfigError } from '../errors.ts'
import type { Log } from '../log.ts'
import { isCronExpression, localDate, nextOpen, startTicker, type Ticker } from '../schedule/index.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { bulkClient, createMessenger, readMembers, type SlackApp } from '../slack/index.ts'
import { workingHoursOf } from '../workflows/coach/hours.ts'
import { type DeliveryCounts, deliverDue } from '../workflows/deliver.ts'
import { editMessages } from '../workflows/edit-messages.ts'
import { listenForJobs } from './control-socket.ts'
import { explainFault } from './faults.ts'
import type { Installation } from './installation.ts'
import { carryOut, coach, scoreAndCoach } from './jobs.ts'

/** How often due messages are looked for between rounds. */
const DELIVER_EVERY_MS = 5_000

export interface Bot {
  /** Sends what is due now; the counts tell what became of it. */
  deliver(): Promise<DeliveryCounts>
  /** Reads the members of the workspace and matches them with the people data. */
  matchMembers(): Promise<void>
  stop(): Promise<void>
}

export interface WorkOptions {
  readonly config: Config
  readonly connection: SlackConnection
  readonly installation: Installation
  readonly slack: SlackApp
  readonly log: Log
}

/** Facts are scored once a day, and when new ones came in; otherwise the round looks at the runs that are there. */
async function round(installation: Installation): Promise<void> {
  const { reader, runs } = installation.store.bulk
  const imported = await reader.lastImport()
  const [last] = await runs.lastCompleted(1)
  const isNews =
    imported?.finishedAt != null && (last?.completedAt == null || last.completedAt < imported.finishedAt)
  const today = localDate(installation.now(), 'UTC')
  const isDue = last !== undefined && last.asOf < today
  // Scores follow the facts; tiers are cut anew once a month, or by hand with `plumbline run`.
  const isSameMonth = last?.asOf.slice(0, 7) === today.slice(0, 7)
  await (isNews || isDue
    ? scoreAndCoach(installation, null, false, isSameMonth)
    : coach(installation, { isDryRun: false, run: null }))
}

/** Everything that the bot does unasked: rounds, deliveries, and jobs of the command line. */
export async function startWork({ config, connection, installation, slack, log }: WorkOptions): Promise<Bot> {
  if (!isCronExpression(config.roundCron))
    throw new ConfigError([
      `PLUMBLINE_ROUND_CRON: expected a cron expression such as "0 * * * *", found ${JSON.stringify(config.roundCron)}`,
    ])
  const { store, now } = installation
  const messenger = createMessenger(bulkClient(connection.botToken, connection.apiUrl, POST_TIMEOUT_MS, log))

  const hoursOf = async (personId: string) => {
    const { hasQuietHours } = await installation.settings()
    return workingHoursOf(store.bulk, personId, { hasQuietHours, rules: installation.model.coaching })
  }
  const delivery = oneAtATime(async () => {
    const counts = await deliverDue({
      outbox: store.bulk.outbox,
      directory: store.bulk.directory,
      messenger,
      now,
      opensAt: async (personId, at) => nextOpen(at, await hoursOf(personId)),
      isSwitchedOn: async () => (await installation.settings()).isSwitchedOn,
    })
    const zoneOf = async (personId: string) => (await hoursOf(personId)).zone
    await editMessages({ outbox: store.bulk.outbox, messenger, zoneOf })
    return counts
  })
  const tell = (what: string) => (error: unknown) =>
    log.error({ what, lines: explainFault(error).lines }, 'work failed and is tried again')
  const wake = async () => {
    await matchMembers().catch(tell('members'))
    await round(installation).catch(tell('round'))
    await delivery().catch(tell('delivery'))
  }
  const matchMembers = async () => {
    for await (const members of readMembers(slack.client)) await store.bulk.directory.saveMembers(members)
  }
  await matchMembers().catch(tell('members'))

  const ticker: Ticker = startTicker(config.roundCron, wake)
  const timer = setInterval(() => void delivery().catch(tell('delivery')), DELIVER_EVERY_MS)
  const control =
    config.databaseUrl === null
      ? await listenForJobs(config.dataDir, async (job, onProgress) => {
          const result = await carryOut(installation, job, ({ file, bytesRead, bytesTotal }) =>
            onProgress(file, bytesTotal === 0 ? 1 : bytesRead / bytesTotal),
          )
          void delivery().catch(tell('delivery'))
          return result
        })
      : null
  return {
    deliver: delivery,
    matchMembers,
    async stop() {
      clearInterval(timer)
      await ticker.stop()
      await control?.close()
      await slack.stop()
      await delivery().catch(() => {})
      await installation.close()
    },
  }
}

/** Calls that come while one is at work share its result: two deliveries at once would only compete. */
function oneAtATime<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}
