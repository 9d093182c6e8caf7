import { describe, expect, test } from 'vitest'
import type { CoachingStore, NewMessage, NewNudge } from '../../../src/workflows/ports/index.ts'
import type { Workspace } from '../store.contract.ts'

const at = new Date('2026-03-01T09:00:00.123Z')
const later = new Date('2026-03-04T09:00:00Z')

const nudge = (change: Partial<NewNudge> = {}): NewNudge => ({
  kind: 'tier-changed',
  accountId: 'A-1',
  reason: '3>1a',
  personId: 'P-1',
  runId: 'R-1',
  evidence: { need: 71, from: null },
  ...change,
})

let messages = 0
const message = (nudges: readonly NewNudge[]): NewMessage => ({
  personId: 'P-1',
  key: `key-${++messages}`,
  dueAt: at,
  nudges,
  content: added => ({ nudges: added.map(one => one.accountId) }),
})

async function queued(coaching: CoachingStore, change: Partial<NewNudge> = {}) {
  const result = await coaching.queue(message([nudge(change)]), at)
  const nudgeId = result?.nudgeIds[0]
  if (result === null || nudgeId === undefined) throw new Error('nothing was queued')
  return { outboxId: result.outboxId, nudgeId }
}

const snooze = (nudgeId: string, until = later) =>
  [
    { nudgeId, personId: 'P-1', reaction: 'snooze', why: null, at },
    { state: 'snoozed', snoozedUntil: until },
  ] as const

const notUseful = (nudgeId: string) =>
  [
    { nudgeId, personId: 'P-1', reaction: 'not_useful', why: 'not my account', at },
    { state: 'dismissed', snoozedUntil: null },
  ] as const

export function coachingContract(workspace: () => Workspace): void {
  describe('nudges', () => {
    test('a nudge and its message are there together, as they were decided', async () => {
      const { coaching, outbox } = workspace().bulk
      const { outboxId, nudgeId } = await queued(coaching)
      const record = { ...nudge(), nudgeId, state: 'open', createdAt: at, snoozedUntil: null }
      expect(await coaching.nudge(nudgeId)).toEqual(record)
      expect(await coaching.nudgesOf(outboxId)).toEqual([record])
      expect(await outbox.byId(outboxId)).toMatchObject({
        state: 'due',
        dueAt: at,
        content: { nudges: ['A-1'] },
      })
      expect(await coaching.nudge('no-such-nudge')).toBeNull()
    })

    test('a nudge about no account keeps that', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId } = await queued(coaching, { accountId: null })
      expect(await coaching.nudge(nudgeId)).toMatchObject({ accountId: null })
      expect(await coaching.queue(message([nudge({ accountId: null, runId: 'R-2' })]), at)).toBeNull()
    })

    test.each<[string, Partial<NewNudge>, boolean]>([
      ['the same again', {}, false],
      ['the same of a later run, while the first is open', { runId: 'R-2' }, false],
      ['another reason', { reason: '1a>3' }, true],
      ['another account', { accountId: 'A-2' }, true],
      ['another person', { personId: 'P-2' }, true],
      ['another kind', { kind: 'coverage-gap' }, true],
    ])('beside an open nudge, %s: added is %s', async (_title, change, isAdded) => {
      const { coaching } = workspace().bulk
      await queued(coaching)
      expect((await coaching.queue(message([nudge(change)]), at)) !== null).toBe(isAdded)
    })

    test('where some nudges are there already, the message carries the others', async () => {
      const { coaching, outbox } = workspace().bulk
      await queued(coaching)
      const result = await coaching.queue(message([nudge(), nudge({ accountId: 'A-2' })]), at)
      expect(result?.nudgeIds).toHaveLength(1)
      expect((await outbox.byId(result?.outboxId ?? ''))?.content).toEqual({ nudges: ['A-2'] })
    })

    test('where all nudges are there already, no message is queued', async () => {
      const { coaching, outbox } = workspace().bulk
      await queued(coaching)
      expect(await coaching.queue(message([nudge()]), at)).toBeNull()
      expect((await outbox.counts()).due).toBe(1)
    })

    test('a message that cannot be stored leaves no nudge behind', async () => {
      const { coaching } = workspace().bulk
      const first = message([nudge()])
      await coaching.queue(first, at)
      const sameKey = { ...message([nudge({ accountId: 'A-2' })]), key: first.key }
      await expect(coaching.queue(sameKey, at)).rejects.toThrow()
      expect(await coaching.nudgesSince(['P-1'], at)).toHaveLength(1)
    })

    test('content that fails leaves neither nudge nor message', async () => {
      const { coaching, outbox } = workspace().bulk
      const failing: NewMessage = {
        ...message([nudge()]),
        content: () => {
          throw new Error('no words')
        },
      }
      await expect(coaching.queue(failing, at)).rejects.toThrow('no words')
      expect(await coaching.nudgesSince(['P-1'], at)).toEqual([])
      expect((await outbox.counts()).due).toBe(0)
    })

    test('racing rounds queue a nudge once', async () => {
      const { interactive, bulk } = workspace()
      const rounds = [1, 2, 3, 4, 5, 6].map(number =>
        (number % 2 === 0 ? interactive : bulk).coaching.queue(message([nudge()]), at),
      )
      const results = await Promise.all(rounds)
      expect(results.filter(result => result !== null)).toHaveLength(1)
      expect((await bulk.outbox.counts()).due).toBe(1)
    })
  })

  describe('reactions', () => {
    test('a reaction changes the nudge once; a repeated one changes nothing', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId } = await queued(coaching)
      expect(await coaching.react(...snooze(nudgeId))).toBe(true)
      expect(await coaching.react(...snooze(nudgeId))).toBe(false)
      expect(await coaching.nudge(nudgeId)).toMatchObject({ state: 'snoozed', snoozedUntil: later })
      expect(await coaching.reactionsSince(['P-1'], at)).toEqual([snooze(nudgeId)[0]])
    })

    test('racing presses of one button count once', async () => {
      const { interactive } = workspace()
      const { nudgeId } = await queued(interactive.coaching)
      const presses = [1, 2, 3, 4].map(() => interactive.coaching.react(...notUseful(nudgeId)))
      expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(1)
      expect(await interactive.coaching.reactionsSince(['P-1'], at)).toHaveLength(1)
    })

    test('a snoozed nudge may still be not useful; a dismissed one stays dismissed', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId } = await queued(coaching)
      await coaching.react(...snooze(nudgeId))
      expect(await coaching.react(...notUseful(nudgeId))).toBe(true)
      expect(await coaching.react(...snooze(nudgeId))).toBe(false)
      expect(await coaching.nudge(nudgeId)).toMatchObject({ state: 'dismissed', snoozedUntil: null })
    })

    test('a reaction to an unknown nudge is none', async () => {
      expect(await workspace().bulk.coaching.react(...snooze('no-such-nudge'))).toBe(false)
    })

    test('a snoozed nudge blocks the same one; a dismissed or resolved one of an earlier run does not', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId } = await queued(coaching)
      await coaching.react(...snooze(nudgeId))
      expect(await coaching.queue(message([nudge({ runId: 'R-2' })]), at)).toBeNull()
      await coaching.react(...notUseful(nudgeId))
      const second = await queued(coaching, { runId: 'R-2' })
      expect(await coaching.close([second.nudgeId, nudgeId], 'resolved')).toBe(1)
      expect(await coaching.nudge(second.nudgeId)).toMatchObject({ state: 'resolved' })
      expect(await coaching.queue(message([nudge({ runId: 'R-3' })]), at)).not.toBeNull()
    })

    test('history reaches back to the moment, newest first, for the people asked about', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId: first } = await queued(coaching)
      const second = await coaching.queue(message([nudge({ accountId: 'A-2' })]), later)
      await queued(coaching, { personId: 'P-2' })
      const ids = async (since: Date) =>
        (await coaching.nudgesSince(['P-1'], since)).map(({ nudgeId }) => nudgeId)
      expect(await ids(at)).toEqual([second?.nudgeIds[0], first])
      expect(await ids(later)).toEqual([second?.nudgeIds[0]])
    })
  })

  describe('snoozed nudges', () => {
    test('everything that still asks for something is pending, and nothing else', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId: open } = await queued(coaching)
      const { nudgeId: asleep } = await queued(coaching, { accountId: 'A-2' })
      const { nudgeId: refused } = await queued(coaching, { accountId: 'A-3' })
      await coaching.react(...snooze(asleep))
      await coaching.react(...notUseful(refused))
      await coaching.keep([nudge({ accountId: 'A-4' })], later)
      const states = (await coaching.pending()).map(({ nudgeId, state }) => [nudgeId, state])
      expect(states.slice(0, 2).sort()).toEqual(
        [
          [open, 'open'],
          [asleep, 'snoozed'],
        ].sort(),
      )
      expect(states.slice(2).map(([, state]) => state)).toEqual(['waiting'])
    })

    test('a nudge that woke is told again once and is open again', async () => {
      const { coaching, outbox } = workspace().bulk
      const { nudgeId } = await queued(coaching)
      await coaching.react(...snooze(nudgeId))
      const again = (key: string) =>
        coaching.queue(
          {
            personId: 'P-1',
            key,
            dueAt: later,
            nudges: [],
            reopened: [nudgeId],
            content: () => 'again',
          },
          later,
        )
      const result = await again('again-1')
      expect(result?.nudgeIds).toEqual([nudgeId])
      expect(await again('again-2')).toBeNull()
      expect(await coaching.nudge(nudgeId)).toMatchObject({
        state: 'open',
        snoozedUntil: null,
        createdAt: later,
      })
      expect(await outbox.byId(result?.outboxId ?? '')).toMatchObject({ dueAt: later, content: 'again' })
    })
  })

  describe('nudges that were held back', () => {
    test('are kept once, and told together with what is new', async () => {
      const { coaching } = workspace().bulk
      await coaching.keep([nudge()], at)
      await coaching.keep([nudge({ runId: 'R-2' })], later)
      const [kept, ...more] = await coaching.pending()
      expect([kept?.state, more]).toEqual(['waiting', []])
      const told = await coaching.queue(
        { ...message([nudge({ accountId: 'A-2' })]), reopened: [kept?.nudgeId ?? ''] },
        later,
      )
      expect(told?.nudgeIds).toHaveLength(2)
      expect(await coaching.nudge(kept?.nudgeId ?? '')).toMatchObject({ state: 'open', createdAt: later })
    })

    test('block the same one while they wait', async () => {
      const { coaching } = workspace().bulk
      await coaching.keep([nudge()], at)
      expect(await coaching.queue(message([nudge({ runId: 'R-2' })]), at)).toBeNull()
    })

    test('one slot has one id, whoever asks for it', async () => {
      const { interactive, bulk } = workspace()
      await Promise.all([bulk.coaching.keep([nudge()], at), interactive.coaching.keep([nudge()], at)])
      expect(await bulk.coaching.pending()).toHaveLength(1)
    })
  })

  describe('messages that change', () => {
    const sent = async () => {
      const { coaching, outbox } = workspace().bulk
      const { outboxId, nudgeId } = await queued(coaching)
      const [claimed] = await outbox.claim({ limit: 1, at, leaseUntil: later })
      await outbox.markSent(outboxId, claimed?.fence ?? 0, { channel: 'D-1', ts: '1.1', at })
      return { coaching, outbox, outboxId, nudgeId }
    }

    test('a message is edited after its nudge is closed, once', async () => {
      const { coaching, outbox, outboxId, nudgeId } = await sent()
      expect(await outbox.edits(5)).toEqual([])
      await coaching.close([nudgeId], 'withdrawn')
      const [edit, ...more] = await outbox.edits(5)
      expect(more).toEqual([])
      expect(edit).toMatchObject({ outboxId, channel: 'D-1', ts: '1.1', nudges: [{ state: 'withdrawn' }] })
      await outbox.markEdited(outboxId, edit?.editNo ?? 0)
      expect(await outbox.edits(5)).toEqual([])
    })

    test('a message that has nothing to say any more never leaves; one that still has does', async () => {
      const { coaching, outbox } = workspace().bulk
      const { nudgeId, outboxId } = await queued(coaching)
      const both = await coaching.queue(
        message([nudge({ accountId: 'A-2' }), nudge({ accountId: 'A-3' })]),
        at,
      )
      await coaching.close([nudgeId, both?.nudgeIds[0] ?? ''], 'resolved')
      expect(await outbox.byId(outboxId)).toMatchObject({
        state: 'dead',
        stateReason: 'Everything in it was settled before it left',
      })
      expect(await outbox.byId(both?.outboxId ?? '')).toMatchObject({ state: 'due' })
    })

    test('a change that comes while an edit is under way is not lost', async () => {
      const { coaching, outbox, outboxId, nudgeId } = await sent()
      await coaching.react(...snooze(nudgeId))
      const [edit] = await outbox.edits(5)
      await coaching.react(...notUseful(nudgeId))
      await outbox.markEdited(outboxId, edit?.editNo ?? 0)
      expect(await outbox.edits(5)).toMatchObject([{ nudges: [{ state: 'dismissed' }] }])
    })

    test('acting on a nudge changes no message, and may be repeated', async () => {
      const { coaching, outbox, nudgeId } = await sent()
      const acted = { nudgeId, personId: 'P-1', reaction: 'acted', why: null, at } as const
      expect(await coaching.react(acted, { state: 'open', snoozedUntil: null })).toBe(true)
      expect(await coaching.react({ ...acted, at: later }, { state: 'open', snoozedUntil: null })).toBe(true)
      expect(await outbox.edits(5)).toEqual([])
    })
  })

  describe('what counts for a person', () => {
    test('messages count by when they leave: sent ones by then, late ones by when they were due', async () => {
      const { coaching, outbox } = workspace().bulk
      const { outboxId } = await queued(coaching)
      await queued(coaching, { accountId: 'A-2' })
      const [claimed] = await outbox.claim({ limit: 1, at, leaseUntil: later })
      await outbox.markSent(claimed?.outboxId ?? outboxId, claimed?.fence ?? 0, {
        channel: 'D-1',
        ts: '1.1',
        at: later,
      })
      const departures = await coaching.departuresSince(['P-1'], at)
      expect(departures.map(({ at: leaves, isSent }) => [leaves, isSent]).sort()).toEqual(
        [
          [later, true],
          [at, false],
        ].sort(),
      )
    })

    test('a message that never leaves counts for nothing', async () => {
      const { coaching, outbox } = workspace().bulk
      await queued(coaching)
      const [claimed] = await outbox.claim({ limit: 1, at, leaseUntil: later })
      await outbox.markDead(claimed?.outboxId ?? '', claimed?.fence ?? 0, 'gone')
      expect(await coaching.departuresSince(['P-1'], at)).toEqual([])
    })

    test('a mute holds until its moment, and a later one takes its place', async () => {
      const { coaching } = workspace().bulk
      const wish = { personId: 'P-1', kind: 'tier-changed', accountId: null, until: later }
      await coaching.mute(wish)
      expect(await coaching.mutesOf(['P-1', 'P-2'], at)).toEqual([wish])
      expect(await coaching.mutesOf(['P-1'], later)).toEqual([])
      const longer = { ...wish, until: new Date(later.getTime() + 1) }
      await coaching.mute(longer)
      expect(await coaching.mutesOf(['P-1'], later)).toEqual([longer])
      // A shorter one never ends a longer one; only ending it does.
      await coaching.mute(wish)
      expect(await coaching.mutesOf(['P-1'], later)).toEqual([longer])
      await coaching.endMute({ personId: 'P-1', kind: 'tier-changed', accountId: null }, at)
      expect(await coaching.mutesOf(['P-1'], at)).toEqual([])
    })

    test('preferences come back as they were saved last', async () => {
      const { coaching } = workspace().bulk
      const none = {
        personId: 'P-1',
        timeZone: null,
        country: null,
        workingDays: null,
        fromMinute: null,
        toMinute: null,
        awayFrom: null,
        awayUntil: null,
        standInId: null,
        messagesPerWeek: 3,
      }
      await coaching.savePreference(none)
      const wish = { ...none, workingDays: [1, 2], country: 'DE', awayFrom: '2026-03-01' }
      await coaching.savePreference(wish)
      expect(await coaching.preferencesOf(['P-1', 'P-2'])).toEqual([wish])
    })

    test('a nudge counts once for its kind, by the last reaction that judges it', async () => {
      const { coaching } = workspace().bulk
      const { nudgeId } = await queued(coaching)
      await queued(coaching, { accountId: 'A-2' })
      await coaching.keep([nudge({ accountId: 'A-3' })], at)
      await coaching.react(
        { nudgeId, personId: 'P-1', reaction: 'acted', why: null, at },
        { state: 'open', snoozedUntil: null },
      )
      await coaching.react(
        { nudgeId, personId: 'P-1', reaction: 'wrong', why: 'left in May', at: later },
        { state: 'withdrawn', snoozedUntil: null },
      )
      expect(await coaching.usefulness(at)).toEqual([
        { kind: 'tier-changed', told: 2, useful: 0, notUseful: 0, wrong: 1 },
      ])
      expect(await coaching.disputesSince(later)).toEqual([
        { kind: 'tier-changed', accountId: 'A-1', reason: '3>1a', at: later, correctedAfterRun: null },
      ])
    })
  })
}
