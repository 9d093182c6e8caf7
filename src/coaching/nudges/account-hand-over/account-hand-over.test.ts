import { expect, test } from 'vitest'
import { accountFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import type { AccountFacts } from '../../round-facts.ts'
import { accountHandOver } from './index.ts'

const takenOverFrom = { personId: 'earlier', name: 'Ines' }
const found = (change: Partial<AccountFacts> = {}) =>
  accountHandOver.find({ ...noRoundFacts, accounts: [accountFacts({ takenOverFrom, ...change })] })

test('the new accountable lead hears of it, and nobody where the lead is the same', () => {
  expect(told(found())).toEqual(['from earlier → lead'])
  expect(found({ takenOverFrom: null })).toEqual([])
})

test('the summary shows five items and counts the rest', () => {
  const headlines = Array.from({ length: 7 }, (_, index) => `Item ${index}`)
  const [candidate] = found()
  if (candidate === undefined) throw new Error('nothing found')
  const { evidence } = accountHandOver.say({ ...candidate.evidence, headlines })
  expect(evidence.slice(0, 2)).toEqual(['Handed over by Ines; 7 items open', 'Item 0'])
  expect(evidence).toContain('and 2 more')
})

test('a summary that waited is overtaken by the next hand-over', () => {
  const [candidate] = found()
  if (candidate === undefined) throw new Error('nothing found')
  const isOvertaken = (from: string) =>
    accountHandOver.change?.isOvertaken(candidate, {
      ...noRoundFacts,
      accounts: [accountFacts({ takenOverFrom: { personId: from, name: from } })],
    })
  expect([isOvertaken('earlier'), isOvertaken('lead')]).toEqual([false, true])
})
