import { describe, expect, test } from 'vitest'
import type { Ports } from '../../../src/store/index.ts'
import { fact } from '../../support/fact-rows.ts'
import type { Workspace } from '../store.contract.ts'

const at = (seconds: number) => new Date(Date.parse('2026-03-01T09:00:00Z') + seconds * 1_000)
const place = { channel: 'C1', thread: null }
const message = (key: string) => ({ personId: 'P-1', key, dueAt: at(0), place, content: { type: key } })

const action = (doneOn: string | null) =>
  fact('planAction', { actionId: 'ACT-1', planId: 'PL-1', text: 'Do', doneOn })
const writeAction = (ports: Ports, doneOn: string | null) =>
  ports.writer.write('import', 'planAction', [action(doneOn)])
const doneOn = async (ports: Ports) => (await ports.reader.byId('planAction', ['ACT-1']))[0]?.row.doneOn

export function checkInsContract(workspace: () => Workspace): void {
  describe('check-ins', () => {
    test('a check-in has one card, whoever is faster, and its place travels with the message', async () => {
      const ports = workspace().bulk
      const added = await Promise.all(['a', 'b'].map(key => ports.checkIns.addCard('A-1:day', message(key))))
      expect(added.toSorted()).toEqual([false, true])
      const items = await ports.outbox.claim({ limit: 9, at: at(1), leaseUntil: at(60) })
      expect(items.map(item => item.place)).toEqual([place])
    })

    test('a card that never left is none, and a day later there can be another', async () => {
      const ports = workspace().bulk
      const later = { ...message('b'), dueAt: at(86_400) }
      await ports.checkIns.addCard('A-1:day', message('a'))
      const [item] = await ports.outbox.claim({ limit: 1, at: at(1), leaseUntil: at(60) })
      expect(await ports.checkIns.addCard('A-1:day', later)).toBe(false)
      await ports.outbox.markDead(item?.outboxId ?? '', item?.fence ?? 0, 'channel_not_found')
      expect(await ports.checkIns.cardsOf(['A-1:day'])).toEqual(new Map())
      expect(await ports.checkIns.addCard('A-1:day', message('c'))).toBe(false)
      expect(await ports.checkIns.addCard('A-1:day', later)).toBe(true)
      expect((await ports.checkIns.cardsOf(['A-1:day'])).size).toBe(1)
    })

    test('a message to a channel is queued once by its key', async () => {
      const ports = workspace().bulk
      await Promise.all([ports.checkIns.post(message('a')), ports.checkIns.post(message('a'))])
      expect((await ports.outbox.counts()).due).toBe(1)
    })

    test('what stands in a channel is no message to a person', async () => {
      const ports = workspace().bulk
      await ports.checkIns.post(message('a'))
      expect(await ports.coaching.departuresSince(['P-1'], at(-60))).toEqual([])
    })

    test('a card that was sent is edited once what it says has changed', async () => {
      const ports = workspace().bulk
      await ports.checkIns.addCard('A-1:day', message('a'))
      const [item] = await ports.outbox.claim({ limit: 1, at: at(1), leaseUntil: at(60) })
      const { outboxId = '', fence = 0 } = item ?? {}
      await ports.outbox.markSent(outboxId, fence, { channel: 'C1', ts: '1.2', at: at(2) })
      expect(await ports.outbox.edits(9)).toEqual([])
      await ports.checkIns.reviseCard(outboxId, { type: 'held' })
      expect(await ports.outbox.edits(9)).toMatchObject([
        { channel: 'C1', ts: '1.2', content: { type: 'held' } },
      ])
    })

    test('channels that are not seen any more are forgotten; what somebody named stays', async () => {
      const { checkIns } = workspace().bulk
      const channel = {
        isPrivate: false,
        isMember: true,
        isArchived: false,
        isShared: false,
        hasGuests: false,
      }
      await checkIns.saveChannels([{ ...channel, channelId: 'C1', name: 'one' }], at(0))
      await checkIns.mapChannel({ accountId: 'A-1', channelId: 'C1', mappedBy: 'P-1', mappedAt: at(0) })
      await checkIns.saveChannels([{ ...channel, channelId: 'C2', name: 'two', hasGuests: true }], at(1))
      expect(await checkIns.channels()).toEqual([
        { ...channel, channelId: 'C2', name: 'two', hasGuests: true },
      ])
      expect(await checkIns.mappings()).toMatchObject([{ accountId: 'A-1', channelId: 'C1' }])
    })

    test('what a person states of a fact holds until its source says something newer', async () => {
      const ports = workspace().bulk
      const of = {
        kind: 'planAction',
        subjectId: 'ACT-1',
        property: 'doneOn',
        statedBy: 'P-1',
      } as const
      await writeAction(ports, null)
      await ports.statements.give({ statements: [{ ...of, value: '2026-02-27', statedAt: at(0) }] })
      expect(await doneOn(ports)).toBe('2026-02-27')
      await writeAction(ports, null)
      expect(await doneOn(ports)).toBe('2026-02-27')
      await ports.statements.give({ statements: [{ ...of, value: '2026-02-28', statedAt: at(1) }] })
      expect(await doneOn(ports)).toBe('2026-02-28')
      await writeAction(ports, '2026-02-20')
      expect(await doneOn(ports)).toBe('2026-02-20')
    })

    test('a correction of what was stated stands in for the source, whatever was stated before', async () => {
      const ports = workspace().bulk
      const of = { kind: 'planAction', subjectId: 'ACT-1', property: 'doneOn', statedBy: 'P-1' } as const
      await writeAction(ports, '2026-02-20')
      await ports.statements.give({ statements: [{ ...of, value: '2026-02-21', statedAt: at(0) }] })
      await ports.statements.give({ statements: [{ ...of, value: '2026-02-22', statedAt: at(1) }] })
      expect(await doneOn(ports)).toBe('2026-02-22')
      await writeAction(ports, '2026-02-25')
      expect(await doneOn(ports)).toBe('2026-02-25')
    })

    test('a date that was moved twice in Slack stays moved, and yields to the source alone', async () => {
      const ports = workspace().bulk
      const of = { kind: 'planAction', subjectId: 'ACT-1', property: 'doneOn', statedBy: 'P-1' } as const
      await writeAction(ports, '2026-01-10')
      await ports.statements.give({ statements: [{ ...of, value: '2026-01-11', statedAt: at(0) }] })
      await ports.statements.give({ statements: [{ ...of, value: null, statedAt: at(1) }] })
      expect(await doneOn(ports)).toBeNull()
      await writeAction(ports, '2026-01-12')
      expect(await doneOn(ports)).toBe('2026-01-12')
    })

    test('numbers and lists that people state are read as numbers and lists', async () => {
      const ports = workspace().bulk
      await ports.writer.write('import', 'planReview', [
        fact('planReview', { reviewId: 'REV-1', planId: 'PL-1', dueOn: '2026-03-01' }),
      ])
      const of = { kind: 'planReview', subjectId: 'REV-1', statedBy: 'P-1', statedAt: at(0) } as const
      await ports.statements.give({
        statements: [
          { ...of, property: 'participationLevel', value: '3' },
          { ...of, property: 'engagedIds', value: 'P-1;P-2' },
        ],
      })
      const [held] = await ports.reader.byId('planReview', ['REV-1'])
      expect(held?.row).toMatchObject({ participationLevel: 3, engagedIds: ['P-1', 'P-2'] })
    })

    test.each([
      ['dueOn', '2999-01-01'],
      ['text', 'a\vb'],
      ['text', 'x'.repeat(2_001)],
    ])(
      'a statement that %s can not hold says nothing, and its table can be read',
      async (property, value) => {
        const ports = workspace().bulk
        await writeAction(ports, null)
        const of = { kind: 'planAction', subjectId: 'ACT-1', statedBy: 'P-1', statedAt: at(0) } as const
        const before = await ports.reader.byId('planAction', ['ACT-1'])
        await ports.statements.give({
          statements: [
            { ...of, property, value },
            { ...of, property: 'doneOn', value: '2026-02-27' },
          ],
        })
        const expected = before.map(stored => ({ ...stored, row: { ...stored.row, doneOn: '2026-02-27' } }))
        expect(await ports.reader.byId('planAction', ['ACT-1'])).toEqual(expected)
        expect(await ports.reader.page('planAction', { limit: 10 })).toEqual(expected)
      },
    )

    test('rows and statements are given together or not at all', async () => {
      const ports = workspace().bulk
      await writeAction(ports, null)
      const said = { kind: 'planAction', subjectId: 'ACT-1', statedBy: 'P-1', statedAt: at(0) } as const
      const given = ports.statements.give({
        rows: [
          {
            kind: 'planAction',
            stored: fact('planAction', { actionId: 'ACT-2', planId: 'PL-1', text: 'x' }),
          },
          {
            kind: 'planAction',
            stored: fact('planAction', { actionId: 'ACT-3', planId: 'PL-1', text: 'x', dueOn: '2026-02-30' }),
          },
        ],
        statements: [{ ...said, property: 'doneOn', value: '2026-02-27' }],
      })
      await expect(given).rejects.toThrow()
      expect(await ports.reader.byId('planAction', ['ACT-2', 'ACT-3'])).toEqual([])
      expect(await doneOn(ports)).toBeNull()
    })

    test('what people gave is seen as of its day, and not before', async () => {
      const ports = workspace().bulk
      await ports.statements.give({
        rows: [
          {
            kind: 'planAction',
            stored: fact('planAction', {
              actionId: 'ACT-9',
              planId: 'PL-9',
              text: 'New',
              addedOn: '2026-03-01',
            }),
          },
        ],
      })
      const seen = async (asOf: string) =>
        (await ports.reader.rowsBy('planAction', 'planId', ['PL-9'], asOf)).length
      expect([await seen('2026-02-28'), await seen('2026-03-01')]).toEqual([0, 1])
    })
  })
}
