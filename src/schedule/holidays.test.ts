import { expect, test } from 'vitest'
import { publicHolidays } from './holidays.ts'

test.each<[string | null, string, boolean]>([
  ['US', '2026-07-03', true],
  ['US', '2026-11-26', true],
  ['US', '2026-11-27', false],
  ['DE', '2026-10-03', true],
  ['DE', '2026-04-06', true],
  ['DE', '2026-10-31', false],
  ['GB', '2026-12-25', true],
  ['JP', '2026-11-03', true],
  [null, '2026-12-25', false],
  ['ZZ', '2026-12-25', false],
])('in %s, %s is a public holiday: %s', async (country, date, expected) => {
  expect((await publicHolidays(country))(date)).toBe(expected)
})

test('years far from now are known as well', async () => {
  const isHoliday = await publicHolidays('FR')
  expect([isHoliday('2017-07-14'), isHoliday('2035-07-14'), isHoliday('2035-07-15')]).toEqual([
    true,
    true,
    false,
  ])
})
