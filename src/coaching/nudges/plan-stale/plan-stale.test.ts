import { describe, expect, test } from 'vitest'
import { accountFacts, governanceFacts, noRoundFacts } from '../../../../test/support/round-facts.ts'
import { planStale } from './index.ts'

const codes = ['plan_stale']
const found = (code: string, people = accountFacts().people) =>
  planStale.find({
    ...noRoundFacts,
    accounts: [accountFacts({ people, governance: governanceFacts(code) })],
  })

describe('who hears of it', () => {
  test.each([
    ['the SAM', { leadId: 'lead', samId: 'sam', managerId: 'manager' }, ['sam']],
    ['the lead, where there is no SAM', { leadId: 'lead', samId: null, managerId: 'manager' }, ['lead']],
    ['the manager, where there is neither', { leadId: null, samId: null, managerId: 'manager' }, ['manager']],
    ['nobody, where nobody is there', { leadId: null, samId: null, managerId: null }, []],
  ])('%s', (_title, people, expected) => {
    for (const code of codes) expect(found(code, people).map(each => each.personId)).toEqual(expected)
  })
})

test('another issue of governance is none', () => {
  expect(found('reviews_missed')).toEqual([])
})

test.each(codes)('%s is said with its figure, its n and its day, and what to do', code => {
  const [candidate] = found(code)
  if (candidate === undefined) throw new Error('nothing found')
  const words = planStale.say(candidate.evidence)
  expect(words.headline).toContain('Lakeside')
  expect(words.evidence).toEqual([
    'Found on 10 Sep 2026.',
    '4 of 5 actions due done on time',
    'Tier 1a; as of 30 Sep 2026; model default-1',
  ])
  expect(words.play.length).toBeGreaterThan(40)
  expect(planStale.sayResolved(candidate.evidence)).toContain('Lakeside')
})
