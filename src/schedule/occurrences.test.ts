import { describe, expect, test } from 'vitest'
import { fillOccurrences, nextOccurrences, occurrencesBetween, type Recurrence } from './occurrences.ts'

const MONDAY = [1]
const DAILY = [1, 2, 3, 4, 5, 6, 7]
const at = (zone: string, minuteOfDay: number, days: readonly number[] = DAILY): Recurrence => ({
  zone,
  minuteOfDay,
  days,
})
const shown = (recurrence: Recurrence, after: string, until: string) =>
  occurrencesBetween(recurrence, new Date(after), new Date(until)).map(
    each => `${each.slot} ${each.at.toISOString()}`,
  )

describe('an occurrence falls on its local time', () => {
  test.each([
    [
      'a time that the spring change skips moves on by the skipped hour',
      at('Europe/Berlin', 150),
      '2026-03-28T12:00:00Z',
      '2026-03-29T12:00:00Z',
      ['2026-03-29 2026-03-29T01:30:00.000Z'],
    ],
    [
      'a time that the autumn change shows twice is the first, east of Greenwich',
      at('Europe/Berlin', 150),
      '2026-10-24T12:00:00Z',
      '2026-10-25T12:00:00Z',
      ['2026-10-25 2026-10-25T00:30:00.000Z'],
    ],
    [
      'a time that the autumn change shows twice is the first, west of Greenwich',
      at('America/New_York', 90),
      '2026-10-31T12:00:00Z',
      '2026-11-01T12:00:00Z',
      ['2026-11-01 2026-11-01T05:30:00.000Z'],
    ],
    [
      'a change at midnight keeps the date',
      at('Africa/Cairo', 0, DAILY),
      '2026-04-23T12:00:00Z',
      '2026-04-24T12:00:00Z',
      ['2026-04-24 2026-04-23T22:00:00.000Z'],
    ],
    [
      'half an hour of summer time counts as half an hour',
      at('Australia/Lord_Howe', 135),
      '2026-10-03T00:00:00Z',
      '2026-10-04T00:00:00Z',
      ['2026-10-04 2026-10-03T15:45:00.000Z'],
    ],
    [
      'a date that a zone left out has none',
      at('Pacific/Apia', 480),
      '2011-12-29T00:00:00Z',
      '2011-12-31T12:00:00Z',
      ['2011-12-29 2011-12-29T18:00:00.000Z', '2011-12-31 2011-12-30T18:00:00.000Z'],
    ],
    [
      'once a week is once a week across both changes of a year',
      at('Europe/London', 480, MONDAY),
      '2026-10-19T07:00:00Z',
      '2026-11-02T08:00:00Z',
      ['2026-10-26 2026-10-26T08:00:00.000Z', '2026-11-02 2026-11-02T08:00:00.000Z'],
    ],
  ])('%s', (_title, recurrence, after, until, expected) => {
    expect(shown(recurrence, after, until)).toEqual(expected)
  })

  test('the end of the span belongs to it, the beginning does not', () => {
    const noon = at('UTC', 720)
    expect(shown(noon, '2026-05-01T12:00:00Z', '2026-05-02T12:00:00Z')).toEqual([
      '2026-05-02 2026-05-02T12:00:00.000Z',
    ])
  })

  test('the next ones can be listed, and none where no day is named', () => {
    const after = new Date('2026-11-21T00:00:00Z')
    expect(nextOccurrences(at('UTC', 480, [1, 4]), after, 3).map(each => each.slot)).toEqual([
      '2026-11-23',
      '2026-11-26',
      '2026-11-30',
    ])
    expect(nextOccurrences(at('UTC', 480, []), after, 3)).toEqual([])
  })
})

describe('what was missed is caught up', () => {
  const lateness = { lateAfterMs: 3_600_000, skippedAfterMs: 72 * 3_600_000 }
  const fill = (until: string, now: string) =>
    fillOccurrences(at('UTC', 480, MONDAY), new Date(until), new Date(now), lateness).map(
      ({ slot, verdict }) => `${slot} ${verdict}`,
    )
  test.each([
    ['on time', '2026-11-22T00:00:00Z', '2026-11-23T08:01:00Z', ['2026-11-23 on_time']],
    ['two hours later it says so', '2026-11-22T00:00:00Z', '2026-11-23T10:00:00Z', ['2026-11-23 late']],
    [
      'four days later it is left out',
      '2026-11-22T00:00:00Z',
      '2026-11-27T09:00:00Z',
      ['2026-11-23 skipped'],
    ],
    [
      'of two only the newest counts',
      '2026-11-15T00:00:00Z',
      '2026-11-23T08:01:00Z',
      ['2026-11-16 skipped', '2026-11-23 on_time'],
    ],
    ['nothing twice where the clock went back', '2026-11-23T08:01:00Z', '2026-11-23T07:59:00Z', []],
  ])('%s', (_title, until, now, expected) => {
    expect(fill(until, now)).toEqual(expected)
  })
})
