import { expect, test } from 'vitest'
import { noRoundFacts } from '../../../../test/support/round-facts.ts'
import type { OpenCheckIn } from '../../round-facts.ts'
import { checkInDue } from './index.ts'

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

test('only where the channel is closed is a due check-in asked for directly, with why', () => {
  const due = (change: Partial<OpenCheckIn>) =>
    checkInDue.find({ ...noRoundFacts, checkIns: [open({ isOverdue: false, ...change })] })
  expect(due({})).toEqual([])
  const [found] = due({ channelClosed: 'There are guests.' })
  expect(found?.personId).toBe('sam')
  expect(found && checkInDue.say(found.evidence).evidence).toContain('There are guests.')
})
