import { expect, test } from 'vitest'
import { noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import type { CompPlanFacts } from '../../round-facts.ts'
import { planPaysForTheWrongThing } from './index.ts'

const found = (change: Partial<CompPlanFacts> = {}) =>
  planPaysForTheWrongThing.find({
    ...noRoundFacts,
    compPlans: [
      {
        planId: 'CP-1',
        name: 'Account managers 2026',
        ownerId: 'manager',
        band: 'misaligned',
        misalignmentIndex: 0.238,
        interval: { low: 0.204, high: 0.272 },
        payMixFlag: 'in_range',
        payMixSentence: 'Base pay of 70 % is usual.',
        n: 25,
        reweighted: [{ family: 'licence', weight: 0.6 }],
        requiredMix: [{ family: 'licence', share: 0.56 }],
        ...change,
      },
    ],
  })

test('sales operations and the manager of the plan’s own line hear of it, nobody else', () => {
  expect(told(found())).toEqual(['misaligned:CP-1 → ops', 'misaligned:CP-1 → manager'])
  expect(told(found({ ownerId: null }))).toEqual(['misaligned:CP-1 → ops'])
})

test.each([
  ['aligned, in range', { band: 'aligned' }, []],
  ['to be watched', { band: 'watch' }, []],
  ['not known', { band: null, payMixFlag: null }, []],
  ['too aggressive', { band: 'aligned', payMixFlag: 'too_aggressive' }, ['too_aggressive', 'too_aggressive']],
])('%s', (_title, change, faults) => {
  expect(found(change).map(({ evidence }) => evidence.fault)).toEqual(faults)
})

test('the words carry the interval, n and both remedies, and name no person', () => {
  const [candidate] = found()
  const words = candidate === undefined ? null : planPaysForTheWrongThing.say(candidate.evidence)
  expect(words?.evidence[0]).toBe(
    '24 % (20 % to 27 %) of the incentive points elsewhere than customers need; 25 won opportunities',
  )
  expect(words?.play).toMatch(/licence 60 %.*total revenue/)
  expect(words?.action).toEqual({
    label: 'Open comp mix',
    kind: 'open_comp_mix',
    about: 'Account managers 2026',
  })
})
