import { expect, test } from 'vitest'
import { noRoundFacts, reading, valueFacts } from '../../../../test/support/round-facts.ts'
import { composeManagerDigest, type ManagerDigestInput } from './compose.ts'

const growth: ManagerDigestInput['growth'] = {
  currency: 'USD',
  priorFrom: '2024-10-01',
  priorUntil: '2025-09-01',
  currentFrom: '2025-10-01',
  currentUntil: '2026-09-01',
  start: 100,
  end: 90,
  lost: 10,
  decline: 0,
  expansion: 0,
  crossSell: 0,
  reactivated: 0,
  new: 0,
  counts: null,
}
const input: ManagerDigestInput = {
  managerId: 'manager',
  team: new Set(['rep']),
  accountIds: new Set(['A-1']),
  facts: noRoundFacts,
  found: [],
  nameOf: () => 'Dana',
  assessments: [],
  overdueActions: [],
  planExecution: null,
  growth,
}
const moved: ManagerDigestInput['facts'] = {
  ...noRoundFacts,
  tierMovements: [
    {
      accountId: 'A-1',
      isFirm: true,
      evidence: { accountName: 'Lakeside', before: { tier: '2' }, after: { tier: '1a' } },
    } as never,
  ],
}

test('a chart alone is no reason for a digest', () => {
  expect(composeManagerDigest(input)).toBeNull()
})

test('a digest that has something to tell shows where growth came from', () => {
  expect(composeManagerDigest({ ...input, facts: moved })).toMatchObject({ growth: { lost: 10, end: 90 } })
})

test('how far we are behind others is written with a sign, as everywhere', () => {
  const now = reading({ quadrant: 'Value Gaps to Address', relativeEffectiveness: -1.4 })
  const segments = new Map([['hospital', { leadIds: ['rep'], idsByRole: new Map(), managerIds: [] }]])
  const facts = { ...moved, segments, values: [valueFacts({ segment: 'hospital', now })] }
  expect(composeManagerDigest({ ...input, facts })?.valueGaps.lines[0]?.text).toContain('we are −1.4 against')
})
