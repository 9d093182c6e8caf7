import { expect, test } from 'vitest'
import { accountFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { hiddenHotSpot } from './index.ts'

const found = (revenueRank: number | null) =>
  hiddenHotSpot.find({
    ...noRoundFacts,
    accounts: [accountFacts({ hotSpot: { need: 96.7, value: 84.8, revenueRank, ranked: 42 } })],
  })

test('lead and manager hear of it', () => {
  expect(told(found(26))).toEqual(['hidden → lead', 'hidden → manager'])
  expect(hiddenHotSpot.find({ ...noRoundFacts, accounts: [accountFacts()] })).toEqual([])
})

test.each([
  ['its place by revenue', 26, 'By revenue it stands at 26 of 42 accounts'],
  ['no place that nobody knows', null, 'Its revenue is not among the larger half of 42 accounts'],
])('the words name %s', (_title, rank, line) => {
  const [candidate] = found(rank)
  expect(candidate === undefined ? [] : hiddenHotSpot.say(candidate.evidence).evidence).toContain(line)
})
