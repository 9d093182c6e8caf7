import { describe, expect, test } from 'vitest'
import type { RunStore, Tier, TierRow } from '../../../src/workflows/ports/index.ts'
import type { Workspace } from '../store.contract.ts'

const at = new Date('2026-03-01T09:00:00Z')
const later = new Date('2026-03-01T10:00:00Z')

const tierRow = (accountId: string, tier: Tier, cells: Partial<TierRow> = {}): TierRow => ({
  accountId,
  tier,
  isFirm: true,
  need: 61.5,
  value: 0.1,
  behavior: null,
  overall: null,
  revenueRank: 3,
  ...cells,
})

const begin = (runs: RunStore, isPublishedModel = true) =>
  runs.begin({ asOf: '2026-02-28', modelVersion: '1.0.0', isPublishedModel, startedAt: at })

async function completed(runs: RunStore, tiers: readonly TierRow[], completedAt = at): Promise<string> {
  const runId = await begin(runs)
  await runs.addTiers(runId, tiers)
  await runs.complete(runId, completedAt)
  return runId
}

export function runsContract(workspace: () => Workspace): void {
  describe('scoring runs', () => {
    test('what belongs to a run is seen only once it is completed', async () => {
      const { runs } = workspace().bulk
      const runId = await begin(runs)
      await runs.addTiers(runId, [tierRow('A-1', '2')])
      await runs.addFindings(runId, [{ module: 'coverage', subjectId: 'A-1', finding: { value: 1 } }])
      await runs.addSnapshot(runId, [{ module: 'coverage', subjectId: 'A-1', input: { touches: 3 } }])
      const read = () =>
        Promise.all([
          runs.tiers(runId, { limit: 5 }),
          runs.tiersOf(runId, ['A-1']),
          runs.finding(runId, 'coverage', 'A-1'),
          runs.snapshot(runId, 'coverage', 'A-1'),
          runs.tierHistory('A-1', 5),
          runs.lastCompleted(5),
        ])
      expect(await read()).toEqual([[], [], null, null, [], []])
      await runs.complete(runId, later)
      const run = await runs.byId(runId)
      expect(run).toEqual({
        runId,
        asOf: '2026-02-28',
        modelVersion: '1.0.0',
        isPublishedModel: true,
        state: 'completed',
        startedAt: at,
        completedAt: later,
        accounts: 1,
      })
      const tier = tierRow('A-1', '2')
      expect(await read()).toEqual([[tier], [tier], { value: 1 }, { touches: 3 }, [{ run, tier }], [run]])
    })

    test('a finding comes back with its numbers, order and missing values', async () => {
      const { runs } = workspace().bulk
      const runId = await begin(runs)
      const finding = { z: 1e-7, a: [0.1, null, 'é "quoted" \\'], value: null, n: 0 }
      await runs.addFindings(runId, [{ module: 'm', subjectId: 's', finding }])
      await runs.complete(runId, at)
      expect(JSON.stringify(await runs.finding(runId, 'm', 's'))).toBe(JSON.stringify(finding))
      expect(await runs.finding(runId, 'm', 'other')).toBeNull()
    })

    test('findings of a module are read a page at a time, with the wanted fields only', async () => {
      const { runs } = workspace().bulk
      const runId = await begin(runs)
      await runs.addFindings(runId, [
        { module: 'm', subjectId: 'b', finding: { wanted: [1], other: 'x' } },
        { module: 'm', subjectId: 'a', finding: { wanted: null } },
        { module: 'm', subjectId: 'c', finding: {} },
        { module: 'n', subjectId: 'a', finding: { wanted: 5 } },
      ])
      const page = (after?: string) =>
        runs.findings(runId, 'm', { fields: ['wanted'], limit: 2, ...(after === undefined ? {} : { after }) })
      expect(await page()).toEqual([])
      await runs.complete(runId, at)
      expect(await page()).toEqual([
        { subjectId: 'a', fields: { wanted: null } },
        { subjectId: 'b', fields: { wanted: [1] } },
      ])
      expect(await page('b')).toEqual([{ subjectId: 'c', fields: { wanted: null } }])
    })

    test.each(['complete', 'fail'] as const)('after %s nothing can be added or changed', async end => {
      const { runs } = workspace().bulk
      const runId = await begin(runs)
      await runs[end](runId, at)
      await expect(runs.addTiers(runId, [tierRow('A-1', '2')])).rejects.toThrow(/not running/)
      await expect(runs.addFindings(runId, [{ module: 'm', subjectId: 's', finding: 1 }])).rejects.toThrow(
        /not running/,
      )
      await expect(runs.complete(runId, at)).rejects.toThrow(/not running/)
      await expect(runs.fail(runId, at)).rejects.toThrow(/not running/)
    })

    test('a failed run and a run under a draft model are never the last completed', async () => {
      const { runs } = workspace().bulk
      const good = await completed(runs, [])
      const failed = await begin(runs)
      await runs.fail(failed, at)
      const draft = await begin(runs, false)
      await runs.complete(draft, at)
      expect((await runs.lastCompleted(5)).map(({ runId }) => runId)).toEqual([good])
      expect(await runs.byId(failed)).toMatchObject({ state: 'failed' })
      expect(await runs.byId('no-such-run')).toBeNull()
    })

    test('the newest run is the one completed last, even where the clock ran backwards', async () => {
      const { runs } = workspace().bulk
      const first = await completed(runs, [], later)
      const second = await completed(runs, [], at)
      expect((await runs.lastCompleted(2)).map(({ runId }) => runId)).toEqual([second, first])
      expect((await runs.lastCompleted(1)).map(({ runId }) => runId)).toEqual([second])
    })

    test('moves are the accounts whose tier differs, with new ones, in order', async () => {
      const { runs } = workspace().bulk
      const before = [tierRow('A-1', '3'), tierRow('A-2', '2'), tierRow('A-4', '1a'), tierRow('A-9', '2')]
      const after = [
        tierRow('A-4', '1b', { need: 12 }),
        tierRow('A-1', '3', { need: 99 }),
        tierRow('A-2', 'unscored', { need: null }),
        tierRow('A-3', '2'),
      ]
      const moves = await runs.tierMoves(await completed(runs, before), await completed(runs, after))
      expect(moves).toEqual([
        { before: before[1], after: after[2] },
        { before: null, after: after[3] },
        { before: before[2], after: after[0] },
      ])
    })

    test('moves are found beyond one page of accounts that stayed', async () => {
      const { bulk, interactive } = workspace()
      const count = Math.min(bulk.reader.pageRows * 2 + 5, 2_000)
      const rows = Array.from({ length: count }, (_, index) => tierRow(String(index).padStart(5, '0'), '2'))
      const moved = rows.map((row, index) => (index === count - 1 ? { ...row, tier: '1a' as const } : row))
      const before = await completed(bulk.runs, rows)
      const after = await completed(bulk.runs, moved)
      expect(await interactive.runs.tierMoves(before, after)).toEqual([
        { before: rows.at(-1), after: moved.at(-1) },
      ])
    })

    test('tiers are read page by page in order of account', async () => {
      const { runs } = workspace().bulk
      const rows = ['A-3', 'A-1', 'A-2'].map(id => tierRow(id, '2'))
      const runId = await completed(runs, rows)
      const page = await runs.tiers(runId, { limit: 2 })
      expect(page.map(({ accountId }) => accountId)).toEqual(['A-1', 'A-2'])
      expect(await runs.tiers(runId, { limit: 2, after: 'A-2' })).toEqual([tierRow('A-3', '2')])
    })

    test('the history of an account skips runs that did not score it', async () => {
      const { runs } = workspace().bulk
      const first = await completed(runs, [tierRow('A-1', '3')])
      await completed(runs, [tierRow('A-2', '3')])
      const third = await completed(runs, [tierRow('A-1', '1a')])
      const history = await runs.tierHistory('A-1', 2)
      expect(history.map(({ run, tier }) => [run.runId, tier.tier])).toEqual([
        [third, '1a'],
        [first, '3'],
      ])
    })

    test('a workspace sees no run of another', async () => {
      const runId = await completed(workspace().bulk.runs, [tierRow('A-1', '2')])
      const { runs } = workspace().bulk
      expect(await runs.byId(runId)).toBeNull()
      expect(await runs.tiers(runId, { limit: 5 })).toEqual([])
    })
  })
}
