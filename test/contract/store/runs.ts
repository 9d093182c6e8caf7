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

    test('one part of many findings comes back by subject, those without a finding are absent', async () => {
      const { runs } = workspace().bulk
      const runId = await begin(runs)
      const subjects = Array.from({ length: 230 }, (_, index) => `A-${index}`)
      await runs.addFindings(
        runId,
        subjects.map(subjectId => ({
          module: 'coverage',
          subjectId,
          finding: { firstGap: subjectId === 'A-1' ? null : { code: subjectId }, rest: 'x' },
        })),
      )
      const read = (ids: readonly string[]) => runs.findingParts(runId, 'coverage', 'firstGap', ids)
      expect(await read(subjects)).toEqual(new Map())
      await runs.complete(runId, at)
      expect((await read(subjects)).size).toBe(subjects.length)
      expect(await read(['A-0', 'A-1', 'none'])).toEqual(
        new Map<string, unknown>([
          ['A-0', { code: 'A-0' }],
          ['A-1', null],
        ]),
      )
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

    test('a run that nobody is at work on is ended as failed, and the others stay as they are', async () => {
      const { runs } = workspace().bulk
      const good = await completed(runs, [])
      const killed = await begin(runs)
      await runs.failAbandoned(later)
      expect(await runs.byId(killed)).toMatchObject({ state: 'failed', completedAt: later })
      expect(await runs.byId(good)).toMatchObject({ state: 'completed', completedAt: at })
      await expect(runs.complete(killed, later)).rejects.toThrow(/not running/)
    })

    test('no two runs are at work at the same time, and a failed one lets the next go on', async () => {
      const { bulk, interactive } = workspace()
      const seen: string[] = []
      const signal = () => {
        let give = () => {}
        const given = new Promise<void>(resolve => {
          give = resolve
        })
        return { give, given }
      }
      const [hasBegun, mayEnd] = [signal(), signal()]
      const first = bulk.runs.alone(async () => {
        seen.push('first begins')
        hasBegun.give()
        await mayEnd.given
        seen.push('first ends')
        throw new Error('the first run failed')
      })
      await hasBegun.given
      const second = interactive.runs.alone(async () => {
        seen.push('second begins')
        return 'done'
      })
      // Answers go on meanwhile.
      expect(await interactive.runs.lastCompleted(1)).toEqual([])
      mayEnd.give()
      await expect(first).rejects.toThrow('the first run failed')
      expect(await second).toBe('done')
      expect(seen).toEqual(['first begins', 'first ends', 'second begins'])
    })

    describe('old runs', () => {
      const keep = { allDays: 35, monthEndDays: 400 }
      const today = new Date('2026-03-01T12:00:00Z')
      const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000)

      async function detailed(runs: RunStore, asOf: string, completedAt: Date, isPublishedModel = true) {
        const runId = await runs.begin({ asOf, modelVersion: '1', isPublishedModel, startedAt: completedAt })
        const subjects = Array.from({ length: 150 }, (_, index) => `A-${index}`)
        await runs.addTiers(runId, [tierRow('A-1', '2')])
        await runs.addSnapshot(
          runId,
          subjects.map(subjectId => ({ module: 'm', subjectId, input: {} })),
        )
        await runs.addFindings(
          runId,
          subjects.map(subjectId => ({ module: 'm', subjectId, finding: {} })),
        )
        await runs.complete(runId, completedAt)
        return runId
      }
      const details = async (runs: RunStore, runId: string) => [
        ...(await Promise.all(['A-0', 'A-149'].map(id => runs.snapshot(runId, 'm', id)))),
        ...(await Promise.all(['A-0', 'A-149'].map(id => runs.finding(runId, 'm', id)))),
      ]
      const kept = [{}, {}, {}, {}]
      const gone = [null, null, null, null]

      test('the days, the ends of months and the last two stay; tiers always do', async () => {
        const { runs } = workspace().bulk
        const old = await detailed(runs, '2024-11-30', daysAgo(401))
        const inJune = await detailed(runs, '2025-06-20', daysAgo(250))
        const endOfJune = await detailed(runs, '2025-06-30', daysAgo(244))
        const draft = await detailed(runs, '2025-07-31', daysAgo(200), false)
        const recent = await detailed(runs, '2026-02-01', daysAgo(35))
        const newest = [
          await detailed(runs, '2026-02-02', daysAgo(1)),
          await detailed(runs, '2026-02-03', today),
        ]
        expect(await runs.prune(keep, today)).toBe(3)
        for (const runId of [old, inJune, draft]) {
          expect(await details(runs, runId)).toEqual(gone)
          expect(await runs.tiers(runId, { limit: 5 })).toEqual([tierRow('A-1', '2')])
        }
        for (const runId of [endOfJune, recent, ...newest]) expect(await details(runs, runId)).toEqual(kept)
        expect(await runs.prune(keep, today)).toBe(0)
      })

      test('the two runs that a round compares stay, however old', async () => {
        const { runs } = workspace().bulk
        const three = [
          await detailed(runs, '2020-01-01', daysAgo(2_000)),
          await detailed(runs, '2020-02-01', daysAgo(1_900)),
          await detailed(runs, '2020-03-01', daysAgo(1_800)),
        ]
        expect(await runs.prune(keep, today)).toBe(1)
        const left = await Promise.all(three.map(runId => details(runs, runId)))
        expect(left).toEqual([gone, kept, kept])
      })

      test('what a nudge refers to stays', async () => {
        const { runs, coaching } = workspace().bulk
        const told = await detailed(runs, '2020-01-01', daysAgo(2_000))
        const untold = await detailed(runs, '2020-01-02', daysAgo(2_000))
        for (let newer = 0; newer < 2; newer += 1) await detailed(runs, '2026-02-03', today)
        const nudge = { kind: 'tier-changed', accountId: 'A-1', reason: 'r', personId: 'P-1', evidence: {} }
        await coaching.queue(
          {
            personId: 'P-1',
            key: 'k',
            dueAt: today,
            nudges: [{ ...nudge, runId: told }],
            content: () => ({}),
          },
          today,
        )
        expect(await runs.prune(keep, today)).toBe(1)
        expect([await details(runs, told), await details(runs, untold)]).toEqual([kept, gone])
      })

      test('what a failed run left is deleted at once, and a run at work is left alone', async () => {
        const { runs } = workspace().bulk
        const failed = await begin(runs)
        await runs.addTiers(failed, [tierRow('A-1', '2')])
        await runs.fail(failed, today)
        const atWork = await begin(runs)
        await runs.addSnapshot(atWork, [{ module: 'm', subjectId: 'A-0', input: {} }])
        expect(await runs.prune(keep, today)).toBe(1)
        await runs.complete(atWork, today)
        expect(await runs.snapshot(atWork, 'm', 'A-0')).toEqual({})
      })
    })

    test('a workspace sees no run of another', async () => {
      const runId = await completed(workspace().bulk.runs, [tierRow('A-1', '2')])
      const { runs } = workspace().bulk
      expect(await runs.byId(runId)).toBeNull()
      expect(await runs.tiers(runId, { limit: 5 })).toEqual([])
    })
  })
}
