import { describe, expect, test } from 'vitest'
import type { WorkingHours } from '../../schedule/index.ts'
import { defaultModel } from '../../scoring/index.ts'
import { closingTime, monthsLater, nextReminder, quarterOf, reminderTimes } from './dates.ts'

const rules = defaultModel.coaching.assessment
const hours = (zone: string, off: readonly string[] = []): WorkingHours => ({
  zone,
  fromMinute: 540,
  toMinute: 1_020,
  days: [1, 2, 3, 4, 5],
  isDayOff: date => off.includes(date),
})
const opensAt = new Date('2026-02-02T10:00:00Z')
const closesAt = closingTime(opensAt, rules, hours('Europe/Berlin'))
const said = (times: readonly (Date | null)[]) => times.map(time => time?.toISOString().slice(0, 16) ?? null)

test('a wave closes at the end of its tenth working day', () => {
  expect(closesAt.toISOString()).toBe('2026-02-16T16:00:00.000Z')
})

describe('reminders come on the third, the seventh and the last morning, in the hours of who reads them', () => {
  test.each([
    ['Berlin', hours('Europe/Berlin'), ['2026-02-05T08:00', '2026-02-11T08:00', '2026-02-16T08:00']],
    ['New York', hours('America/New_York'), ['2026-02-05T14:00', '2026-02-11T14:00', '2026-02-16T14:00']],
    // Auckland's sixteenth ends before Berlin's begins to close.
    ['Auckland', hours('Pacific/Auckland'), ['2026-02-04T20:00', '2026-02-10T20:00', '2026-02-15T20:00']],
    [
      'away on the last day',
      hours('Europe/Berlin', ['2026-02-16']),
      ['2026-02-05T08:00', '2026-02-11T08:00', '2026-02-13T08:00'],
    ],
    [
      'away in the first week',
      hours('Europe/Berlin', ['2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06']),
      ['2026-02-11T08:00', null, '2026-02-16T08:00'],
    ],
  ])('%s', (_, own, times) => {
    expect(said(reminderTimes({ opensAt, closesAt }, rules, own))).toEqual(times)
  })

  test('somebody who is away all the time is not reminded', () => {
    const never = { ...hours('Europe/Berlin'), isDayOff: () => true }
    const times = reminderTimes({ opensAt, closesAt }, rules, never)
    expect(nextReminder(times, 0)).toBeNull()
  })

  test('a longer wave moves the last one', () => {
    const longer = new Date(closesAt.getTime() + 7 * 86_400_000)
    expect(said(reminderTimes({ opensAt, closesAt: longer }, rules, hours('Europe/Berlin')))).toEqual([
      '2026-02-05T08:00',
      '2026-02-11T08:00',
      '2026-02-23T08:00',
    ])
  })
})

test.each([
  ['2026-01-31T10:00:00Z', 3, '2026-04-30T10:00:00.000Z', '2026-Q1'],
  ['2026-11-30T10:00:00Z', 3, '2027-02-28T10:00:00.000Z', '2026-Q4'],
  ['2026-02-02T10:00:00Z', 3, '2026-05-02T10:00:00.000Z', '2026-Q1'],
])('%s and %i months is %s', (from, months, to, quarter) => {
  expect(monthsLater(new Date(from), months).toISOString()).toBe(to)
  expect(quarterOf(new Date(from))).toBe(quarter)
})
