import { expect, test } from 'vitest'
import type { AccountTier } from '../../../../workflows/answers/tier.ts'
import { tierReply } from './reply.ts'

const answer: AccountTier = {
  kind: 'tier',
  account: { id: 'A-1', name: 'Lakeside' },
  run: { asOf: '2026-09-30', modelVersion: 'default-1' } as AccountTier['run'],
  tier: {
    accountId: 'A-1',
    tier: '2',
    isFirm: false,
    need: 63.04,
    value: 72,
    behavior: null,
    overall: 66,
    revenueRank: 3,
  },
  needRank: 0.7,
  valueRank: 0.8,
  contributions: [{ label: 'how much service they need', points: 9.6, versusPortfolio: 3.4 }],
  missing: ['leaders who act on trends'],
  changes: [{ scores: [{ dimension: 'need', from: 63.04, to: 75 }], tier: '1b' }],
  history: [{ asOf: '2026-08-31', tier: '2' }],
}
const textOf = (of: AccountTier) => JSON.stringify(tierReply(of).blocks)

test('scores, their parts beside the average, what would change the tier, history and what is missing are said', () => {
  const text = textOf(answer)
  for (const part of [
    '*Tier 2* (not firm: missing answers could change it)',
    'Need 63 of 100, above 70 % of the scored accounts',
    'Behaviour unknown of 100',
    'how much service they need: 9.6 points (average 6.2)',
    'need from 63 to 75: Tier 1b',
    'Tier 2 since 31 Aug 2026',
    'find out “leaders who act on trends”',
    'missing answers: leaders who act on trends',
  ])
    expect(text).toContain(part)
})

test.each([
  ['a run that did not keep it', { changes: null }, 'Not kept by the run'],
  ['an account far from every edge', { changes: [] }, 'No single score can'],
  [
    'an account that is not scored',
    { tier: { ...answer.tier, tier: 'unscored' as const } },
    'Answers to what is missing below',
  ],
])('what would change the tier of %s is not guessed', (_title, change, expected) => {
  expect(textOf({ ...answer, ...change })).toContain(expected)
})
