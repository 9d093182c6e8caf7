import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, openInstallation } from '../../src/composition/installation.ts'
import { carryOut, scoreAndCoach, scorePorts } from '../../src/composition/jobs.ts'
import { projectFolder, sandboxTokens, workspaceOfPeople } from '../../src/composition/sample-workspace.ts'
import { createLog } from '../../src/log.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { readMembers } from '../../src/slack/index.ts'
import type { StoreLocation } from '../../src/store/index.ts'
import { allOf } from '../../src/workflows/pages.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { serverUrl } from '../support/databases.ts'
import { configOn, type Place, placeOn } from '../support/installations.ts'
import { startProgram } from '../support/programs.ts'
import { wordsOf } from './programs/location.ts'

/** More kills, over the same moments, where somebody has the time: PLUMBLINE_KILLS=100. */
const KILLS = Number(process.env['PLUMBLINE_KILLS'] ?? 2)
const SEED = 20_260_930
const LEASE_IS_OVER_MS = 60_000
const [EARLIER, LATER] = ['2026-08-31', '2026-09-30']
const log = createLog({ level: 'silent' })

/** Moments of a kill, from 0 (the database is open) to 1 (an undisturbed run would have ended). */
const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed: SEED, numRuns: KILLS })

const importSample = (installation: Installation, date: string) =>
  carryOut(
    installation,
    { job: 'import', dir: join(projectFolder, 'samples/cleanme', date), mapping: null, isDryRun: false },
    () => {},
  )

async function opened<Result>(
  location: StoreLocation,
  use: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation(configOn(location), log, true)
  try {
    return await use(installation)
  } finally {
    await installation.close()
  }
}

/** Every nudge that was decided on, and how many messages wait or were sent. */
async function decided({ store }: Installation) {
  const people = (await allOf(store.bulk.reader, 'person')).map(({ row }) => row.personId)
  const nudges = await store.bulk.coaching.nudgesSince(people, new Date(0))
  return {
    nudges: nudges
      .map(({ personId, kind, accountId, reason }) => [personId, kind, accountId, reason].join(' '))
      .sort(),
    outbox: await store.bulk.outbox.counts(),
  }
}

describe.each(['embedded', 'postgres'] as const)('kill -9 during a run and its round, on %s', kind => {
  const check = test.skipIf(kind === 'postgres' && serverUrl === undefined)
  let place: Place
  /** The embedded database just before the second run, closed. */
  let untouched: string
  let sandbox: Sandbox
  let undisturbed: Awaited<ReturnType<typeof decided>>
  let undisturbedMs: number

  beforeAll(async () => {
    if (kind === 'postgres' && serverUrl === undefined) return
    place = await placeOn('embedded')
    untouched = mkdtempSync(join(tmpdir(), 'plumbline-untouched-'))
    const copy = mkdtempSync(join(tmpdir(), 'plumbline-undisturbed-'))
    const prepare = (location: StoreLocation) =>
      opened(location, async installation => {
        await importSample(installation, EARLIER)
        await scoreAndCoach(installation, EARLIER, false)
        await importSample(installation, LATER)
        sandbox ??= await startSandbox({
          workspace: { ...(await workspaceOfPeople(installation)), limits: { is_enforced: false } },
        })
        const client = new WebClient(sandboxTokens.bot, { slackApiUrl: sandbox.slackApiUrl })
        for await (const members of readMembers(client))
          await installation.store.bulk.directory.saveMembers(members)
      })
    await prepare(place.location)
    if (place.location.kind === 'embedded') cpSync(place.location.dataDir, untouched, { recursive: true })
    cpSync(untouched, copy, { recursive: true })
    undisturbed = await opened({ kind: 'embedded', dataDir: copy }, async installation => {
      const began = performance.now()
      await scoreAndCoach(installation, LATER, false)
      undisturbedMs = performance.now() - began
      return decided(installation)
    })
    rmSync(copy, { recursive: true })
    if (kind === 'postgres') {
      await place.remove()
      place = await placeOn(kind)
      await prepare(place.location)
    }
  }, 600_000)
  afterAll(async () => {
    await sandbox?.close()
    await place?.remove()
    if (untouched !== undefined) rmSync(untouched, { recursive: true })
  })

  // One database is enough for what happens in memory between the two.
  if (kind === 'embedded')
    test('a kill just between the run and its round: the next run catches the round up', async () => {
      const after = await opened({ kind: 'embedded', dataDir: untouched }, async installation => {
        const { model, baseDigits, now } = installation
        await scoreRun(scorePorts(installation), {
          asOf: LATER,
          at: now(),
          model,
          baseDigits,
          isDraft: false,
          keepsTiers: false,
        })
        await scoreAndCoach(installation, LATER, false)
        return decided(installation)
      })
      expect(after).toEqual(undisturbed)
    })

  check(
    'after a completed rerun the nudges are those of an undisturbed run, each in one message',
    async () => {
      const words = [LATER, ...wordsOf(place.location)]
      for (const moment of moments) {
        const program = startProgram('score-and-coach.ts', ...words)
        await program.printed(1)
        await new Promise(resolve => setTimeout(resolve, moment * undisturbedMs))
        await program.kill()
      }
      const last = startProgram('score-and-coach.ts', ...words)
      await last.ended()
      expect(undisturbed.nudges.length).toBeGreaterThan(1)
      expect(await opened(place.location, decided)).toEqual(undisturbed)
    },
    600_000,
  )

  check(
    'a bot that is killed between claim, post and mark still sends each message exactly once',
    async () => {
      const words = (later: number) => [
        sandbox.slackApiUrl,
        sandboxTokens.bot,
        String(later),
        ...wordsOf(place.location),
      ]
      // The first line says that the database is open; then "posting" and "posted" take turns.
      const strikes = ['posting', 'posted', 'posted', 'posting']
      for (const [index, word] of strikes.entries()) {
        const program = startProgram('deliver-messages.ts', ...words(index * LEASE_IS_OVER_MS))
        for (let lines = 1; program.lines.at(-1) !== word && program.lines.at(-1) !== 'done'; lines += 1)
          await program.printed(lines)
        await program.kill()
      }
      const last = startProgram('deliver-messages.ts', ...words(strikes.length * LEASE_IS_OVER_MS))
      await last.ended()
      const { outbox } = await opened(place.location, decided)
      expect(outbox).toEqual({ due: 0, sending: 0, sent: undisturbed.outbox.due, unknown: 0, dead: 0 })
      expect(await postedKeys(sandbox)).toHaveLength(undisturbed.outbox.due)
    },
    600_000,
  )
})

/** The keys of all messages that the sandbox holds; a key that is there twice was posted twice. */
async function postedKeys(sandbox: Sandbox): Promise<readonly string[]> {
  const client = new WebClient(sandboxTokens.bot, { slackApiUrl: sandbox.slackApiUrl })
  const { members = [] } = await client.users.list({})
  const keys: string[] = []
  for (const { id, is_bot, deleted } of members) {
    if (id === undefined || is_bot === true || deleted === true || id === 'USLACKBOT') continue
    const { channel } = await client.conversations.open({ users: id })
    const history = await client.conversations.history({
      channel: channel?.id ?? '',
      include_all_metadata: true,
    })
    for (const message of history.messages ?? []) {
      const { metadata } = message as { metadata?: { event_payload?: { key?: string } } }
      keys.push(metadata?.event_payload?.key ?? 'no key')
    }
  }
  expect(new Set(keys).size).toBe(keys.length)
  return keys
}
