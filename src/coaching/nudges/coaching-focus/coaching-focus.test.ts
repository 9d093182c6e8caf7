import { expect, test } from 'vitest'
import { noRoundFacts, reading, told, valueFacts } from '../../../../test/support/round-facts.ts'
import type { ValueFacts } from '../../round-facts.ts'
import { coachingFocus } from './index.ts'

const gap = (attribute: string, priorityIndex: number, change: Partial<ValueFacts> = {}) =>
  valueFacts({ segment: 'enterprise', attribute, now: reading({ priorityIndex }), ...change })

const found = (values: readonly ValueFacts[]) =>
  coachingFocus.find({
    ...noRoundFacts,
    values,
    segmentDifferences: [
      {
        weaker: { segment: 'enterprise', won: 14, n: 45 },
        stronger: { segment: 'midmarket', won: 28, n: 45 },
        adjustedP: 0.003,
        closedFrom: '2025-04-01',
        closedUntil: '2026-09-16',
      },
    ],
    segments: new Map([['enterprise', { leadIds: ['lead'], idsByRole: new Map(), managerIds: ['manager'] }]]),
  })
const words = (values: readonly ValueFacts[]) => {
  const [candidate] = found(values)
  return candidate === undefined ? null : coachingFocus.say(candidate.evidence)
}

test('managers of those who sell in the weaker segment hear of it', () => {
  expect(told(found([]))).toEqual(['enterprise below midmarket → manager'])
})

test('the root cause comes before the symptom: the earlier stage first, however large the later gap', () => {
  const values = [gap('Initial investment', 0.4), gap('Communicating the business value', 0.1)]
  expect(words(values)?.evidence[1]).toContain('Communicating the business value (12 buyers')
  expect(words(values)?.play).toContain('Coach business acumen first')
})

test.each([
  ['nobody was asked', []],
  ['only another segment was asked', [gap('Initial investment', 0.4, { segment: 'midmarket' })]],
  ['the answers settle nothing', [gap('Initial investment', 0.4, { now: reading({ confident: false }) })]],
])('where %s, the cause is not guessed', (_title, values) => {
  expect(words(values)?.evidence[1]).toContain('Why is not known')
  expect(words(values)?.play).toContain('sit in on two first meetings')
})

test('the rates come with their n and the days', () => {
  expect(words([])?.evidence[0]).toBe(
    'enterprise 14 of 45 won (31 %); midmarket 28 of 45 won (62 %); closed 1 Apr 2025 to 16 Sep 2026',
  )
})
