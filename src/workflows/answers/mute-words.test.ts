import { describe, expect, test } from 'vitest'
import { holdsNumber, readMute } from './mute-words.ts'

describe('how long something should be quiet', () => {
  test.each([
    ['', '', 7],
    ['Lakeside', 'Lakeside', 7],
    ['Lakeside 14 days', 'Lakeside', 14],
    ['Lakeside 0 days', 'Lakeside', 0],
    ['coverage gaps for a week', 'coverage gaps', 7],
    ['everything for two weeks', 'everything', 14],
    ['Store 7 for 3 days', 'Store 7', 3],
    ['Store 7 7 days', 'Store 7', 7],
    ['Lakeside for a month', 'Lakeside', 30],
    ['A Day Spa', 'A Day Spa', 7],
  ])('“%s” is “%s” for %i days', (text, typed, days) => {
    expect(readMute(text)).toEqual([{ typed, days, holds: null }])
  })

  test('a bare number is part of the name, or days: both are read', () => {
    expect(readMute('Store 7')).toEqual([
      { typed: 'Store 7', days: 7, holds: '7' },
      { typed: 'Store', days: 7, holds: null },
    ])
    expect(readMute('Lakeside for 14').at(-1)).toEqual({ typed: 'Lakeside', days: 14, holds: null })
  })

  test('only a name with that number in it is meant by the longer reading', () => {
    const [longer] = readMute('Store 7')
    expect(holdsNumber('Store 7 North', longer)).toBe(true)
    expect(holdsNumber('Store 70', longer)).toBe(false)
    expect(holdsNumber('Store', longer)).toBe(false)
  })
})
