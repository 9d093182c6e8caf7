import { describe, expect, test } from 'vitest'
import type { Workspace } from '../store.contract.ts'

const at = new Date('2026-03-01T09:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

export function importsContract(workspace: () => Workspace): void {
  describe('imports', () => {
    test('an import is under way, then completed with its counts', async () => {
      const { writer, reader } = workspace().bulk
      expect(await reader.unfinishedImport(at)).toBeNull()
      expect(await reader.lastImport()).toBeNull()
      const importId = await writer.beginImport('exports/march', ['people.csv person'], at)
      expect(await reader.unfinishedImport(later(1))).toMatchObject({ importId, state: 'running' })
      await writer.finishImport(importId, { accepted: 9, rejected: 1 }, later(2))
      expect(await reader.unfinishedImport(later(2))).toBeNull()
      expect(await reader.lastImport()).toEqual({
        importId,
        folder: 'exports/march',
        state: 'completed',
        startedAt: at,
        finishedAt: later(2),
        accepted: 9,
        rejected: 1,
      })
    })

    test('without a sign of life for two minutes an import counts as interrupted', async () => {
      const { writer, reader } = workspace().bulk
      const importId = await writer.beginImport('exports', ['people.csv person'], at)
      await writer.keepImportAlive(importId, later(1))
      expect(await reader.unfinishedImport(later(3))).toMatchObject({ state: 'running' })
      const silent = new Date(later(3).getTime() + 1)
      expect(await reader.unfinishedImport(silent)).toMatchObject({ state: 'interrupted' })
    })

    const all = ['people.csv person', 'accounts.csv account']
    const begin = ({ writer }: Workspace['bulk'], folder: string, targets: readonly string[], minutes = 0) =>
      writer.beginImport(folder, targets, later(minutes))
    const finish = ({ writer }: Workspace['bulk'], importId: string) =>
      writer.finishImport(importId, { accepted: 1, rejected: 0 }, later(1))
    const wholeDay = later(24 * 60)

    test('one of the same files takes the place of an interrupted one, even where the clock ran backwards', async () => {
      const { bulk } = workspace()
      await begin(bulk, 'exports/1', all, 60)
      const second = await begin(bulk, 'exports/2', all)
      await finish(bulk, second)
      for (const at of [later(60), wholeDay]) expect(await bulk.reader.unfinishedImport(at)).toBeNull()
      expect(await bulk.reader.lastImport()).toMatchObject({ importId: second })
    })

    test.each([
      ['of other files', [['answers.csv answer']]],
      ['of some of its files', [['people.csv person'], ['people.csv person', 'answers.csv answer']]],
      ['of the same file, made into another kind', [['people.csv person', 'accounts.csv opportunity']]],
      ['of nothing', [[]]],
    ])('one %s leaves an interrupted one as it is', async (_, imports) => {
      const { bulk } = workspace()
      const first = await begin(bulk, 'exports/1', all)
      for (const targets of imports) await finish(bulk, await begin(bulk, 'exports/2', targets))
      expect(await bulk.reader.unfinishedImport(wholeDay)).toMatchObject({
        importId: first,
        state: 'interrupted',
      })
    })

    test('several take the place of an interrupted one together', async () => {
      const { bulk } = workspace()
      await begin(bulk, 'exports/1', all)
      for (const target of all) await finish(bulk, await begin(bulk, 'exports/2', [target]))
      expect(await bulk.reader.unfinishedImport(wholeDay)).toBeNull()
    })

    test('one that began before it, or was interrupted itself, takes nothing over', async () => {
      const { bulk } = workspace()
      const before = await begin(bulk, 'exports/0', all)
      await begin(bulk, 'exports/1', all)
      await finish(bulk, before)
      const again = await begin(bulk, 'exports/1', all)
      expect(await bulk.reader.unfinishedImport(wholeDay)).toMatchObject({ importId: again })
      await finish(bulk, again)
      expect(await bulk.reader.unfinishedImport(wholeDay)).toBeNull()
    })

    test('one that is under way is told before one that was interrupted', async () => {
      const { bulk } = workspace()
      const alive = await begin(bulk, 'exports/1', all, 60)
      await begin(bulk, 'exports/2', ['answers.csv answer'])
      expect(await bulk.reader.unfinishedImport(later(61))).toMatchObject({
        importId: alive,
        state: 'running',
      })
    })

    test('without targets, as an older release wrote them, any later import takes its place', async () => {
      const { bulk } = workspace()
      const first = await begin(bulk, 'exports/1', [])
      expect(await bulk.reader.unfinishedImport(wholeDay)).toMatchObject({ importId: first })
      await finish(bulk, await begin(bulk, 'exports/2', ['answers.csv answer']))
      expect(await bulk.reader.unfinishedImport(wholeDay)).toBeNull()
    })
  })
}
