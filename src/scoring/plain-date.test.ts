import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { addDays, dateOfDay, dayNumber, daysBetween, plainDate } from './plain-date.ts'

describe('plain date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-21', 20_778],
  ])('%s is day %i', (date, number) => {
    expect(dayNumber(date)).toBe(number)
    expect(dateOfDay(number)).toBe(date)
  })

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-31', 365, '2027-01-31'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s plus %i days is %s', (date, days, later) => {
    expect(addDays(date, days)).toBe(later)
    expect(daysBetween(date, later)).toBe(days)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '21.11.2026', '2026-11-21T00:00:00Z'])(
    'refuses %s',
    raw => {
      expect(plainDate.safeParse(raw).success).toBe(false)
    },
  )

  test.prop([fc.integer({ min: -719_162, max: 2_932_896 })])(
    'names every day from 0001-01-01 to 9999-12-31 once, in order',
    number => {
      const date = dateOfDay(number)
      expect(plainDate.safeParse(date).success).toBe(true)
      expect(dayNumber(date)).toBe(number)
      expect(dateOfDay(number + 1) > date || number === 2_932_896).toBe(true)
    },
  )
})
