import { describe, expect, test } from 'vitest'
import { at, candidate, past, policyInput, recipient } from '../../../test/support/policy-input.ts'
import { decide } from './decide.ts'
import type { PolicyInput, Recipient } from './types.ts'

const decided = (change: Partial<PolicyInput>, who?: readonly Recipient[]) => decide(policyInput(change, who))
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

  test('one account with many gaps leaves room for the others, and fills what is left', () => {
    const gaps = Array.from({ length: 6 }, (_, index) =>
      candidate('A-1', { kind: 'coverage-gap', reason: `gap-${index}`, severity: 90 }),
    )
    const others = [candidate('A-2'), candidate('A-3')]
    const [message] = decided({ candidates: [...gaps, ...others] }).messages
    expect(message?.shown.map(({ accountId }) => accountId)).toEqual(['A-1', 'A-1', 'A-1', 'A-2', 'A-3'])
    expect(message?.more).toBe(3)
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
    ['the person wants fewer a week', { messagesThatWeek: 2, mostPerWeek: 2 }, '2 a week is the limit'],
    ['nobody gets more by asking', { messagesThatWeek: 5, mostPerWeek: 9 }, '5 a week is the limit'],
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

describe('what is held back is not forgotten', () => {
  const isKept = (change: Partial<PolicyInput>, who?: readonly Recipient[]) =>
    decided(change, who).heldBack.map(held => held.isKept)

  test.each<[string, Partial<Recipient>, boolean]>([
    ['by the day', { messagesThatDay: 1 }, true],
    ['by the week', { messagesThatWeek: 5 }, true],
    ['because nobody can reach the person yet', { unreachable: 'no Slack account' }, true],
    ['because the person is away', { isAway: true }, true],
    ['because the person wants silence', { mutes: [{ kind: null, accountId: null, until: at + 1 }] }, false],
  ])('%s: kept is %s', (_title, change, expected) => {
    expect(isKept({}, [recipient(change)])).toEqual([expected])
  })

  test('the sixth item of a message is kept for the next one', () => {
    const candidates = Array.from({ length: 6 }, (_, index) => candidate(`A-${index}`))
    expect(isKept({ candidates })).toEqual([true])
  })

  test('another change on the same account waits for the quiet time; the same one is told already', () => {
    expect(isKept({ history: [past(3, { reason: '1a>3' })] })).toEqual([true])
    expect(isKept({ history: [past(3, { reason: '3>1a' })] })).toEqual([false])
  })

  test('an item that slept is told again, whatever the quiet time says', () => {
    const slept = past(3, { nudgeId: 'N-9', state: 'snoozed', reason: '3>1a' })
    const woken = candidate('A-1', { nudgeId: 'N-9' })
    expect(decided({ candidates: [woken], history: [slept] }).messages).toHaveLength(1)
  })

  test('an item that waited and the same one found again are one', () => {
    const candidates = [candidate('A-1'), candidate('A-1', { nudgeId: 'N-9' })]
    const waiting = past(1, { nudgeId: 'N-9', state: 'waiting', reason: '3>1a' })
    expect(decided({ candidates, history: [waiting] }).messages[0]?.shown).toMatchObject([{ nudgeId: 'N-9' }])
  })
})

describe('urgent items', () => {
  const urgent = candidate('A-1', { isUrgent: true })
  const both = { candidates: [urgent, candidate('A-2', { severity: 90 })] }

  test.each<[string, Partial<Recipient>, string[]]>([
    ['come with the others where there is room', {}, ['A-2', 'A-1']],
    ['go alone where the day is full', { messagesThatDay: 1 }, ['A-1']],
    ['go alone where the week is full', { messagesThatWeek: 5 }, ['A-1']],
    ['wait after the second message of the day', { messagesThatDay: 2 }, []],
  ])('%s', (_title, change, accounts) => {
    const { messages } = decided(both, [recipient(change)])
    expect(messages.flatMap(({ shown }) => shown.map(each => each.accountId))).toEqual(accounts)
  })
})
