import { expect, test } from 'vitest'
import { accountFacts, governanceFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { conflictingPursuits } from './index.ts'

const found = (code: string, owners: readonly string[] = ['rep-1', 'rep-2']) =>
  conflictingPursuits.find({
    ...noRoundFacts,
    accounts: [accountFacts({ governance: governanceFacts(code, 'O-1 / O-2', { owners, score: 0.667 }) })],
  })

test('both reps and the SAM hear of it, each once', () => {
  expect(told(found('conflicting_pursuit'))).toEqual([
    'conflicting_pursuit:O-1 / O-2 → rep-1',
    'conflicting_pursuit:O-1 / O-2 → rep-2',
    'conflicting_pursuit:O-1 / O-2 → sam',
  ])
  expect(found('conflicting_pursuit', ['rep-1', 'sam'])).toHaveLength(2)
})

test('a pair that only may collide is not told', () => {
  expect(found('pursuit_to_review')).toEqual([])
})

test('the words carry the overlap, and ask for a talk', () => {
  const [candidate] = found('conflicting_pursuit')
  const words = candidate === undefined ? null : conflictingPursuits.say(candidate.evidence)
  expect(words?.evidence).toContain('Overlap of 2 opportunities: 67 %')
  expect(words?.play).toContain('Talk before the customer notices')
})
