import { describe, expect, test } from 'vitest'
import { accountFacts, coverageFacts, noRoundFacts, told } from '../../../../test/support/round-facts.ts'
import { coverageGap } from './index.ts'
import { plays } from './plays.ts'

const found = (code: string, change: Partial<typeof noRoundFacts> = {}, people?: object) =>
  coverageGap.find({
    ...noRoundFacts,
    accounts: [
      accountFacts({
        coverage: coverageFacts('coverage_gap', code, 'x'),
        ...(people === undefined ? {} : { people: people as never }),
      }),
    ],
    ...change,
  })

test.each(Object.keys(plays))('%s goes to the accountable lead', code => {
  expect(told(found(code))).toEqual([`${code}:x → lead`])
})

test('where nobody leads, the manager hears of it', () => {
  const people = { leadId: null, samId: 'sam', managerId: 'manager' }
  expect(told(found('no_accountable_lead', {}, people))).toEqual(['no_accountable_lead:x → manager'])
})

test('an issue of another kind is none', () => {
  const accounts = [accountFacts({ coverage: coverageFacts('over_coverage', 'touches_above_cadence') })]
  expect(coverageGap.find({ ...noRoundFacts, accounts })).toEqual([])
})

test('a Tier 1 account comes before the same gap elsewhere', () => {
  const at = (tier: '1b' | '3') =>
    coverageGap.find({
      ...noRoundFacts,
      accounts: [accountFacts({ tier, coverage: coverageFacts('coverage_gap', 'touch_overdue') })],
    })[0]?.severity ?? 0
  expect(at('1b')).toBeGreaterThan(at('3'))
})

describe('what nobody records is no gap of anyone', () => {
  test.each([
    ['contacts', 'required_role_uncovered', true],
    ['contacts', 'touch_overdue', false],
    ['activities', 'never_contacted', true],
    ['activities', 'no_accountable_lead', false],
    ['sponsors', 'no_executive_sponsor', true],
    ['sponsors', 'single_threaded', false],
  ] as const)('without %s, %s is held back: %s', (fact, code, isHeld) => {
    const recorded = { ...noRoundFacts.recorded, [fact]: false }
    expect(found(code, { recorded })).toHaveLength(isHeld ? 0 : 1)
  })
})

test('the words name the gap, the figure with its n, the day, and one thing to do', () => {
  const [candidate] = found('single_threaded')
  const words = candidate === undefined ? null : coverageGap.say(candidate.evidence)
  expect(words?.headline).toBe('Lakeside: all hangs on one person')
  expect(words?.evidence).toEqual([
    'Found on 10 Sep 2026.',
    '50 % of the required buyer roles covered; 4 buyers known',
    'Tier 1a; as of 30 Sep 2026; model default-1',
  ])
  expect(words?.play).toContain('bring one more colleague')
})
