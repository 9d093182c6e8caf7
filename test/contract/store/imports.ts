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
      const importId = await writer.beginImport('exports/march', at)
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
      const importId = await writer.beginImport('exports', at)
      await writer.keepImportAlive(importId, later(1))
      expect(await reader.unfinishedImport(later(3))).toMatchObject({ state: 'running' })
      const silent = new Date(later(3).getTime() + 1)
      expect(await reader.unfinishedImport(silent)).toMatchObject({ state: 'interrupted' })
    })

    test('a later import takes the place of an interrupted one, even where the clock ran backwards', async () => {
      const { writer, reader } = workspace().bulk
      await writer.beginImport('first', later(60))
      const second = await writer.beginImport('second', at)
      await writer.finishImport(second, { accepted: 1, rejected: 0 }, later(1))
      expect(await reader.unfinishedImport(later(90))).toBeNull()
      expect(await reader.lastImport()).toMatchObject({ importId: second })
    })
  })
}
