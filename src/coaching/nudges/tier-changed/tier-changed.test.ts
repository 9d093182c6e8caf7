import { describe, expect, test } from 'vitest'
import { noRoundFacts } from '../../../../test/support/round-facts.ts'
import type { AccountPeople, TierMovement } from '../../round-facts.ts'
import { findNudges, sayNudge } from '../index.ts'
import { type TierChangedEvidence, tierChanged } from './index.ts'

type Tier = TierChangedEvidence['before']['tier']

const place = (tier: Tier, asOf: string) => ({ tier, asOf, need: 80, value: 75.25, behavior: 60 })
const evidence = (before: Tier, after: Tier): TierChangedEvidence => ({
  accountName: 'Lakeside',
  before: place(before, '2026-08-31'),
  after: place(after, '2026-09-30'),
  movedBy: [{ question: 'N2', label: 'Fit with growth plans', before: 4.25, after: 8.5 }],
  answered: 9,
  accountsScored: 40,
  tier1Count: 4,
  workOnFirst: null,
  modelVersion: 'default-1',
  earlierModelVersion: 'default-1',
  answersChanged: true,
})
const people: AccountPeople = { leadId: 'P-lead', samId: null, managerId: 'P-manager' }
const movement = (before: Tier, after: Tier, change: Partial<TierMovement> = {}): TierMovement => ({
  accountId: 'A-1',
  isFirm: true,
  people,
  evidence: evidence(before, after),
  ...change,
})
const found = (...movements: readonly TierMovement[]) =>
  findNudges({ ...noRoundFacts, tierMovements: movements })

describe('which moves matter', () => {
  test.each([
    ['into Tier 1', '3', '1a', 70],
    ['into Tier 1 from nowhere', 'unscored', '1b', 70],
    ['out of Tier 1', '1b', '2', 80],
    ['out of every tier', '1a', 'unscored', 80],
    ['within Tier 1', '1b', '1a', 60],
  ] as const)('%s', (_title, before, after, severity) => {
    expect(found(movement(before, after))).toMatchObject([
      { kind: 'tier-changed', accountId: 'A-1', reason: `${before}>${after}`, personId: 'P-lead', severity },
    ])
  })

  test.each([
    ['between the lower tiers', movement('3', '2')],
    ['no move', movement('1a', '1a')],
    ['a move that missing answers could undo', movement('3', '1a', { isFirm: false })],
  ])('not: %s', (_title, one) => {
    expect(found(one)).toEqual([])
  })
})

describe('who hears of it', () => {
  test.each([
    ['lead and SAM', { leadId: 'L', samId: 'S', managerId: 'M' }, ['L', 'S']],
    ['the lead once, where nobody is SAM', { leadId: 'L', samId: null, managerId: 'M' }, ['L']],
    ['manager and SAM, where nobody leads', { leadId: null, samId: 'S', managerId: 'M' }, ['M', 'S']],
    ['the manager once, where both are missing', { leadId: null, samId: null, managerId: 'M' }, ['M']],
    ['one person in both roles once', { leadId: 'S', samId: 'S', managerId: 'M' }, ['S']],
    ['nobody, where nobody is there', { leadId: null, samId: null, managerId: null }, []],
  ])('%s', (_title, who, expected) => {
    expect(found(movement('3', '1a', { people: who })).map(each => each.personId)).toEqual(expected)
  })
})

describe('the words', () => {
  test('name the move, the numbers with their dates, and one thing to do', () => {
    const words = tierChanged.say(evidence('3', '1a'))
    expect(words.headline).toBe('Lakeside moved from Tier 3 to Tier 1a')
    expect(words.evidence).toEqual([
      'Of 100: need 80 (was 80), value 75.3 (was 75.3), behaviour 60 (was 60)',
      'What moved it: Fit with growth plans: 4.3 → 8.5 points',
      '9 of 10 questions answered; 4 of 40 accounts in Tier 1; as of 30 Sep 2026, compared with 31 Aug 2026; model default-1',
    ])
    expect(words.play).toContain('Meet them in the next two weeks')
  })

  test('say unknown for a missing value, never 0', () => {
    const unscored = { ...place('unscored', '2026-08-31'), need: null, value: null, behavior: null }
    const words = tierChanged.say({
      ...evidence('unscored', '1a'),
      before: unscored,
      movedBy: [{ question: 'N2', label: 'Fit', before: null, after: 8 }],
    })
    expect(words.headline).toContain('from not scored to Tier 1a')
    expect(words.evidence.join('\n')).toContain('need 80 (was unknown)')
    expect(words.evidence.join('\n')).toContain('Fit: unknown → 8 points')
    expect(words.evidence.join('\n')).not.toMatch(/\b0\b/)
  })

  test('say so where the account stood still and others moved', () => {
    expect(tierChanged.say({ ...evidence('1a', '2'), movedBy: [] }).evidence[1]).toBe(
      'Its own answers did not change; the accounts around it did',
    )
  })

  test.each([
    [false, [], 'its own answers did not change'],
    [null, [], 'whether its own answers changed too is not known'],
    [true, [], 'its own answers changed too, but hardly its points'],
    [
      true,
      evidence('3', '1a').movedBy,
      'its own answers changed too: Fit with growth plans: 4.3 → 8.5 points',
    ],
  ])('name the new model before any answer (answers changed: %s, %j)', (answersChanged, movedBy, rest) => {
    const published = { earlierModelVersion: 'default-1', modelVersion: 'ours-2', answersChanged, movedBy }
    expect(tierChanged.say({ ...evidence('3', '1a'), ...published }).evidence[1]).toBe(
      `The scoring model changed from default-1 to ours-2; ${rest}`,
    )
  })

  test.each([
    ['2', '1a'],
    ['1b', '1a'],
    ['3', '1b'],
    ['1a', '1b'],
  ] as const)('from %s to %s promise what every Tier 1 account is promised', (before, after) => {
    expect(tierChanged.say(evidence(before, after)).play).toMatch(
      /^Give them personal, regular, high-touch service, and solutions rather than products\. \S/,
    )
  })

  test.each([
    ['the behaviour to work on', 'How progressive the leadership is', /start with this: How progressive/],
    ['that nobody was asked', null, /which nobody has answered yet/],
  ])('for Tier 1b name %s', (_title, workOnFirst, play) => {
    expect(tierChanged.say({ ...evidence('2', '1b'), workOnFirst }).play).toMatch(play)
  })
})

test('evidence that was stored before the earlier model was kept reads as it did', () => {
  const { earlierModelVersion, answersChanged, ...stored } = evidence('3', '1a')
  expect([earlierModelVersion, answersChanged]).toEqual(['default-1', true])
  expect(sayNudge('tier-changed', stored)?.evidence[1]).toBe(
    'What moved it: Fit with growth plans: 4.3 → 8.5 points',
  )
})

test('stored evidence of another shape has no words, instead of wrong ones', () => {
  expect(sayNudge('tier-changed', { accountName: 'Lakeside' })).toBeNull()
  expect(sayNudge('no-such-kind', evidence('3', '1a'))).toBeNull()
  expect(sayNudge('tier-changed', JSON.parse(JSON.stringify(evidence('3', '1a'))))?.headline).toContain(
    'Lakeside',
  )
})
