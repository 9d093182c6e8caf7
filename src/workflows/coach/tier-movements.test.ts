import { expect, test } from 'vitest'
import { memoryRuns } from '../../../test/samples/memory-ports.ts'
import type { FactReader } from '../ports/index.ts'
import { readTierMovements } from './tier-movements.ts'

const facts = {
  byId: async () => [],
  rowsBy: async () => [],
} as unknown as FactReader
const at = new Date('2026-09-30T06:00:00Z')
const score = { isFirm: true, need: 80, value: 70, behavior: 60, overall: 70, revenueRank: 1 }

type Answers = Readonly<Record<string, number | string>>
interface Run {
  readonly tier: '1a' | '2'
  readonly modelVersion: string
  readonly points: number
  /** Absent where the snapshot is no longer kept. */
  readonly answers?: Answers
}

/** What is told of an account whose tier differs between two runs. */
async function moveBetween(...runs: readonly Run[]) {
  const store = memoryRuns()
  for (const { tier, modelVersion, points, answers } of runs) {
    const runId = await store.begin({
      asOf: '2026-09-30',
      modelVersion,
      isPublishedModel: true,
      startedAt: at,
    })
    const contributions = ['N2', 'N3'].map(question => ({ question, points }))
    await store.addFindings(runId, [
      { module: 'segmentation', subjectId: 'A-1', finding: { contributions, missing: [] } },
    ])
    if (answers !== undefined)
      await store.addSnapshot(runId, [{ module: 'segmentation', subjectId: 'A-1', input: { answers } }])
    await store.addTiers(runId, [{ accountId: 'A-1', tier, ...score }])
    await store.complete(runId, at)
  }
  const [after, before] = await store.lastCompleted(2)
  if (before === undefined || after === undefined) throw new Error('two runs are needed')
  const { movements } = await readTierMovements({ runs: store, facts }, before, after, { tier1Count: 1 })
  return movements[0]?.evidence
}

const first: Run = { tier: '2', modelVersion: 'default-1', points: 12, answers: { N2: 4, N3: 4 } }
const second: Run = { ...first, tier: '1a', points: 15 }
const published = { modelVersion: 'ours-2' }

test('points that a new model gives to the same answers are not told as moved answers', async () => {
  expect(await moveBetween(first, { ...second, ...published })).toMatchObject({
    earlierModelVersion: 'default-1',
    modelVersion: 'ours-2',
    answersChanged: false,
    movedBy: [],
  })
})

test('beside a new model only the answers that differ are named', async () => {
  const after = { ...second, ...published, answers: { N2: 4, N3: 5 } }
  expect(await moveBetween(first, after)).toMatchObject({
    answersChanged: true,
    movedBy: [{ question: 'N3', before: 12, after: 15 }],
  })
})

test('where the earlier answers are no longer kept, nothing is said of them', async () => {
  const { answers, ...pruned } = first
  expect(answers).toBeDefined()
  expect(await moveBetween(pruned, { ...second, ...published })).toMatchObject({
    answersChanged: null,
    movedBy: [],
  })
})

test('under one model all moved points are named', async () => {
  expect((await moveBetween(first, second))?.movedBy.map(({ question }) => question)).toEqual(['N2', 'N3'])
})
