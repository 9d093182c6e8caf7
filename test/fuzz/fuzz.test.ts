import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

test.each([
  ['parsers', 1_500],
  ['bot', 300],
] as const)(
  'mutated payloads through the %s: no crash, no unhandled rejection, no secret in the log, no mention that calls',
  async (way, count) => {
    const { faults, statuses, calls } = await fuzz({ way, seed: 1, count })
    expect(faults).toEqual([])
    expect(statuses['200']).toBeGreaterThan(count / 10)
    if (way === 'bot') expect(calls).toBeGreaterThan(10)
  },
  300_000,
)
