import { createServer, type Server } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { UnavailableError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import { type Metric, metricsText } from './metrics.ts'
import { asPortProblem } from './ports.ts'

export interface OpsOptions {
  readonly host: string
  readonly port: number
  readonly store: Store
  readonly isConnected: () => boolean
  readonly isStopping: () => boolean
  /** Postings a second that the pacer goes by. */
  readonly pace: () => number
  /** What was done since the start, by kind. */
  readonly tallies: Tallies
  readonly log: Log
}

/** Counts since the start of the process. */
export interface Tallies {
  readonly deliveries: Record<string, number>
  readonly failures: Record<string, number>
}

/** What keeps this instance from its work; empty where nothing does. */
async function obstacles({ store, isConnected, isStopping }: OpsOptions): Promise<readonly string[]> {
  const database = await store.ping().then(
    () => [],
    (error: unknown) => [error instanceof UnavailableError ? error.message : 'the database does not answer'],
  )
  return [
    ...(isStopping() ? ['it is asked to end'] : []),
    ...(isConnected() ? [] : ['Slack cannot reach it']),
    ...database,
  ]
}

const seconds = (at: Date | null | undefined) => (at == null ? null : at.getTime() / 1_000)

async function readMetrics(
  { store, isConnected, pace, tallies }: OpsOptions,
  lagSeconds: () => number,
): Promise<readonly Metric[]> {
  const { outbox, runs, reader } = store.bulk
  const { waiting, oldestDueAt } = await outbox.backlog()
  const [run] = await runs.lastCompleted(1)
  const imported = await reader.lastImport()
  const now = await outbox.now()
  return [
    { name: 'outbox_messages', kind: 'gauge', label: 'state', values: waiting },
    {
      name: 'outbox_oldest_due_age_seconds',
      kind: 'gauge',
      value: oldestDueAt === null ? 0 : Math.max(0, (now.getTime() - oldestDueAt.getTime()) / 1_000),
    },
    { name: 'deliveries_total', kind: 'counter', label: 'ending', values: tallies.deliveries },
    { name: 'work_failures_total', kind: 'counter', label: 'work', values: tallies.failures },
    { name: 'posts_per_second_allowed', kind: 'gauge', value: pace() },
    { name: 'slack_connected', kind: 'gauge', value: isConnected() ? 1 : 0 },
    { name: 'last_run_timestamp_seconds', kind: 'gauge', value: seconds(run?.completedAt) },
    { name: 'last_import_timestamp_seconds', kind: 'gauge', value: seconds(imported?.finishedAt) },
    { name: 'event_loop_lag_p99_seconds', kind: 'gauge', value: lagSeconds() },
    { name: 'resident_memory_bytes', kind: 'gauge', value: process.memoryUsage.rss() },
    { name: 'uptime_seconds', kind: 'gauge', value: process.uptime() },
  ]
}

/** Liveness, readiness and metrics for whoever runs the bot; nothing of it is about a person. */
export async function startOpsServer(
  options: OpsOptions,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  const answers: Readonly<Record<string, () => Promise<{ status: number; type: string; text: string }>>> = {
    '/livez': async () => ({ status: 200, type: 'application/json', text: '{"alive":true}\n' }),
    '/readyz': async () => {
      const found = await obstacles(options)
      return {
        status: found.length === 0 ? 200 : 503,
        type: 'application/json',
        text: `${JSON.stringify({ ready: found.length === 0, obstacles: found })}\n`,
      }
    },
    '/metrics': async () => {
      const read = await readMetrics(options, () => lag.percentile(99) / 1e9)
      lag.reset()
      return { status: 200, type: 'text/plain; version=0.0.4', text: metricsText(read) }
    },
  }
  const server: Server = createServer((request, response) => {
    const answer = request.method === 'GET' ? answers[request.url?.split('?')[0] ?? ''] : undefined
    if (answer === undefined) {
      response.writeHead(404).end()
      return
    }
    answer().then(
      ({ status, type, text }) => response.writeHead(status, { 'Content-Type': type }).end(text),
      (error: unknown) => {
        options.log.warn({ code: (error as { code?: string }).code }, 'metrics could not be read')
        response.writeHead(503).end()
      },
    )
  })
  await new Promise<void>((done, failed) => {
    server.once('error', error => failed(asPortProblem(error, options.port, 'PLUMBLINE_OPS_PORT')))
    server.listen(options.port, options.host, done)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise(done => {
        lag.disable()
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
