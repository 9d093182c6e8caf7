import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { localDate, startTicker, type Ticker } from '../schedule/index.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { readMembers, type SlackApp } from '../slack/index.ts'
import { turnAssessments } from '../workflows/assess/turn.ts'
import type { DeliveryCounts } from '../workflows/deliver.ts'
import { fillDataGapDigests, fillManagerDigests } from '../workflows/digest/fill-digests.ts'
import { assessPorts } from './assessments.ts'
import { keepCheckIns } from './check-ins.ts'
import { listenForJobs } from './control-socket.ts'
import { deliveryOf } from './delivery.ts'
import { startDeliveryLoop } from './delivery-loop.ts'
import { explainFault } from './faults.ts'
import type { Installation } from './installation.ts'
import { carryOut, coach, roundPorts, scoreAndCoach } from './jobs.ts'
import { startOpsServer, type Tallies } from './ops-server.ts'

export interface Bot {
  /** Sends what is due now; the counts tell what became of it. */
  deliver(): Promise<DeliveryCounts>
  /** Reads the members of the workspace and matches them with the people data. */
  matchMembers(): Promise<void>
  /** Looks at the account channels and puts the cards of due check-ins into the outbox. */
  askForCheckIns(): Promise<void>
  /** Does what is due of assessments: invitations, reminders, closings, results. */
  turnAssessments(): Promise<void>
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

async function digests(installation: Installation): Promise<void> {
  const { now, model, settings } = installation
  const ports = { ...roundPorts(installation), schedules: installation.store.bulk.schedules }
  const request = { at: now(), model, settings: await settings() }
  await fillManagerDigests(ports, request)
  await fillDataGapDigests(ports, request)
}

/** Slack tries an event for minutes; a day and more is beyond anything that could still bring a copy. */
const RECEIPTS_KEPT_MS = 2 * 86_400_000

/** Everything that the bot does unasked: rounds, deliveries, and jobs of the command line. */
export async function startWork({ config, connection, installation, slack, log }: WorkOptions): Promise<Bot> {
  const { store, now } = installation
  let isStopping = false
  const { deliver, pace } = deliveryOf({ connection, installation, log, isStopping: () => isStopping })
  const tallies: Tallies = { deliveries: { sent: 0, retried: 0, unknown: 0, dead: 0 }, failures: {} }
  const delivery = oneAtATime(async () => {
    const counts = await deliver()
    for (const [ending, count] of Object.entries(counts))
      tallies.deliveries[ending] = (tallies.deliveries[ending] ?? 0) + count
    return counts
  })
  const tell = (what: string) => (error: unknown) => {
    tallies.failures[what] = (tallies.failures[what] ?? 0) + 1
    log.error({ what, lines: explainFault(error).lines }, 'work failed and is tried again')
  }
  const wake = async () => {
    await installation.takeOverModel().catch(tell('model'))
    await matchMembers().catch(tell('members'))
    await askForCheckIns().catch(tell('check-ins'))
    // Of two instances that wake together, the second finds what the first has scored.
    await store.alone('rounds', () => round(installation)).catch(tell('round'))
    await digests(installation).catch(tell('digests'))
    await assess()
    loop.wake()
    await store.bulk.runs.prune(config.retention, now()).catch(tell('old runs'))
    await store.bulk.receipts.prune(new Date(now().getTime() - RECEIPTS_KEPT_MS)).catch(tell('old receipts'))
  }
  const assess = oneAtATime(async () => {
    await turnAssessments(assessPorts(installation, 'bulk')).catch(tell('assessments'))
    loop.wake()
  })
  const matchMembers = async () => {
    for await (const members of readMembers(slack.client)) await store.bulk.directory.saveMembers(members)
  }
  const askForCheckIns = async () => {
    await keepCheckIns(installation, slack.client)
  }
  await matchMembers().catch(tell('members'))

  const ops =
    config.ops === null
      ? null
      : await startOpsServer({
          ...config.ops,
          store,
          isConnected: () => slack.isConnected(),
          isStopping: () => isStopping,
          pace,
          tallies,
          log,
        })
  const ticker: Ticker = startTicker(config.roundCron, wake)
  const loop = startDeliveryLoop({
    deliver: async () => Object.values(await delivery()).reduce((sum, count) => sum + count, 0),
    nextDueAt: () => store.bulk.outbox.nextDueAt(),
    now,
    onFailure: tell('delivery'),
  })
  const control =
    config.databaseUrl === null
      ? await listenForJobs(config.dataDir, async (job, onProgress) => {
          const result = await carryOut(installation, job, ({ file, bytesRead, bytesTotal }) =>
            onProgress(file, bytesTotal === 0 ? 1 : bytesRead / bytesTotal),
          )
          loop.wake()
          return result
        })
      : null
  return {
    deliver: delivery,
    matchMembers,
    askForCheckIns,
    turnAssessments: assess,
    async stop() {
      isStopping = true
      await ticker.stop()
      await loop.stop()
      await control?.close()
      await slack.stop()
      await ops?.close()
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
