import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { startSandbox } from '../../src/sandbox/index.ts'
import { openStore, type Store, type StoreLocation } from '../../src/store/index.ts'
import { person } from '../support/fact-rows.ts'
import { type Faults, seeded, startFaults } from './faults.ts'
import { judge, messagesByKey, type Verdict } from './verdict.ts'

export interface TortureOptions {
  readonly location: StoreLocation
  readonly nudges: number
  readonly instances: number
  /** After so many, the instances are left in peace. */
  readonly kills: number
  readonly seed: number
  /** How many times faster than the clock on the wall the instances live; 1 is the real thing. */
  readonly speed: number
  /** Where the instances' code is. */
  readonly code: 'src' | 'dist'
  readonly giveUpMs: number
  readonly onProgress?: (line: string) => void
}

export interface TortureResult extends Verdict {
  readonly kills: number
  /** Kills at each labelled step; the others fell at random. */
  readonly killsByStep: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly seconds: number
}

const labels = ['claim', 'post', 'look up', 'mark sent', 'retry', 'put back', 'mark dead', 'mark unknown']
/** Every labelled step in turn, each with the passes among which one is picked. */
const steps = labels.flatMap(label =>
  ['before', 'after'].map(side => ({
    label: `${side} ${label}`,
    passes: ['claim', 'post', 'mark sent'].includes(label) ? 30 : 2,
  })),
)
const LONGEST_LIFE_MS = 7_000
/** People who left: what is for them ends dead, with the reason. */
const GONE_EVERY = 50
const PEOPLE = 200
const RECOVERS_AT = 0.3
const program = join(import.meta.dirname, '../contract/programs/torture-instance.mjs')

const content = (index: number) => ({
  type: 'nudges',
  items: [
    {
      nudgeId: `N-${index}`,
      accountId: 'A-1',
      words: {
        headline: `Message ${index}`,
        evidence: ['n 9'],
        play: 'Meet them',
        action: { label: 'Open coverage', kind: 'open_coverage' },
      },
    },
  ],
  more: 0,
  snoozeDays: [1],
  notice: null,
})

const members = Array.from({ length: PEOPLE }, (_, index) => ({
  personId: `P-${index}`,
  slackUserId: `U${String(index).padStart(9, '0')}`,
  email: `p${index}@example.com`,
  isGone: index % GONE_EVERY === GONE_EVERY - 1,
}))

async function queueNudges({ bulk }: Store, nudges: number, at: Date): Promise<readonly string[]> {
  const rows = members.map(({ personId, email }) => person(personId, { email }))
  const importId = await bulk.writer.beginImport('torture', ['people'], at)
  for (let from = 0; from < rows.length; from += bulk.writer.chunkRows)
    await bulk.writer.write(importId, 'person', rows.slice(from, from + bulk.writer.chunkRows))
  await bulk.writer.finishImport(importId, { accepted: rows.length, rejected: 0 }, at)
  await bulk.directory.saveMembers(
    members.map(({ slackUserId, email, isGone }) => ({
      slackUserId,
      email,
      timeZone: null,
      isGuest: false,
      isDeactivated: isGone,
    })),
  )
  const ids: string[] = []
  let next = 0
  const work = async () => {
    while (next < nudges) {
      const index = next
      next += 1
      const { personId } = members[index % PEOPLE] ?? { personId: 'P-0' }
      const nudge = {
        kind: 'k',
        accountId: null,
        reason: `r${index}`,
        personId,
        runId: 'R-1',
        evidence: null,
      }
      const message = {
        personId,
        key: `key-${index}`,
        dueAt: at,
        nudges: [nudge],
        content: () => content(index),
      }
      const queued = await bulk.coaching.queue(message, at)
      if (queued === null) throw new Error(`nudge ${index} was not queued`)
      ids.push(queued.outboxId)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return ids
}

interface Tally {
  kills: number
  readonly byStep: Record<string, number>
  /** Messages in no final state, as the instances last told; null before the first did. */
  left: number | null
  readonly children: Set<ChildProcess>
}

/** Keeps one instance alive: each that was killed is replaced, as a supervisor does. */
async function keepInstance(
  options: TortureOptions & {
    readonly apiUrl: string
    readonly epoch: number
    readonly random: () => number
  },
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  const { location, speed, code, apiUrl, epoch, random, kills, nudges } = options
  while (!isOver()) {
    const mayDie = tally.kills < kills
    const chosen =
      mayDie && random() < 0.6 ? steps[(tally.kills + Math.floor(random() * 3)) % steps.length] : null
    const most = Math.max(1, Math.min(chosen?.passes ?? 1, Math.ceil(nudges / 100)))
    const dieAt = chosen == null ? null : { label: chosen.label, pass: 1 + Math.floor(random() * most) }
    const words = { code, location, apiUrl, token: sandboxTokens.bot, speed, epoch, dieAt }
    const tsx = code === 'src' ? ['--import', import.meta.resolve('tsx')] : []
    const child = spawn(process.execPath, [...tsx, program, JSON.stringify(words)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    tally.children.add(child)
    const ended = once(child, 'exit')
    let timer: NodeJS.Timeout | null = null
    let step: string | null = null
    // Most live until they have met Slack; some die while they still wake up.
    const mark = random() < 0.85 ? 'working' : 'open'
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('died ')) step = line.slice(5)
      if (line.startsWith('left ')) tally.left = Number(line.slice(5))
      if (!mayDie || timer !== null || line !== mark) continue
      // One that was told where to die gets the time to come by there.
      const lifeMs = (0.1 + random()) * LONGEST_LIFE_MS * (dieAt === null ? 1 : 3)
      timer = setTimeout(() => child.kill('SIGKILL'), lifeMs / Math.min(speed, 3))
    }
    const [, signal] = await ended
    if (timer !== null) clearTimeout(timer)
    tally.children.delete(child)
    if (signal !== 'SIGKILL') continue
    tally.kills += 1
    if (step !== null) tally.byStep[step] = (tally.byStep[step] ?? 0) + 1
  }
}

/** Waits until everything has reached a final state, or until it gives up. */
async function untilSettled(
  { giveUpMs, onProgress = () => {}, kills, nudges, location }: TortureOptions,
  tally: Tally,
  faults: Faults,
): Promise<void> {
  const began = Date.now()
  let told = 0
  while (tally.left !== 0 && Date.now() - began < giveUpMs) {
    await new Promise(done => setTimeout(done, 250))
    // Among few messages nearly every call would meet a fault; Slack recovers, and all must settle.
    if (tally.left !== null && tally.left <= nudges * RECOVERS_AT && tally.kills >= kills) await faults.stop()
    if (Date.now() - began - told < 15_000) continue
    told = Date.now() - began
    onProgress(
      `${location.kind}: ${tally.left} of ${nudges} left, ${tally.kills} of ${kills} kills, ${JSON.stringify(faults.counts)}`,
    )
  }
}

/** Sends nudges through instances that are killed and a Slack that fails, and judges what came of them. */
export async function torture(options: TortureOptions): Promise<TortureResult> {
  const { location, nudges, instances, seed, speed } = options
  const began = Date.now()
  const random = seeded(seed)
  const sandbox = await startSandbox({
    workspace: {
      people: members.map(({ personId, slackUserId, email, isGone }) => ({
        id: slackUserId,
        name: personId.toLowerCase().replace('-', ''),
        real_name: personId,
        email,
        deleted: isGone,
      })),
      channels: [],
      app: { name: 'Plumbline', bot_token: sandboxTokens.bot },
      limits: { is_enforced: false },
    },
  })
  const queueing = await openStore(location, 'main')
  const outboxIds = await queueNudges(queueing, nudges, new Date())
  // The embedded database is for one process.
  await queueing.close()
  const epoch = Date.now()
  const faults = startFaults({ origin: sandbox.origin, location, random, speed, instances })
  const tally: Tally = { kills: 0, byStep: {}, left: null, children: new Set() }
  let isOver = false
  const running = Array.from({ length: instances }, () =>
    keepInstance({ ...options, apiUrl: sandbox.slackApiUrl, epoch, random }, tally, () => isOver),
  )
  await untilSettled(options, tally, faults)
  await faults.stop()
  isOver = true
  for (const child of tally.children) child.kill('SIGTERM')
  await Promise.all(running)
  const store = await openStore(location, 'main')
  try {
    const verdict = await judge(
      store.bulk.outbox,
      outboxIds,
      await messagesByKey(
        sandbox,
        members.filter(({ isGone }) => !isGone).map(({ slackUserId }) => slackUserId),
      ),
    )
    const seconds = Math.round((Date.now() - began) / 1_000)
    return { ...verdict, kills: tally.kills, killsByStep: tally.byStep, faults: faults.counts, seconds }
  } finally {
    await store.close()
    await sandbox.close()
  }
}

/** The build is there after `npm test` has built it; it starts in half the time. */
export const codeToRun = (isBuilt: boolean): 'src' | 'dist' =>
  isBuilt && existsSync(join(import.meta.dirname, '../../dist/main.js')) ? 'dist' : 'src'
