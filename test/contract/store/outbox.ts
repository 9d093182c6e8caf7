import { describe, expect, test } from 'vitest'
import type { Ports } from '../../../src/store/index.ts'
import type { Workspace } from '../store.contract.ts'

const start = Date.parse('2026-03-01T09:00:00Z')
const at = (seconds: number) => new Date(start + seconds * 1_000)

async function add(ports: Ports, name: string, dueAt = at(0)): Promise<string> {
  const nudge = { kind: 'k', accountId: name, reason: 'r', personId: 'P-1', runId: 'R-1', evidence: null }
  const message = { personId: 'P-1', key: name, dueAt, nudges: [nudge], content: () => name }
  const result = await ports.coaching.queue(message, at(0))
  if (result === null) throw new Error('nothing was queued')
  return result.outboxId
}

const claim = (ports: Ports, now: number, leaseUntil: number, limit = 10) =>
  ports.outbox.claim({ limit, at: at(now), leaseUntil: at(leaseUntil) })

const sent = { channel: 'D1', ts: '1772355600.000100', at: at(1) }

export function outboxContract(workspace: () => Workspace): void {
  describe('outbox', () => {
    test('what is due is claimed once, oldest first, up to the limit', async () => {
      const ports = workspace().bulk
      await add(ports, 'later', at(2))
      await add(ports, 'first', at(0))
      await add(ports, 'second', at(1))
      await add(ports, 'not yet', at(9))
      const keys = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key)
      expect(keys(await claim(ports, 2, 60, 2))).toEqual(['first', 'second'])
      expect(keys(await claim(ports, 2, 60))).toEqual(['later'])
      expect(keys(await claim(ports, 2, 60))).toEqual([])
    })

    test('a claim says what it took', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      expect(await claim(ports, 0, 60)).toEqual([
        {
          outboxId,
          key: 'one',
          personId: 'P-1',
          place: null,
          state: 'sending',
          dueAt: at(0),
          fence: 1,
          attempts: 1,
          leaseUntil: at(60),
          unsureSince: null,
          slackChannel: null,
          slackTs: null,
          stateReason: null,
          content: 'one',
          wasInterrupted: false,
        },
      ])
    })

    test('a lease that ran out is claimed again and said to be interrupted; its old fence counts no more', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      expect(await claim(ports, 59, 120)).toEqual([])
      expect(await claim(ports, 60, 120)).toMatchObject([{ fence: 2, attempts: 2, wasInterrupted: true }])
      expect(await ports.outbox.markSent(outboxId, 1, sent)).toBe(false)
      expect(
        await ports.outbox.retryAt(outboxId, 1, { dueAt: at(99), reason: 'late', unsureSince: null }),
      ).toBe(false)
      expect(await ports.outbox.markUnknown(outboxId, 1, 'late')).toBe(false)
      expect(await ports.outbox.markDead(outboxId, 1, 'late')).toBe(false)
      expect(await ports.outbox.markSent(outboxId, 2, sent)).toBe(true)
    })

    test('a sent message is never claimed nor changed again', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      expect(await ports.outbox.markSent(outboxId, 1, sent)).toBe(true)
      expect(await ports.outbox.markSent(outboxId, 1, sent)).toBe(false)
      expect(
        await ports.outbox.retryAt(outboxId, 1, { dueAt: at(1), reason: 'again', unsureSince: null }),
      ).toBe(false)
      expect(await claim(ports, 9_999, 10_000)).toEqual([])
      expect(await ports.outbox.byId(outboxId)).toMatchObject({
        state: 'sent',
        slackChannel: sent.channel,
        slackTs: sent.ts,
        leaseUntil: null,
      })
    })

    test('a retry waits until its instant and keeps its reason', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      expect(
        await ports.outbox.retryAt(outboxId, 1, {
          dueAt: at(30),
          reason: 'rate limited',
          unsureSince: at(0),
        }),
      ).toBe(true)
      expect(await claim(ports, 29, 90)).toEqual([])
      expect(await claim(ports, 30, 90)).toMatchObject([
        { fence: 2, stateReason: 'rate limited', wasInterrupted: false, unsureSince: at(0) },
      ])
    })

    test('an unknown outcome is not claimed, and may be settled by whoever looked', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      expect(await ports.outbox.markUnknown(outboxId, 1, 'no answer')).toBe(true)
      expect(await claim(ports, 9_999, 10_000)).toEqual([])
      expect(await ports.outbox.markSent(outboxId, 1, sent)).toBe(true)
    })

    test('a stuck message is listed, and one person’s word settles it: a late answer counts no more', async () => {
      const ports = workspace().bulk
      const [unknown, dead, arrived] = [await add(ports, 'u'), await add(ports, 'd'), await add(ports, 'a')]
      await claim(ports, 0, 60)
      await ports.outbox.markUnknown(unknown, 1, 'no answer')
      await ports.outbox.markUnknown(arrived, 1, 'no answer')
      await ports.outbox.markDead(dead, 1, 'account inactive')
      const ids = async () => (await ports.outbox.stuck(9)).map(({ outboxId }) => outboxId)
      expect((await ids()).sort()).toEqual([unknown, dead, arrived].sort())
      expect((await ports.outbox.backlog()).waiting).toEqual({ due: 0, sending: 0, unknown: 2, dead: 1 })
      expect(await ports.outbox.markArrived(dead, at(70))).toBe(false)
      expect(await ports.outbox.markArrived(arrived, at(70))).toBe(true)
      expect(await ports.outbox.sendAgain(arrived, at(70))).toBe(false)
      expect(await ports.outbox.sendAgain(unknown, at(70))).toBe(true)
      expect(await ports.outbox.sendAgain(unknown, at(70))).toBe(false)
      expect(await ports.outbox.sendAgain(dead, at(70))).toBe(true)
      expect(await ports.outbox.markSent(unknown, 1, sent)).toBe(false)
      expect(await ids()).toEqual([])
      const again = await claim(ports, 70, 130)
      expect(again.map(each => [each.attempts, each.unsureSince, each.wasInterrupted])).toEqual([
        [1, null, false],
        [1, null, false],
      ])
    })

    test('a dead message stays dead', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      expect(await ports.outbox.markDead(outboxId, 1, 'account inactive')).toBe(true)
      expect(await ports.outbox.markSent(outboxId, 1, sent)).toBe(false)
      expect(await claim(ports, 9_999, 10_000)).toEqual([])
      expect(await ports.outbox.byId(outboxId)).toMatchObject({
        state: 'dead',
        stateReason: 'account inactive',
      })
    })

    test('what is put back was not tried, and can be claimed again when it is due', async () => {
      const ports = workspace().bulk
      const outboxId = await add(ports, 'one')
      await claim(ports, 0, 60)
      const back = { dueAt: at(5), unsureSince: at(1) }
      expect(await ports.outbox.putBack(outboxId, 0, back)).toBe(false)
      expect(await ports.outbox.putBack(outboxId, 1, back)).toBe(true)
      expect(await claim(ports, 4, 60)).toEqual([])
      expect(await claim(ports, 5, 60)).toMatchObject([
        { attempts: 1, fence: 2, unsureSince: at(1), wasInterrupted: false },
      ])
    })

    test('the next instant at which something is due is that of the oldest unclaimed message, or the end of a lease', async () => {
      const ports = workspace().bulk
      expect(await ports.outbox.nextDueAt()).toBeNull()
      await add(ports, 'later', at(9))
      await add(ports, 'first', at(2))
      expect(await ports.outbox.nextDueAt()).toEqual(at(2))
      await claim(ports, 2, 60)
      expect(await ports.outbox.nextDueAt()).toEqual(at(9))
      await claim(ports, 9, 30)
      expect(await ports.outbox.nextDueAt()).toEqual(at(30))
    })

    test('racing claimers share the messages: none twice, none left', async () => {
      const { bulk, interactive } = workspace()
      for (let number = 0; number < 20; number += 1) await add(bulk, `m-${number}`)
      const claims = await Promise.all(
        [bulk, interactive, bulk, interactive, bulk].map(ports => claim(ports, 1, 60, 6)),
      )
      const keys = claims.flat().map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      const rest = await claim(bulk, 1, 60, 20)
      expect(keys.length + rest.length).toBe(20)
    })

    test('counts name every state', async () => {
      const ports = workspace().bulk
      expect(await ports.outbox.counts()).toEqual({ due: 0, sending: 0, sent: 0, unknown: 0, dead: 0 })
      const outboxId = await add(ports, 'one')
      await add(ports, 'two', at(9))
      await claim(ports, 0, 60)
      expect(await ports.outbox.counts()).toMatchObject({ due: 1, sending: 1 })
      await ports.outbox.markSent(outboxId, 1, sent)
      expect(await ports.outbox.counts()).toMatchObject({ due: 1, sending: 0, sent: 1 })
      expect(await ports.outbox.byId('no-such-item')).toBeNull()
    })

    test('a workspace claims nothing of another', async () => {
      await add(workspace().bulk, 'one')
      expect(await claim(workspace().bulk, 9, 60)).toEqual([])
    })
  })
}
