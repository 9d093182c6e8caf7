import { describe, expect, test } from 'vitest'
import type { FactKind, FactRow } from '../../src/facts/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import type { RunStore } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { judgeSnapshots, type SegmentationSnapshot } from '../../src/workflows/score/segmentation.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Facts, loadFacts } from './sample-folders.ts'

const [EARLIER, LATER, AFTER] = ['2026-08-31', '2026-09-30', '2026-10-15']
const known = loadFacts('cleanme', EARLIER)
const accountIds = known.account.map(({ accountId }) => accountId)

const run = (facts: Facts, runs: RunStore, asOf: string, keepsTiers = false) =>
  scoreRun(
    { runs, facts: memoryFacts(facts), logFault: () => {} },
    {
      asOf,
      at: new Date(`${asOf}T12:00:00Z`),
      model: defaultModel,
      baseDigits: BASE_DIGITS,
      isDraft: false,
      keepsTiers,
    },
  )

const segmentationSnapshots = (runs: RunStore, runId: string) =>
  Promise.all(
    accountIds.map(async id => (await runs.snapshot(runId, 'segmentation', id)) as SegmentationSnapshot),
  )

/** Every snapshot of a run as of the earlier day. */
async function snapshotsBehind(facts: Facts) {
  const runs = memoryRuns()
  const { runId, accounts } = await run(facts, runs, EARLIER)
  const subjects = [
    ...accountIds.flatMap(id => [['segmentation', id] as const, ['coverage', id] as const]),
    ...known.compPlan.map(({ planId }) => ['comp-mix', planId] as const),
  ]
  const snapshots = subjects.map(async ([module, id]) => [module, id, await runs.snapshot(runId, module, id)])
  return { accounts, snapshots: await Promise.all(snapshots) }
}

const first = <Kind extends FactKind>(kind: Kind): FactRow<Kind> => {
  const [row] = known[kind] as readonly FactRow<Kind>[]
  if (row === undefined) throw new Error(`the sample has no ${kind}`)
  return row
}
const added = <Kind extends FactKind>(kind: Kind, cells: Partial<FactRow<Kind>>): Facts => ({
  ...known,
  [kind]: [...known[kind], { ...first(kind), ...cells }],
})
const changed = <Kind extends FactKind>(kind: Kind, cells: Partial<FactRow<Kind>>): Facts => ({
  ...known,
  [kind]: [{ ...first(kind), ...cells }, ...known[kind].slice(1)],
})

describe('a run as of a day sees nothing of what came later', () => {
  const familyId = first('revenue').familyId
  const accountId = first('revenue').accountId
  const laterPerson: Facts = {
    ...known,
    person: [...known.person, { ...first('person'), personId: 'P-later', startedOn: AFTER }],
    coverageAssignment: [
      ...known.coverageAssignment,
      { ...first('coverageAssignment'), assignmentId: 'later', personId: 'P-later', fromOn: null },
    ],
  }
  test.each<[string, Facts]>([
    ['a life-cycle stage', { ...known, familyStage: [{ familyId, stage: 'decline', fromOn: AFTER }] }],
    ['an account', added('account', { accountId: 'A-later', startedOn: AFTER })],
    ['a contact', added('contact', { contactId: 'K-later', startedOn: AFTER })],
    ['a contact who leaves', changed('contact', { leftOn: AFTER })],
    ['a seller, assigned without a day', laterPerson],
    [
      'a seller who leaves',
      { ...known, person: known.person.map(person => ({ ...person, leftOn: person.leftOn ?? AFTER })) },
    ],
    ['an assignment', added('coverageAssignment', { assignmentId: 'later', fromOn: AFTER })],
    ['the end of an assignment', changed('coverageAssignment', { untilOn: AFTER })],
    ['a touch', added('activity', { activityId: 'later', occurredOn: AFTER })],
    ['an answer', added('answer', { answeredOn: AFTER, value: '1' })],
    ['revenue', added('revenue', { period: '2026-10-01', amount: '9999999' })],
    ['an opportunity', added('opportunity', { opportunityId: 'O-later', openedOn: AFTER, closedOn: null })],
    [
      'an opportunity of which only the close is known',
      added('opportunity', {
        opportunityId: 'O-later',
        accountId,
        familyId,
        openedOn: null,
        closedOn: AFTER,
      }),
    ],
    ['a comp plan', added('compPlan', { planId: 'CP-later', fromOn: AFTER })],
    ['pay by a comp plan', added('compPlanAssignment', { personId: 'P-110', fromOn: AFTER })],
  ])('%s', async (_, facts) => {
    expect(await snapshotsBehind(facts)).toEqual(await snapshotsBehind(known))
  })

  test('a life-cycle stage counts from its first day on', async () => {
    const facts: Facts = {
      ...known,
      familyStage: [
        { familyId, stage: 'decline', fromOn: EARLIER },
        { familyId, stage: 'maturity', fromOn: AFTER },
      ],
    }
    const runs = memoryRuns()
    const { runId } = await run(facts, runs, EARLIER)
    const { families } = (await runs.snapshot(runId, 'segmentation', accountId)) as SegmentationSnapshot
    expect(families.find(({ family }) => family === familyId)?.stage).toBe('decline')
  })
})

describe('the snapshots of a run give its tiers and findings again', () => {
  const facts = loadFacts('cleanme', LATER)
  const judged = async (runs: RunStore, runId: string) => ({
    findings: await Promise.all(accountIds.map(id => runs.finding(runId, 'segmentation', id))),
    tiers: await runs.tiers(runId, { limit: 1_000 }),
  })

  test.each([
    ['whose tiers are cut anew', false],
    ['that keeps the tiers', true],
  ])('of a run %s, after another', async (_, keepsTiers) => {
    const runs = memoryRuns()
    const before = await run(facts, runs, EARLIER)
    const after = await run(facts, runs, LATER, keepsTiers)
    for (const { runId } of [before, after]) {
      const snapshots = await segmentationSnapshots(runs, runId)
      const again = await judgeSnapshots(JSON.parse(JSON.stringify(snapshots)), defaultModel)
      expect(again).toEqual(await judged(runs, runId))
    }
  })

  test('which hold the tier before, and none where no run was before', async () => {
    const runs = memoryRuns()
    const before = await run(facts, runs, EARLIER)
    const after = await run(facts, runs, LATER)
    const tiers = new Map((await runs.tiers(before.runId, { limit: 1_000 })).map(row => [row.accountId, row]))
    for (const snapshot of await segmentationSnapshots(runs, before.runId))
      expect(snapshot).not.toHaveProperty('previousTier')
    for (const snapshot of await segmentationSnapshots(runs, after.runId))
      expect(snapshot.previousTier).toBe(tiers.get(snapshot.id)?.tier)
  })
})
