import { expect, test } from 'vitest'
import { defaultModel } from '../../src/scoring/index.ts'
import type { RunStore } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { loadFacts } from './sample-folders.ts'

const asOf = '2026-08-31'
const at = new Date('2026-08-31T12:00:00Z')
const facts = memoryFacts(loadFacts('cleanme', asOf))

async function attempt(runs: RunStore) {
  const logged: unknown[] = []
  const ports = { runs, facts, logFault: (what: string, error: unknown) => logged.push([what, error]) }
  const request = {
    asOf,
    at,
    model: defaultModel,
    baseDigits: BASE_DIGITS,
    isDraft: false,
    keepsTiers: false,
  }
  const outcome = await scoreRun(ports, request).catch((error: unknown) => error)
  return { outcome, logged }
}
const diskFull = new Error('the disk is full')
const failing = async () => {
  throw diskFull
}

test('a run that fails is recorded as failed, and the cause is thrown', async () => {
  const runs = memoryRuns()
  const { outcome, logged } = await attempt({ ...runs, addTiers: failing })
  expect(outcome).toBe(diskFull)
  expect(await runs.byId('run-1')).toMatchObject({ state: 'failed' })
  expect(logged).toEqual([])
})

test('where the failure can not be recorded either, both are logged and the first is thrown', async () => {
  const runs = memoryRuns()
  const gone = new Error('the database is gone')
  const { outcome, logged } = await attempt({
    ...runs,
    addTiers: failing,
    fail: async () => {
      throw gone
    },
  })
  expect(outcome).toBe(diskFull)
  expect(logged).toEqual([
    ['a scoring run failed', diskFull],
    ['the failed scoring run could not be recorded; the next one does it', gone],
  ])
})

test('a run whose process was killed is recorded as failed when the next one begins', async () => {
  const runs = memoryRuns()
  const killed = await runs.begin({ asOf, modelVersion: '1', isPublishedModel: true, startedAt: at })
  const { outcome } = await attempt(runs)
  expect(outcome).toMatchObject({ state: 'completed' })
  expect(await runs.byId(killed)).toMatchObject({ state: 'failed', completedAt: at })
})
