import { describe, expect, test } from 'vitest'
import { noRoundFacts, reading, told, valueFacts } from '../../../../test/support/round-facts.ts'
import type { RoundFacts, SegmentPeople, ValueFacts } from '../../round-facts.ts'
import { valueGap } from './index.ts'

const people = (change: Partial<SegmentPeople> = {}): SegmentPeople => ({
  leadIds: ['lead-1', 'lead-2'],
  idsByRole: new Map([['presales', ['pre']]]),
  managerIds: ['manager'],
  ...change,
})
const facts = (value: ValueFacts, who = people()): RoundFacts => ({
  ...noRoundFacts,
  values: [value],
  segments: new Map([['hospital', who]]),
})
const found = (value: ValueFacts, who?: SegmentPeople) => valueGap.find(facts(value, who))
const changes = (value: ValueFacts) => [...new Set(found(value).map(({ evidence }) => evidence.change))]
const elsewhere = reading({ quadrant: 'Comparative Advantage to Exploit', relativeEffectiveness: 0.6 })

describe('when a gap is told', () => {
  test.each<[string, Partial<ValueFacts>, string[]]>([
    ['at first sight', {}, ['opened']],
    ['as long as it is there', { before: reading() }, ['opened']],
    [
      'and again when it widens by half a point',
      { before: reading({ relativeEffectiveness: -0.3 }) },
      ['opened', 'worsened'],
    ],
    ['not when it widens by less', { before: reading({ relativeEffectiveness: -0.35 }) }, ['opened']],
    ['as closed once buyers settle it elsewhere', { before: reading(), now: elsewhere }, ['closed']],
    [
      'not as closed when the answers only become vague',
      { before: reading(), now: { ...elsewhere, confident: false } },
      [],
    ],
    ['not while the answers don’t settle it', { now: reading({ confident: false }) }, []],
    ['not in another quadrant', { now: elsewhere }, []],
  ])('%s', (_title, change, expected) => {
    expect(changes(valueFacts(change))).toEqual(expected)
  })
})

describe('whose gap it is', () => {
  const of = (attribute: string, who?: SegmentPeople) =>
    found(valueFacts({ attribute }), who).map(({ personId }) => personId)

  test.each([
    ['Communicating the business value', ['lead-1', 'lead-2']],
    ['Demonstrating features and functionality', ['pre']],
    ['Understanding the solution requirements', ['lead-1', 'lead-2', 'pre']],
    ['Articulating the future roadmap', ['lead-1', 'lead-2']],
    ['An attribute of our own', ['lead-1', 'lead-2']],
  ])('%s', (attribute, expected) => {
    expect(of(attribute)).toEqual(expected)
  })

  test('where nobody leads either, the managers', () => {
    expect(of('Initial investment', people({ leadIds: [] }))).toEqual(['manager'])
  })

  test('in a segment that nobody serves, nobody', () => {
    expect(valueGap.find({ ...noRoundFacts, values: [valueFacts()] })).toEqual([])
  })
})

test('each segment, buyer role and phase is a gap of its own', () => {
  expect(told(found(valueFacts()))[0]).toBe(
    'opened: hospital / economic_buyer / consumables / Communicating the business value → lead-1',
  )
})

test('the words carry importance, difference, n and both dates', () => {
  const [candidate] = found(valueFacts({ before: reading({ relativeEffectiveness: -0.6 }) }))
  const words = candidate === undefined ? null : valueGap.say(candidate.evidence)
  expect(words?.evidence).toEqual([
    'For hospital, economic buyers, consumables',
    'Importance 6.4 of 7 (the line is at 5.5); against other providers −0.8 points (was −0.6)',
    '12 buyers answered, the last on 22 May 2026; as of 30 Sep 2026; model default-1',
  ])
})

describe('news that waited', () => {
  const overtaken = (change: 'worsened' | 'closed', now: ValueFacts['now']) => {
    const [candidate] = found(valueFacts({ before: reading({ relativeEffectiveness: 0 }) }))
    if (candidate === undefined) throw new Error('nothing found')
    const reason = candidate.reason.replace('opened', change)
    const past = { accountId: null, reason, evidence: { ...candidate.evidence, change } }
    return valueGap.change?.isOvertaken(past, facts(valueFacts({ now })))
  }

  test.each([
    ['a closed gap that is open again', 'closed', reading(), true],
    ['a closed gap that stays closed', 'closed', elsewhere, false],
    ['a wider gap that is closed', 'worsened', elsewhere, true],
    ['a wider gap that is still there', 'worsened', reading(), false],
  ] as const)('%s is overtaken: %s', (_title, change, now, expected) => {
    expect(overtaken(change, now)).toBe(expected)
  })
})
