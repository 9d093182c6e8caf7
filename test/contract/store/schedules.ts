import { describe, expect, test } from 'vitest'
import type { NewOccurrence } from '../../../src/workflows/ports/index.ts'
import type { Workspace } from '../store.contract.ts'

const at = (hour: number) => new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000)
const subject = { scheduleId: 'weekly', personId: 'P-1' }
const slot = (name: string, hour: number, key: string | null = name): NewOccurrence => ({
  slot: name,
  dueAt: at(hour),
  state: key === null ? 'empty' : 'queued',
  stateReason: key === null ? 'nothing to tell' : null,
  message: key === null ? null : { key, dueAt: at(hour), content: { said: name } },
})

export function schedulesContract(workspace: () => Workspace): void {
  describe('schedules', () => {
    test('a slot and its message are stored with the mark, all or none', async () => {
      const { schedules, outbox } = workspace().bulk
      const first = { ...subject, from: null, until: at(1), occurrences: [slot('2026-03-02', 1)] }
      expect(await schedules.fill(first)).toBe(true)
      expect(await schedules.marks('weekly')).toEqual(new Map([['P-1', at(1)]]))
      const [stored] = await schedules.occurrences('weekly', 5)
      expect(stored).toMatchObject({ ...subject, slot: '2026-03-02', dueAt: at(1), state: 'queued' })
      expect(await outbox.byId(stored?.outboxId ?? '')).toMatchObject({
        key: '2026-03-02',
        personId: 'P-1',
        state: 'due',
        dueAt: at(1),
        content: { said: '2026-03-02' },
      })

      const broken = { ...slot('2026-03-03', 2), message: { ...slot('x', 2).message, key: null } } as never
      await expect(
        schedules.fill({ ...subject, from: at(1), until: at(2), occurrences: [broken] }),
      ).rejects.toThrow()
      expect(await schedules.marks('weekly')).toEqual(new Map([['P-1', at(1)]]))
      expect(await schedules.occurrences('weekly', 5)).toHaveLength(1)
    })

    test('of instances that fill at the same time one wins, and the others store nothing', async () => {
      const { bulk, interactive } = workspace()
      const fill = (key: string) => ({
        ...subject,
        from: null,
        until: at(1),
        occurrences: [slot('2026-03-02', 1, key)],
      })
      const won = await Promise.all([
        bulk.schedules.fill(fill('a')),
        interactive.schedules.fill(fill('b')),
        bulk.schedules.fill(fill('c')),
      ])
      expect(won.filter(Boolean)).toHaveLength(1)
      const again = { ...fill('d'), from: at(1), until: at(3), occurrences: [slot('2026-03-09', 2, 'd')] }
      expect(
        (await Promise.all([bulk.schedules.fill(again), interactive.schedules.fill(again)])).filter(Boolean),
      ).toHaveLength(1)
      expect((await bulk.outbox.counts()).due).toBe(2)
    })

    test('a date that comes round again in another zone is filled once', async () => {
      const { schedules, outbox } = workspace().bulk
      await schedules.fill({ ...subject, from: null, until: at(1), occurrences: [slot('2026-03-02', 1)] })
      const again = { ...subject, from: at(1), until: at(9), occurrences: [slot('2026-03-02', 8, 'again')] }
      expect(await schedules.fill(again)).toBe(true)
      expect(await schedules.occurrences('weekly', 5)).toHaveLength(1)
      expect((await outbox.counts()).due).toBe(1)
    })

    test('an empty slot says why and sends nothing; people and schedules stand apart', async () => {
      const { schedules, outbox } = workspace().bulk
      await schedules.fill({
        ...subject,
        from: null,
        until: at(1),
        occurrences: [slot('2026-03-02', 1, null)],
      })
      await schedules.fill({
        scheduleId: 'weekly',
        personId: 'P-2',
        from: null,
        until: at(2),
        occurrences: [],
      })
      expect(await schedules.marks('weekly')).toEqual(
        new Map([
          ['P-1', at(1)],
          ['P-2', at(2)],
        ]),
      )
      expect(await schedules.marks('daily')).toEqual(new Map())
      expect(await schedules.occurrences('weekly', 5)).toMatchObject([
        { personId: 'P-1', state: 'empty', stateReason: 'nothing to tell', outboxId: null },
      ])
      expect((await outbox.counts()).due).toBe(0)
    })

    test('a schedule rests from its first pause until it is resumed, by itself', async () => {
      const { schedules } = workspace().bulk
      expect(await schedules.pausedSince('weekly')).toBeNull()
      await schedules.pause('weekly', at(1))
      await schedules.pause('weekly', at(2))
      expect(await schedules.pausedSince('weekly')).toEqual(at(1))
      expect(await schedules.pausedSince('daily')).toBeNull()
      await schedules.resume('weekly')
      expect(await schedules.pausedSince('weekly')).toBeNull()
    })
  })
}
