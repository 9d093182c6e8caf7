import { expect, test } from 'vitest'
import { accountFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import type { AccountFacts } from '../../round-facts.ts'
import { motionMisfit } from './index.ts'

const found = (change: Partial<NonNullable<AccountFacts['motion']>> = {}) =>
  motionMisfit.find({
    ...noRoundFacts,
    accounts: [
      accountFacts({
        motion: {
          fit: 'over_served',
          segment: 'price_seeker',
          required: 'transactional',
          actual: 'innovation',
          evidence: 'label',
          buyers: 1,
          ...change,
        },
      }),
    ],
  })

test('lead and manager hear of it', () => {
  expect(told(found())).toEqual(['over_served → lead', 'over_served → manager'])
})

test.each([
  ['a label that was entered, two steps off', 'label', 'innovation', 2],
  ['a label that was entered, one step off: it may be the label', 'label', 'product_advocacy', 0],
  ['what was measured, one step off', 'survey', 'product_advocacy', 2],
])('%s', (_title, evidence, actual, count) => {
  expect(found({ evidence, actual })).toHaveLength(count)
})

test.each([
  ['over_served', /gets more from us/, /quicker and lighter/],
  ['under_served', /gets less from us/, /one expert and one idea/],
] as const)('%s has its own words, and says how it is known', (fit, headline, play) => {
  const [candidate] = found({ fit })
  const words = candidate === undefined ? null : motionMisfit.say(candidate.evidence)
  expect(words?.headline).toMatch(headline)
  expect(words?.play).toMatch(play)
  expect(words?.evidence).toContain('The buyer segment was entered by hand, not measured')
})
