import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startSandbox } from '../src/sandbox/index.ts'
import { openStore, type StoreLocation } from '../src/store/index.ts'
import { embeddedFolder, serverDatabase, serverUrl } from '../test/support/databases.ts'
import { freePort } from '../test/support/processes.ts'
import { build, projectFolder } from './built.ts'
import type { Bench, BenchCase } from './report.ts'

const REPEATS = Number(process.env['PLUMBLINE_BENCH_REPEATS'] ?? 7)
const GIVE_UP_MS = 120_000
const ASK_EVERY_MS = 4
const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'
const whole = join(projectFolder, 'dist/main.js')
const bare = join(import.meta.dirname, 'startup/bare-bolt.mjs')

type Environment = Readonly<Record<string, string>>

/** Asks `/coverage`, signed as Slack signs; true once the app has acknowledged. */
async function isAcknowledged(port: number, apiUrl: string): Promise<boolean> {
  const body = new URLSearchParams({
    command: '/coverage',
    text: '',
    user_id: 'U01ANA',
    team_id: 'T1',
    channel_id: 'D1',
    trigger_id: '1.1',
    response_url: new URL('/response/none', apiUrl).href,
  }).toString()
  const seconds = String(Math.floor(Date.now() / 1_000))
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex')
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': seconds,
        'x-slack-signature': `v0=${signature}`,
      },
    })
    return answer.status === 200
  } catch {
    return false
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Milliseconds from the start of the process to the first acknowledged command. */
async function startMs(program: string, environment: Environment): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PLUMBLINE_LOG_LEVEL: 'error',
      ...environment,
      PLUMBLINE_PORT: String(port),
    },
  })
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  try {
    while (performance.now() - began < GIVE_UP_MS) {
      if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`)
      if (await isAcknowledged(port, environment['SLACK_API_URL'] ?? '')) return performance.now() - began
      await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
    }
    throw new Error(`${program} did not acknowledge within ${GIVE_UP_MS} ms: ${said}`)
  } finally {
    await end(child)
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Our whole bot and a bare Bolt app take turns at starting: medians, and their ratio. */
export async function measureStart(
  environment: Environment,
  [our, their]: readonly [string, string],
  repeats: number,
): Promise<Omit<BenchCase, 'bench' | 'case'>> {
  const ours: number[] = []
  const theirs: number[] = []
  // One of each beforehand, so that both find their files in the disk's cache.
  for (let turn = 0; turn <= repeats; turn += 1) {
    const times = [await startMs(our, environment), await startMs(their, environment)] as const
    if (turn === 0) continue
    ours.push(times[0])
    theirs.push(times[1])
  }
  return {
    ours: median(ours),
    peer: median(theirs),
    peerName: 'bare Bolt app',
    ratio: median(ours) / median(theirs),
    unit: `ms, median of ${repeats}; goal 1.6 times`,
  }
}

const migrated = async (location: StoreLocation) => (await openStore(location, 'main')).close()

/** From the start of the whole process to the first acknowledged command: at most 1.6 times a bare Bolt app. */
export const startupBench: Bench = {
  title:
    'start of the process to the first acknowledged signed slash command over HTTP, built code; goal 1.6',
  async run(report, note) {
    build()
    const people = [{ id: 'U01ANA', name: 'ana', real_name: 'Ana Kovač', email: 'ana@example.com' }]
    const sandbox = await startSandbox({
      workspace: { people, channels: [], app: { name: 'Plumbline' }, limits: { is_enforced: false } },
    })
    try {
      const slack = {
        SLACK_BOT_TOKEN: 'xoxb-sandbox',
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: sandbox.slackApiUrl,
      }
      const measure = async (name: string, environment: Environment) =>
        report({
          bench: 'startup',
          case: name,
          ...(await measureStart({ ...slack, ...environment }, [whole, bare], REPEATS)),
        })
      const dataDir = await embeddedFolder()
      await measure('embedded database', { PLUMBLINE_DATA_DIR: dataDir })
      rmSync(dataDir, { recursive: true })
      if (serverUrl === undefined) {
        note('PostgreSQL is left out; to have it, set PLUMBLINE_TEST_DATABASE_URL')
        return
      }
      const { url, drop } = await serverDatabase()
      await migrated({ kind: 'postgres', url })
      await measure('PostgreSQL', { DATABASE_URL: url })
      await drop()
    } finally {
      await sandbox.close()
    }
  },
}
