import { describe, expect, test } from 'vitest'
import type { Workspace } from '../store.contract.ts'

export function auditContract(workspace: () => Workspace): void {
  const entry = (subject: string) => ({
    at: new Date('2026-10-01T09:00:00Z'),
    actor: 'P-1',
    what: 'compensation_seen' as const,
    subject,
    note: null,
  })

  describe('the audit log', () => {
    test('gives its entries newest first, a page at a time', async () => {
      const { audit } = workspace().bulk
      for (const subject of ['a', 'b', 'c']) await audit.write(entry(subject))
      const first = await audit.page({ limit: 2, before: null })
      expect(first.map(({ subject }) => subject)).toEqual(['c', 'b'])
      const rest = await audit.page({ limit: 2, before: first.at(-1)?.entryNo ?? null })
      expect(rest).toEqual([{ ...entry('a'), entryNo: expect.any(String) }])
    })
  })
}
