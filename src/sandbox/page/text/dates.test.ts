import { describe, expect, it } from 'vitest'
import { epochSecondsToWall, formatSlackDate, wallToEpochSeconds } from './dates.js'

const seconds = Date.UTC(2026, 2, 9, 13, 5, 7) / 1000
const now = (seconds + 3 * 3600) * 1000

describe('dates in messages are written in the reader’s zone', () => {
  it.each([
    ['{date_num}', 'UTC', '2026-03-09'],
    ['{date}', 'UTC', 'March 9'],
    ['{date_long}', 'UTC', 'Monday, March 9, 2026'],
    ['{date_short}', 'UTC', 'Mar 9, 2026'],
    ['{date_pretty} at {time}', 'America/Chicago', 'Today at 8:05 AM'],
    ['{date_num}', 'Pacific/Auckland', '2026-03-10'],
    ['{time_secs}', 'UTC', '1:05:07 PM'],
    ['{ago}', 'UTC', '3 hours ago'],
    ['{unheard_of}', 'UTC', null],
  ])('%s in %s', (format, zone, expected) => {
    expect(formatSlackDate(format, seconds, zone, now)?.replaceAll('\u202f', ' ') ?? null).toBe(expected)
  })
})

describe('a wall clock reading and its instant', () => {
  it.each([
    ['2026-01-15T14:30', 'America/New_York', '2026-01-15T19:30:00Z'],
    ['2026-07-15T14:30', 'Europe/Berlin', '2026-07-15T12:30:00Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-07-01T09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00Z'],
  ])('%s in %s', (wall, zone, instant) => {
    expect(wallToEpochSeconds(wall, zone)).toBe(Date.parse(instant) / 1000)
    expect(epochSecondsToWall(Date.parse(instant) / 1000, zone)).toBe(wall)
  })

  it('moves an hour that the clocks skip past the gap', () => {
    const found = wallToEpochSeconds('2026-03-29T02:30', 'Europe/Berlin')
    expect(found && epochSecondsToWall(found, 'Europe/Berlin')).toBe('2026-03-29T03:30')
  })
})
