import { expect, test } from 'vitest'
import { accountFacts, coverageFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { roleMisfit } from './index.ts'

const found = (kind: string, code: string) =>
  roleMisfit.find({
    ...noRoundFacts,
    accounts: [accountFacts({ coverage: coverageFacts(kind, code, 'economic_buyer') })],
  })

test.each([
  'technical_sellers_alone_before_business_buyer',
  'unsuitable_sellers_alone',
  'one_generalist_on_different_buying_cycles',
])('%s goes to the manager, with words of its own', code => {
  const candidates = found('role_misfit', code)
  expect(told(candidates)).toEqual([`${code}:economic_buyer → manager`])
  const words = candidates.map(({ evidence }) => roleMisfit.say(evidence))
  expect(words[0]?.evidence).toContain('4 buyers known')
  expect(words[0]?.play).not.toContain('Talk over with the lead')
})

test('a coverage gap is none', () => {
  expect(found('coverage_gap', 'single_threaded')).toEqual([])
})
