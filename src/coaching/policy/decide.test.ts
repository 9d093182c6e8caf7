import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import { decide } from './decide.ts'
import type { PastNudge, PolicyInput, Recipient, RoundItem } from './types.ts'

const DAY_MS = 86_400_000
/** 2026-09-30 09:00 UTC, in epoch milliseconds. */
const at = 1790_758_800_000
const rules = defaultModel.coaching

const candidate = (accountId: string, change: Partial<RoundItem> = {}): RoundItem => ({
  kind: 'tier-changed',
  accountId,
  reason: '3>1a',
  personId: 'P-1',
  severity: 70,
  evidence: null,
  ...change,
})
const recipient = (change: Partial<Recipient> = {}): Recipient => ({
  personId: 'P-1',
  unreachable: null,
  opensAt: at,
  messagesThatDay: 0,
  messagesThatWeek: 0,
  mutes: [],
  standIn: null,
  isAway: false,
  ...change,
})
const past = (daysAgo: number, change: Partial<PastNudge> = {}): PastNudge => ({
  nudgeId: 'N-1',
  evidence: null,
  isSilent: false,
  quietSince: change.createdAt ?? at - daysAgo * DAY_MS,
  kind: 'tier-changed',
  accountId: 'A-1',
  reason: '2>1a',
  personId: 'P-1',
  state: 'resolved',
  createdAt: at - daysAgo * DAY_MS,
  notUseful: 0,
  ...change,
})
const decided = (change: Partial<PolicyInput>, who: readonly Recipient[] = [recipient()]) =>
  decide({
    candidates: [candidate('A-1')],
    recipients: new Map(who.map(each => [each.personId, each])),
    history: [],
    disputes: [],
    at,
    rules,
    ...change,
  })
const whys = (decision: ReturnType<typeof decide>) => decision.heldBack.map(({ why }) => why)

describe('a person gets one grouped message a round', () => {
  test('worst first, then in order of account', () => {
    const { messages } = decided({
      candidates: [
        candidate('A-3'),
        candidate('A-2', { severity: 80 }),
        candidate('A-1'),
        candidate('A-4', { severity: 60 }),
      ],
    })
    expect(messages.map(({ shown, more }) => [shown.map(each => each.accountId), more])).toEqual([
      [['A-2', 'A-1', 'A-3', 'A-4'], 0],
    ])
  })

  test('five items, the rest as a number', () => {
    const candidates = Array.from({ length: 7 }, (_, index) => candidate(`A-${index}`))
    const [message] = decided({ candidates }).messages
    expect([message?.shown.length, message?.more]).toEqual([5, 2])
  })

  test('each person their own, due when their hours open', () => {
    const opensAt = at + 3_600_000
    const { messages } = decided({ candidates: [candidate('A-1'), candidate('A-1', { personId: 'P-0' })] }, [
      recipient({ opensAt }),
      recipient({ personId: 'P-0' }),
    ])
    expect(messages.map(({ personId, dueAt }) => [personId, dueAt])).toEqual([
      ['P-0', at],
      ['P-1', opensAt],
    ])
  })
})

describe('caps and reach hold a person’s items back, with why', () => {
  test.each([
    ['the day is full', { messagesThatDay: 1 }, '1 a day is the limit'],
    ['the week is full', { messagesThatWeek: 5 }, '5 a week is the limit'],
    ['nobody can reach them', { unreachable: 'the person has left' }, 'the person has left'],
  ])('%s', (_title, change, why) => {
    const decision = decided({}, [recipient(change)])
    expect([decision.messages, whys(decision)]).toEqual([[], [why]])
  })

  test('the last free place of the week is used', () => {
    expect(decided({}, [recipient({ messagesThatWeek: 4 })]).messages).toHaveLength(1)
  })

  test('a person who is not in the people data', () => {
    expect(whys(decided({}, []))).toEqual(['the person is not in the people data'])
  })
})

describe('the same kind on the same account is not said again for a while', () => {
  test.each([
    ['14 days', 13.9, 14, 0],
    ['30 days after Not useful', 29.9, 30, 1],
    ['90 days after the second Not useful', 89.9, 90, 2],
    ['90 days after the third', 89.9, 90, 3],
  ])('%s', (_title, tooEarly, longEnough, notUseful) => {
    expect(decided({ history: [past(tooEarly, { notUseful })] }).messages).toEqual([])
    expect(decided({ history: [past(longEnough, { notUseful })] }).messages).toHaveLength(1)
  })

  test.each([
    ['another account', { accountId: 'A-2' }],
    ['another kind', { kind: 'gone-quiet' }],
    ['another person', { personId: 'P-2' }],
  ])('%s is free', (_title, change) => {
    expect(decided({ history: [past(1, change)] }).messages).toHaveLength(1)
  })
})

describe('what is open is not opened twice, however old it is', () => {
  test.each(['open', 'snoozed'] as const)('%s', state => {
    const open = past(60, { state, reason: '3>1a' })
    expect(whys(decided({ history: [open] }))).toEqual(['the same item is open already'])
  })

  test('a settled one, and an open one for another reason, hold nothing back after the quiet time', () => {
    const history = [past(60, { state: 'dismissed', reason: '3>1a' }), past(60, { state: 'open' })]
    expect(decided({ history }).messages).toHaveLength(1)
  })
})
