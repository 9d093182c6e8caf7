import { describe, expect, test } from 'vitest'
import { candidate, past, policyInput, recipient } from '../../../test/support/policy-input.ts'
import { decide } from './decide.ts'
import type { PolicyInput, Recipient } from './types.ts'

const decided = (change: Partial<PolicyInput>, who?: readonly Recipient[]) => decide(policyInput(change, who))

describe('escalation after silence', () => {
  const asked = candidate('A-1', { kind: 'action-overdue', reason: 'x', escalatesTo: 'P-2' })
  const told = (change = {}) => past(8, { kind: 'action-overdue', reason: 'x', state: 'open', ...change })
  const who = [recipient(), recipient({ personId: 'P-2' })]
  const names = (history: PolicyInput['history']) =>
    decided({ candidates: [asked], history }, who).messages.map(({ personId }) => personId)

  test.each([
    ['an open item that nobody answered', [told({ isSilent: true })], ['P-2']],
    ['one that is not old enough', [told()], []],
    ['one that sleeps', [told({ state: 'snoozed', isSilent: true })], []],
    [
      'the next person was told already',
      [told({ isSilent: true }), told({ nudgeId: 'N-2', personId: 'P-2' })],
      [],
    ],
  ])('%s', (_title, history, expected) => {
    expect(names(history)).toEqual(expected)
  })
})

describe('the hand-over of an account', () => {
  const summary = candidate('A-1', {
    kind: 'account-hand-over',
    reason: 'from P-0',
    severity: 89,
    evidence: { accountName: 'Lakeside', covers: [], headlines: [] },
  })
  const gap = candidate('A-1', { kind: 'coverage-gap', reason: 'single_threaded' })

  test('is one summary instead of the backlog; other accounts and people are told as ever', () => {
    const other = candidate('A-2')
    const { messages } = decided(
      { candidates: [gap, summary, other, candidate('A-1', { personId: 'P-2' })] },
      [recipient(), recipient({ personId: 'P-2' })],
    )
    expect(messages.map(({ shown }) => shown.map(({ kind, accountId }) => [kind, accountId]))).toEqual([
      [
        ['account-hand-over', 'A-1'],
        ['tier-changed', 'A-2'],
      ],
      [['tier-changed', 'A-1']],
    ])
    expect(messages[0]?.shown[0]?.evidence).toMatchObject({
      covers: [{ kind: 'coverage-gap', reason: 'single_threaded' }],
    })
  })

  test('what the summary told of is not told again one by one, for two weeks', () => {
    const told = (days: number) =>
      past(days, {
        kind: 'account-hand-over',
        reason: 'from P-0',
        state: 'open',
        evidence: { covers: [{ kind: 'coverage-gap', reason: 'single_threaded' }] },
      })
    const messages = (days: number) => decided({ candidates: [gap], history: [told(days)] }).messages
    expect([messages(13).length, messages(14).length]).toEqual([0, 1])
  })
})
