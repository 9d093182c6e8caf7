import { expect, test } from 'vitest'
import { noRoundFacts, reading, told, valueFacts } from '../../../../test/support/round-facts.ts'
import type { SegmentDifference, ValueFacts } from '../../round-facts.ts'
import { coachingFocus } from './index.ts'

const gap = (attribute: string, priorityIndex: number, change: Partial<ValueFacts> = {}) =>
  valueFacts({ segment: 'enterprise', attribute, now: reading({ priorityIndex }), ...change })

const below = (segment: string, adjustedP: number): SegmentDifference => ({
  weaker: { segment: 'enterprise', won: 14, n: 45 },
  stronger: { segment, won: 28, n: 45 },
  adjustedP,
  closedFrom: '2025-04-01',
  closedUntil: '2026-09-16',
})

const found = (values: readonly ValueFacts[], segmentDifferences = [below('midmarket', 0.003)]) =>
  coachingFocus.find({
    ...noRoundFacts,
    values,
    segmentDifferences,
    segments: new Map([['enterprise', { leadIds: ['lead'], idsByRole: new Map(), managerIds: ['manager'] }]]),
  })
const words = (values: readonly ValueFacts[]) => {
  const [candidate] = found(values)
  return candidate === undefined ? null : coachingFocus.say(candidate.evidence)
}

test('managers of those who sell in the weaker segment hear of it', () => {
  expect(told(found([]))).toEqual(['enterprise → manager'])
})

test('a segment that is weaker than several is told once, by the clearest difference', () => {
  const differences = [below('midmarket', 0.01), below('hospital', 0.002), below('retail', 0.04)]
  expect(told(found([], differences))).toEqual(['enterprise → manager'])
  const [candidate] = found([], differences)
  expect(candidate?.evidence.stronger.segment).toBe('hospital')
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
