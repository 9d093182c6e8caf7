import { expect, test } from 'vitest'
import { noRoundFacts } from '../../../../test/support/round-facts.ts'
import type { AskedAction } from '../../round-facts.ts'
import { actionAsked } from './index.ts'

const asked = (change: Partial<AskedAction> = {}): AskedAction => ({
  actionId: 'A-1:2026-09-01:need',
  accountId: 'A-1',
  accountName: 'Lakeside',
  text: 'A price for nine sites',
  askerId: 'sam',
  askerName: 'Thea',
  askedOn: '2026-09-01',
  ownerId: 'rep',
  dueOn: '2026-09-20',
  isAskedToday: false,
  ...change,
})
const find = (change: Partial<AskedAction> = {}) =>
  actionAsked.find({ ...noRoundFacts, askedActions: [asked(change)] })

test('what is needed is asked of its owner, and silence comes back to who asked', () => {
  expect(find()).toMatchObject([{ personId: 'rep', escalatesTo: 'sam', isUrgent: false }])
})

test('on the day on which it was asked it is urgent', () => {
  expect(find({ isAskedToday: true })).toMatchObject([{ isUrgent: true }])
})

test('nobody is asked for what they need of themselves', () => {
  expect(find({ ownerId: 'sam' })).toEqual([])
})

test('the words name who asks, for what, and by when', () => {
  const [found] = find()
  const words = found && actionAsked.say(found.evidence)
  expect(words?.headline).toContain('Thea')
  expect(words?.evidence.join(' ')).toContain('“A price for nine sites” by 20 Sep 2026')
})
