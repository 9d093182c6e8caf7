import { expect, test } from 'vitest'
import { accountFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import type { PursuitFacts } from '../../round-facts.ts'
import { offPlanOpportunity } from './index.ts'

const found = (change: Partial<PursuitFacts> = {}) =>
  offPlanOpportunity.find({
    ...noRoundFacts,
    accounts: [accountFacts()],
    pursuits: [
      {
        opportunityId: 'O-1',
        name: 'Steriliser',
        accountId: 'A-1',
        ownerId: 'rep',
        flags: ['off_plan', 'short_cycle'],
        sentence: 'Steriliser serves no objective of the account plan.',
        closedOn: null,
        ...change,
      },
    ],
  })

test('the rep hears of it first, the SAM after their silence', () => {
  expect(told(found())).toEqual(['off_plan:O-1 → rep'])
  expect(found()[0]?.escalatesTo).toBe('sam')
})

test('without an owner the SAM hears of it', () => {
  expect(told(found({ ownerId: null }))).toEqual(['off_plan:O-1 → sam'])
})

test.each([
  ['closed already', '2026-09-30', 0],
  ['to be closed later', '2026-10-02', 1],
])('%s', (_title, closedOn, count) => {
  expect(found({ closedOn })).toHaveLength(count)
})

test('the words invite, and accuse nobody', () => {
  const [candidate] = found()
  const words = candidate === undefined ? null : offPlanOpportunity.say(candidate.evidence)
  expect(words?.play).toMatch(/^Check with the SAM/)
  expect(JSON.stringify(words)).not.toMatch(/rogue|violat|must not|blame/i)
})
