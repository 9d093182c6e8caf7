import { expect, test } from 'vitest'
import { accountFacts, governanceFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { actionOverdue } from './index.ts'

const found = (owner: string | null, overdueDays = 3) =>
  actionOverdue.find({
    ...noRoundFacts,
    accounts: [
      accountFacts({ governance: governanceFacts('action_overdue', 'ACT-1', { owner, overdueDays }) }),
    ],
  })

test.each([
  ['its owner', 'rep', ['action_overdue:ACT-1 → rep']],
  ['the SAM, where nobody owns it', null, ['action_overdue:ACT-1 → sam']],
])('it goes to %s', (_title, owner, expected) => {
  expect(told(found(owner))).toEqual(expected)
})

test.each([
  ['silence of the owner is told to the SAM', 'rep', 'sam'],
  ['the silence of the SAM is not told to the SAM', 'sam', null],
])('%s', (_title, owner, expected) => {
  expect(found(owner)[0]?.escalatesTo).toBe(expected)
})

test('the longer it is overdue the worse it is, up to a month', () => {
  const severity = (days: number) => found('rep', days)[0]?.severity ?? 0
  expect(severity(10)).toBeGreaterThan(severity(3))
  expect(severity(300)).toBe(severity(30))
})

test('the words name what is due, and three honest ways out', () => {
  const [candidate] = found('rep')
  const words = candidate === undefined ? null : actionOverdue.say(candidate.evidence)
  expect(words?.evidence).toContain('4 of 5 due actions of this plan done on time')
  expect(words?.play).toContain('cancel it')
  expect(words?.action.kind).toBe('commit')
})
