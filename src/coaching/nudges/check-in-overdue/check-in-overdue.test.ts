import { expect, test } from 'vitest'
import { noRoundFacts } from '../../../../test/support/round-facts.ts'
import type { OpenCheckIn } from '../../round-facts.ts'
import { checkInOverdue } from './index.ts'

const open = (change: Partial<OpenCheckIn> = {}): OpenCheckIn => ({
  checkInId: 'A-1:2026-09-01',
  accountId: 'A-1',
  accountName: 'Lakeside',
  tier: '1a',
  dueOn: '2026-09-01',
  governorId: 'sam',
  governorName: 'Thea',
  managerId: 'manager',
  isOverdue: true,
  isSilent: false,
  channelClosed: null,
  ...change,
})
const find = (change: Partial<OpenCheckIn>) =>
  checkInOverdue.find({ ...noRoundFacts, checkIns: [open(change)] })

test('an overdue check-in of a Tier 1 account is urgent, of Tier 2 it is not', () => {
  expect(find({}).map(({ isUrgent }) => isUrgent)).toEqual([true])
  expect(find({ tier: '2' }).map(({ isUrgent }) => isUrgent)).toEqual([false])
})

test('silence is told to the manager, never urgently', () => {
  expect(find({ isSilent: true }).map(({ personId, isUrgent }) => [personId, isUrgent])).toEqual([
    ['sam', true],
    ['manager', false],
  ])
})

test.each([
  ['in time', { isOverdue: false }],
  ['in time, in a closed channel', { isOverdue: false, channelClosed: 'There are guests.' }],
])('a check-in that is %s is not overdue', (_, change) => {
  expect(find(change)).toEqual([])
})

test('a manager who governs is not told of their own silence', () => {
  expect(find({ isSilent: true, managerId: 'sam' })).toHaveLength(1)
})
