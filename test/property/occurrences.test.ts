import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { fillOccurrences, occurrencesBetween } from '../../src/schedule/occurrences.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const FIRST = Date.UTC(2026, 0, 1)
const LAST = Date.UTC(2031, 0, 1)
/** Seed of the random clocks; a failure names its own path. */
const SEED = 20_261_121

/** "2026-10-25 02:30", read by another way than the code under test takes. */
const wall = (zone: string) => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at: number) => clock.format(at)
}

const minutesBetween = (from: string, to: string) =>
  (Date.parse(`${to.replace(' ', 'T')}Z`) - Date.parse(`${from.replace(' ', 'T')}Z`)) / 60_000

/** Instants, to the hour before, at which a zone changes its clocks. */
function changesOf(zone: string): readonly number[] {
  const clock = wall(zone)
  const jumps = (from: number, to: number) => minutesBetween(clock(from), clock(to)) !== (to - from) / 60_000
  const found: number[] = []
  for (let day = FIRST; day < LAST; day += 7 * DAY_MS) {
    if (!jumps(day, day + 7 * DAY_MS)) continue
    for (let hour = day; hour < day + 7 * DAY_MS; hour += HOUR_MS)
      if (jumps(hour, hour + HOUR_MS)) found.push(hour)
  }
  return found
}

const zones = Intl.supportedValuesOf('timeZone')
const changes = zones.map(zone => [zone, changesOf(zone)] as const)

const datesBetween = (from: string, to: string) => {
  const dates: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    dates.push(new Date(at).toISOString().slice(0, 10))
  return dates
}

describe('every zone, every change of its clocks from 2026 to 2030', () => {
  test('there are zones and changes to try', () => {
    expect(zones.length).toBeGreaterThan(400)
    expect(changes.flatMap(([, found]) => found).length).toBeGreaterThan(1_000)
  })

  test('each local date has one occurrence, at its time of day or moved on by what the clocks skip', () => {
    const wrong: string[] = []
    for (const [zone, found] of changes) {
      const clock = wall(zone)
      for (const change of found.length === 0 ? [FIRST] : found) {
        const minuteOfDay = minutesBetween(`${clock(change).slice(0, 10)} 00:00`, clock(change))
        for (const minute of [0, minuteOfDay, (minuteOfDay + 30) % 1440, 540]) {
          const got = occurrencesBetween(
            { zone, minuteOfDay: minute, days: EVERY_DAY },
            new Date(change - 3 * DAY_MS),
            new Date(change + 3 * DAY_MS),
          )
          const slots = got.map(each => each.slot)
          const dates = datesBetween(slots[0] ?? '', slots.at(-1) ?? '')
          if (got.length < 5 || JSON.stringify(slots) !== JSON.stringify(dates))
            wrong.push(`${zone} ${new Date(change).toISOString()} ${minute}: ${slots}`)
          for (const { slot, at } of got) {
            const late = minutesBetween(`${slot} 00:00`, clock(at.getTime())) - minute
            const near = Math.abs(at.getTime() - change) <= DAY_MS
            if (late !== 0 && !(near && late > 0 && late <= 60))
              wrong.push(`${zone} ${slot} ${minute}: ${late} minutes late`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  const withChanges = changes.filter(([, found]) => found.length > 0)
  const step = fc.oneof(
    fc.record({ forth: fc.integer({ min: 1, max: 90 * 60_000 }) }),
    fc.record({ back: fc.integer({ min: 1, max: 3 * HOUR_MS }) }),
    fc.constant({ forth: 24 * HOUR_MS }),
    fc.constant({ forth: 0 }),
  )
  test.prop(
    [
      fc.constantFrom(...withChanges),
      fc.nat(),
      fc.integer({ min: 0, max: 1439 }),
      fc.array(step, { minLength: 20, maxLength: 120 }),
    ],
    { seed: SEED, numRuns: 400 },
  )(
    'restarts, a day without power and clocks that step forth and back: each occurrence once',
    ([zone, found], pick, minuteOfDay, steps) => {
      const start = (found[pick % found.length] ?? FIRST) - DAY_MS
      const recurrence = { zone, minuteOfDay, days: EVERY_DAY }
      const filled: string[] = []
      let now = start
      let until = start
      for (const each of steps) {
        now += 'forth' in each ? each.forth : -each.back
        const due = fillOccurrences(recurrence, new Date(until), new Date(now), {
          lateAfterMs: HOUR_MS,
          skippedAfterMs: 2 * DAY_MS,
        })
        filled.push(...due.map(occurrence => occurrence.slot))
        until = Math.max(until, now)
      }
      const expected = occurrencesBetween(recurrence, new Date(start), new Date(until))
      expect(filled).toEqual(expected.map(occurrence => occurrence.slot))
    },
  )
})
