import { expect, test } from 'vitest'
import { accountFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { incentivesConflict } from './index.ts'

const incentives = {
  sam: { name: 'Ines', plan: 'SAM 2026 to 2028', days: 1096 },
  sellers: [{ name: 'Rolf', plan: 'Portfolio Q3', days: 92 }],
}
const found = incentivesConflict.find({ ...noRoundFacts, accounts: [accountFacts({ incentives })] })

test('sales operations alone hear of it', () => {
  expect(told(found)).toEqual(['years beside quarters → ops'])
  expect(incentivesConflict.find({ ...noRoundFacts, accounts: [accountFacts()] })).toEqual([])
})

test('the words name plans and how long they run, never who is paid', () => {
  const words = found.map(({ evidence }) => incentivesConflict.say(evidence))[0]
  expect(words?.evidence.slice(0, 2)).toEqual([
    "The SAM's plan “SAM 2026 to 2028” runs 36 months",
    '1 seller beside it: “Portfolio Q3” runs 3 months',
  ])
  expect(JSON.stringify(words)).not.toMatch(/Ines|Rolf/)
})
