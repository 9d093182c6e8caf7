import { describe, expect, test } from 'vitest'
import { afterWorkingDays, nextOpen, type WorkingHours } from './working-hours.ts'
import { localDate } from './zone.ts'

const hours = (zone: string): WorkingHours => ({
  zone,
  fromMinute: 540,
  toMinute: 1020,
  days: [1, 2, 3, 4, 5],
})

describe('a message waits for the working hours of its reader', () => {
  test.each([
    ['inside the window it leaves now', 'Europe/Berlin', '2026-09-30T08:30:00Z', '2026-09-30T08:30:00.000Z'],
    ['before nine it waits for nine', 'Europe/Berlin', '2026-09-30T05:00:00Z', '2026-09-30T07:00:00.000Z'],
    ['the end of the window is outside', 'Europe/Berlin', '2026-09-30T15:00:00Z', '2026-10-01T07:00:00.000Z'],
    [
      'Friday evening waits for Monday',
      'America/Chicago',
      '2026-10-02T23:00:00Z',
      '2026-10-05T14:00:00.000Z',
    ],
    [
      'nine o’clock is exact across the autumn change',
      'America/New_York',
      '2026-10-31T12:00:00Z',
      '2026-11-02T14:00:00.000Z',
    ],
    [
      'nine o’clock is exact across the spring change',
      'America/New_York',
      '2026-03-07T12:00:00Z',
      '2026-03-09T13:00:00.000Z',
    ],
    [
      'on the day of the change itself',
      'America/New_York',
      '2026-03-08T07:30:00Z',
      '2026-03-09T13:00:00.000Z',
    ],
    ['a zone with half hours keeps them', 'Asia/Kolkata', '2026-09-30T00:00:00Z', '2026-09-30T03:30:00.000Z'],
    [
      'the date line is the reader’s own',
      'Pacific/Auckland',
      '2026-10-04T22:00:00Z',
      '2026-10-04T22:00:00.000Z',
    ],
  ])('%s', (_, zone, at, expected) => {
    expect(nextOpen(new Date(at), hours(zone)).toISOString()).toBe(expected)
  })
})

describe('a snooze counts working days', () => {
  test.each([
    ['one day from Thursday is Friday', '2026-10-01T10:00:00Z', 1, '2026-10-02T07:00:00.000Z'],
    ['one day from Friday is Monday', '2026-10-02T10:00:00Z', 1, '2026-10-05T07:00:00.000Z'],
    ['five days skip the weekend', '2026-10-01T10:00:00Z', 5, '2026-10-08T07:00:00.000Z'],
  ])('%s', (_, at, days, expected) => {
    expect(afterWorkingDays(new Date(at), days, hours('Europe/Berlin')).toISOString()).toBe(expected)
  })
})

test('the local date is the one on the reader’s calendar', () => {
  expect(localDate(new Date('2026-09-30T23:30:00Z'), 'Europe/Berlin')).toBe('2026-10-01')
})

describe('days on which the person does not work', () => {
  const off = new Set(['2026-11-26', '2026-11-27'])
  const hours = {
    zone: 'America/New_York',
    fromMinute: 540,
    toMinute: 1020,
    days: [1, 2, 3, 4, 5],
    isDayOff: (date: string) => off.has(date),
  }

  test('a message waits for the first working day after them', () => {
    expect(nextOpen(new Date('2026-11-26T15:00:00Z'), hours).toISOString()).toBe('2026-11-30T14:00:00.000Z')
  })

  test('they do not count as working days of a snooze', () => {
    const until = afterWorkingDays(new Date('2026-11-25T15:00:00Z'), 1, hours)
    expect(until.toISOString()).toBe('2026-11-30T14:00:00.000Z')
  })

  test('the opening keeps its wall-clock time when the clocks change between', () => {
    const over = { ...hours, isDayOff: (date: string) => date === '2026-10-30' }
    expect(nextOpen(new Date('2026-10-29T22:00:00Z'), over).toISOString()).toBe('2026-11-02T14:00:00.000Z')
  })

  test('an absence without an end ends the search, not the program', () => {
    const never = { ...hours, isDayOff: () => true }
    const at = new Date('2026-11-26T15:00:00Z')
    expect(nextOpen(at, never)).toEqual(at)
    expect(afterWorkingDays(at, 1, never) > at).toBe(true)
  })
})
