import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreLocation } from '../src/store/connection/open-lanes.ts'
import { embeddedFolder, serverDatabase, serverUrl } from '../test/support/databases.ts'
import { freePort } from '../test/support/processes.ts'
import { build, projectFolder } from './built.ts'
import type { Bench, BenchCase, Report } from './report.ts'
import { ask, askSteadily, quantile, SIGNING_SECRET, type Waits } from './slack/ask.ts'
import {
  accountName,
  fillCompany,
  members,
  OPERATIONS_USER,
  slackUserId,
  writeImport,
} from './slack/company.ts'
import { type StandIn, startStandIn } from './slack/stand-in.ts'
import { measureStart } from './startup.ts'

const ACCOUNTS = Number(process.env['PLUMBLINE_BENCH_ACCOUNTS'] ?? 100_000)
const SECONDS = Number(process.env['PLUMBLINE_BENCH_SECONDS'] ?? 30)
const PER_SECOND = 50
const IMPORTED = 400_000
const SETTLED_MS = 3_000
/** Of so many questions one is of sales operations, who may name any account. */
const OPERATIONS_EVERY = 10
const goals = { acknowledged: 2, answeredMs: 50, megabytes: 400 } as const

const whole = join(projectFolder, 'dist/main.js')
const commandLine = join(projectFolder, 'dist/cli/plumbline.js')
const bare = join(import.meta.dirname, 'startup/bare-bolt.mjs')

type Environment = Readonly<Record<string, string>>

interface Place {
  readonly name: string
  readonly location: StoreLocation
  readonly environment: Environment
  remove(): Promise<void>
}

async function embedded(): Promise<Place> {
  const dataDir = await embeddedFolder()
  return {
    name: 'embedded',
    location: { kind: 'embedded', dataDir },
    environment: { PLUMBLINE_DATA_DIR: dataDir },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function postgres(): Promise<Place> {
  const { url, drop } = await serverDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  return {
    name: 'PostgreSQL',
    location: { kind: 'postgres', url },
    environment: { DATABASE_URL: url, PLUMBLINE_DATA_DIR: dataDir },
    async remove() {
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const started = new Set<ChildProcess>()

function start(program: string, args: readonly string[], environment: Environment): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], PLUMBLINE_LOG_LEVEL: 'error', ...environment },
  })
  started.add(child)
  child.once('exit', () => started.delete(child))
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** The most memory that a process held, in MB. */
const peakMegabytes = ({ pid }: ChildProcess) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024

function questionOf(number: number) {
  const at = (number * 7_919) % ACCOUNTS
  const user = number % OPERATIONS_EVERY === 0 ? OPERATIONS_USER : slackUserId(at)
  return { user, text: accountName(at), expected: `Coverage of ${accountName(at)}` }
}

interface Running {
  readonly port: number
  readonly standIn: StandIn
}

/** Asks over and over until it answers: everything is open and loaded. */
async function untilReady({ port, standIn }: Running, waitsForAnswer: boolean): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(port, standIn, questionOf(1), waitsForAnswer)
      return
    } catch (error) {
      if (tries > 300) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

const isOperations = (number: number) => number % OPERATIONS_EVERY === 0

function entry(
  name: string,
  { acknowledged, peer }: { acknowledged: readonly number[]; peer: readonly number[] },
): BenchCase {
  const [ours, theirs] = [quantile(acknowledged, 0.99), quantile(peer, 0.99)]
  return {
    bench: 'slack',
    case: name,
    ours,
    peer: theirs,
    peerName: 'bare Bolt app',
    ratio: ours / theirs,
    unit: `ms p99 of ${acknowledged.length}; goal ${goals.acknowledged} times`,
  }
}

const against = (name: string, ours: number, goal: number, unit: string): BenchCase => ({
  ...{ bench: 'slack', case: name, ours, peer: goal, peerName: 'goal', ratio: ours / goal, unit },
})

function reportWaits(title: string, ours: readonly Waits[], theirs: readonly Waits[], report: Report) {
  const acknowledged = ours.map(each => each.acknowledgedMs)
  report(entry(`acknowledged, ${title}`, { acknowledged, peer: theirs.map(each => each.acknowledgedMs) }))
  for (const [who, isTheirs] of [
    ['a rep', false],
    ['sales operations', true],
  ] as const) {
    const waits = ours.filter((_, number) => isOperations(number) === isTheirs).map(each => each.answeredMs)
    const spread = `ms p99 of ${waits.length}; p50 ${quantile(waits, 0.5).toFixed(1)}, p95 ${quantile(waits, 0.95).toFixed(1)}`
    report(against(`answered to ${who}, ${title}`, quantile(waits, 0.99), goals.answeredMs, spread))
  }
}

async function both(ours: Running, theirs: Running) {
  const pace = { count: SECONDS * PER_SECOND, everyMs: 1_000 / PER_SECOND }
  return Promise.all([
    askSteadily(pace, number => ask(ours.port, ours.standIn, questionOf(number), true)),
    askSteadily(pace, number => ask(theirs.port, theirs.standIn, questionOf(number), false)),
  ])
}

async function measure(place: Place, today: Date, report: Report, note: (line: string) => void) {
  const began = performance.now()
  await fillCompany(place.location, { accounts: ACCOUNTS, activities: 10 * ACCOUNTS }, today)
  note(`${place.name}: filled in ${Math.round((performance.now() - began) / 1_000)} s`)
  const standIn = await startStandIn(members)
  const environment = {
    ...place.environment,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: standIn.apiUrl,
    PLUMBLINE_QUIET_HOURS: 'false',
    // Rounds come by hand, so that each run measures the same work.
    PLUMBLINE_ROUND_CRON: '0 0 29 2 *',
  }
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-import-'))
  writeImport(folder, IMPORTED, today)
  try {
    const entries = await measureStart(environment, [whole, bare], 3)
    report({ bench: 'slack', case: `start to first acknowledged command, ${place.name}`, ...entries })
    const [port, barePort] = [await freePort(), await freePort()]
    const ours = { port, standIn }
    const theirs = { port: barePort, standIn }
    const peer = start(bare, [], { ...environment, PLUMBLINE_PORT: String(barePort) })
    const bot = start(whole, [], { ...environment, PLUMBLINE_PORT: String(port) })
    await untilReady(ours, true)
    await untilReady(theirs, false)
    await new Promise(resolve => setTimeout(resolve, SETTLED_MS))
    const sentBefore = standIn.posted()
    reportWaits(`${place.name}, beside a broadcast`, ...(await both(ours, theirs)), report)
    const asOf = today.toISOString().slice(0, 10)
    const run = start(commandLine, ['run', '--as-of', asOf], environment)
    // A run waits for an import that is under way, so it goes first.
    await new Promise(resolve => setTimeout(resolve, SETTLED_MS))
    const importing = start(commandLine, ['import', folder], environment)
    await new Promise(resolve => setTimeout(resolve, SETTLED_MS))
    const isUnderWay = () => run.exitCode === null && importing.exitCode === null
    const wereUnderWay = isUnderWay()
    const waits = await both(ours, theirs)
    const meanwhile = [
      ...(wereUnderWay && isUnderWay()
        ? ['run and import lasted all the while']
        : ['RUN OR IMPORT ENDED EARLY']),
      `${standIn.posted() - sentBefore} messages were posted`,
    ]
    note(`${place.name}: ${meanwhile.join(', ')}`)
    reportWaits(`${place.name}, beside a run, an import and a broadcast`, ...waits, report)
    report(against(`memory, ${place.name}`, peakMegabytes(bot), goals.megabytes, 'MB at most'))
    await Promise.all([end(run, 'SIGKILL'), end(importing, 'SIGKILL'), end(bot, 'SIGKILL'), end(peer)])
  } finally {
    for (const child of started) await end(child, 'SIGKILL')
    await standIn.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a person in Slack waits for, with a large company in the database and everything else under way. */
export const slackBench: Bench = {
  title: `/coverage, ${PER_SECOND} a second for ${SECONDS} s, built code over HTTP, ${ACCOUNTS} accounts and ${10 * ACCOUNTS} activities`,
  async run(report, note) {
    build()
    const today = new Date()
    const places = [embedded, ...(serverUrl === undefined ? [] : [postgres])]
    if (serverUrl === undefined) note('PostgreSQL is left out; to have it, set PLUMBLINE_TEST_DATABASE_URL')
    for (const open of places) {
      const place = await open()
      try {
        await measure(place, today, report, note)
      } finally {
        await place.remove()
      }
    }
  },
}
