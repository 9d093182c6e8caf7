import { expect, test } from 'vitest'
import { noRoundFacts, reading, told, valueFacts } from '../../../../test/support/round-facts.ts'
import type { ValueReading } from '../../round-facts.ts'
import { overDelivery } from './index.ts'

const attribute = 'Demonstrating features and functionality'
const over = {
  quadrant: 'Comparative Advantage to Consider Leverage',
  relativeEffectiveness: 1.1,
  overDeliveryIndex: 0.2,
}
const found = (change: Partial<ValueReading> = {}) =>
  overDelivery.find({
    ...noRoundFacts,
    values: [valueFacts({ attribute, now: reading({ ...over, ...change }) })],
    segments: new Map([
      ['hospital', { leadIds: ['lead'], idsByRole: new Map([['presales', ['pre']]]), managerIds: [] }],
    ]),
  })

test('whoever the attribute belongs to hears of it', () => {
  expect(told(found())).toEqual([`hospital / economic_buyer / consumables / ${attribute} → pre`])
})

test.each([
  ['not settled by the answers', { confident: false }],
  ['not above what they value', { overDeliveryIndex: 0 }],
  ['not better than others', { relativeEffectiveness: 0 }],
  ['not known', { relativeEffectiveness: null, overDeliveryIndex: null }],
])('none: %s', (_title, change) => {
  expect(found(change)).toEqual([])
})

test('the words say what to stop', () => {
  const [candidate] = found()
  const words = candidate === undefined ? null : overDelivery.say(candidate.evidence)
  expect(words?.play).toContain('half as much')
  expect(words?.evidence.join('\n')).toContain('+1.1 points')
})
