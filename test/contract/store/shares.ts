import { describe, expect, test } from 'vitest'
import type { Workspace } from '../store.contract.ts'

const share = {
  channelId: 'C1',
  messageTs: '1.0001',
  personId: 'P-1',
  accountId: 'A-1',
  runId: 'R-1',
  at: new Date('2026-10-01T08:00:00Z'),
}

export function sharesContract(workspace: () => Workspace): void {
  describe('shares', () => {
    test('an answer has one turn, however many press at once; a turn that was given back is there again', async () => {
      const { shares } = workspace().interactive
      const taken = await Promise.all([1, 2, 3].map(() => shares.take(share)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await shares.take({ ...share, messageTs: '1.0002' })).toBe(true)
      await shares.giveBack(share)
      expect(await shares.take(share)).toBe(true)
    })
  })
}
