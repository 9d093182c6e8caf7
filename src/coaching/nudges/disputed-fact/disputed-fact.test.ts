import { expect, test } from 'vitest'
import { noRoundFacts } from '../../../../test/support/round-facts.ts'
import { disputedFact } from './index.ts'

test('no run raises it', () => {
  expect(disputedFact.find(noRoundFacts)).toEqual([])
})

test('the words carry who said what, when, and what it was about', () => {
  const words = disputedFact.say({
    saidBy: 'Dana Keller',
    saidOn: '2026-10-01',
    said: 'Ruth left in May.',
    headline: 'Lakeside: out of rhythm',
    basis: ['Tier 1a'],
  })
  expect(words.headline).toBe('Dana Keller says that this is wrong: Lakeside: out of rhythm')
  expect(words.evidence).toEqual(['“Ruth left in May.” (1 Oct 2026, 1 person)', 'Tier 1a'])
})
