import { describe, expect, test } from 'vitest'
import { at, candidate, DAY_MS, policyInput, recipient } from '../../../test/support/policy-input.ts'
import { decide } from './decide.ts'
import type { PolicyInput, Recipient } from './types.ts'

const decided = (change: Partial<PolicyInput>, who?: readonly Recipient[]) => decide(policyInput(change, who))
const whys = (decision: ReturnType<typeof decide>) => decision.heldBack.map(({ why }) => why)

describe('a mute', () => {
  const mutes = (kind: string | null, accountId: string | null, until = at + 1) => [
    recipient({ mutes: [{ kind, accountId, until }] }),
  ]
  test.each<[string, readonly Recipient[], boolean]>([
    ['of the kind', mutes('tier-changed', null), true],
    ['of another kind', mutes('plan-stale', null), false],
    ['of the account', mutes(null, 'A-1'), true],
    ['of another account', mutes(null, 'A-2'), false],
    ['of everything', mutes(null, null), true],
    ['that is over', mutes(null, null, at), false],
  ])('%s silences: %s', (_title, who, isSilent) => {
    expect(decided({}, who).messages).toHaveLength(isSilent ? 0 : 1)
  })
})

describe('what someone called wrong', () => {
  const dispute = (daysAgo: number, change = {}) => [
    { kind: 'tier-changed', accountId: 'A-1', reason: '3>1a', at: at - daysAgo * DAY_MS, ...change },
  ]
  test.each([
    ['is quiet for everyone while it is checked', dispute(29), 0],
    ['may be said again after 30 days', dispute(30), 1],
    ['is that reason only', dispute(1, { reason: '2>1a' }), 1],
    ['is that account only', dispute(1, { accountId: 'A-2' }), 1],
  ])('%s', (_title, disputes, count) => {
    expect(decided({ disputes }).messages).toHaveLength(count)
  })
})

describe('while a person is away', () => {
  const away = (accounts: readonly string[]) => [
    recipient({ isAway: true, standIn: { personId: 'P-2', accountIds: new Set(accounts) } }),
    recipient({ personId: 'P-2' }),
  ]
  const worst = candidate('A-1', { severity: 90 })

  test('the stand-in gets what can’t wait, and for whom', () => {
    const { messages } = decided({ candidates: [worst] }, away(['A-1']))
    expect(messages).toMatchObject([{ personId: 'P-2', shown: [{ onBehalfOf: 'P-1' }] }])
  })

  test.each([
    ['what can wait', [candidate('A-1')], away(['A-1'])],
    ['what the stand-in may not hear of', [worst], away(['A-2'])],
    ['what is about no account', [{ ...worst, accountId: null }], away(['A-1'])],
  ])('%s waits for them', (_title, candidates, who) => {
    const decision = decided({ candidates }, who)
    expect([decision.messages, whys(decision)]).toEqual([[], ['the person is away']])
  })
})
