import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { sizing } from './index.ts'

type Input = z.input<typeof sizing.input>

function sizeOf(input: Input) {
  const parsed = parseInput(sizing.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return sizing.score(parsed.value, defaultModel)
}

const one: Input = {
  classes: [{ id: 'A', accounts: 10, callsPerAccount: 10, hoursPerCall: 1 }],
  capacity: { perSeller: 100 },
}

describe('sizing', () => {
  it('rounds sellers up, but not because of rounding noise', () => {
    expect(sizeOf(one).sellersNeeded).toBe(1)
    expect(sizeOf({ ...one, capacity: { perSeller: 99 } }).sellersNeeded).toBe(2)
    const noisy = { weeks: 48, hoursPerWeek: 40, sellingShare: 0.6 }
    const classes = [{ id: 'A', accounts: 1_152, callsPerAccount: 3, hoursPerCall: 1 }]
    expect(sizeOf({ classes, capacity: noisy }).sellersNeeded).toBe(3)
  })

  it('takes the client-facing share of the model where none is given', () => {
    expect(sizeOf({ ...one, capacity: { weeks: 10, hoursPerWeek: 10 } }).capacityPerSeller).toBe(60)
  })

  it.each([
    [1.01, 'overloaded'],
    [1, 'balanced'],
    [0.7, 'balanced'],
    [0.69, 'slack'],
  ])('a load of %f of the capacity is %s', (share, band) => {
    expect(sizeOf({ ...one, loads: [{ seller: 's', load: 100 * share }] }).loads[0]?.loadBand).toBe(band)
  })

  it('marks loads 20 % and 40 % off the mean', () => {
    const loads = [100, 120, 60, 140, 80].map((load, i) => ({ seller: `s${i}`, load }))
    expect(sizeOf({ ...one, loads }).loads.map(row => row.deviationBand)).toEqual([
      'ok',
      'warn',
      'critical',
      'critical',
      'warn',
    ])
  })

  it('has no utilisation without sellers, and no deviation without load', () => {
    expect(sizeOf(one)).toMatchObject({
      utilisation: { value: null, reason: 'missing_input' },
      loadBand: null,
    })
    expect(sizeOf({ ...one, loads: [{ seller: 's', load: 0 }] }).loads[0]?.deviation).toBeNull()
  })

  it('has no calls of a class that the model does not know', () => {
    expect(sizeOf({ ...one, callCycle: { Z: 3 } }).callsPerCycle).toMatchObject({
      value: null,
      reason: 'out_of_range',
    })
  })

  it.each([
    ['no class', { classes: [] }, 'classes'],
    [
      'a negative number of calls',
      { classes: [{ ...one.classes[0], callsPerAccount: -1 }] },
      'classes[0].callsPerAccount',
    ],
    ['no capacity', { capacity: { perSeller: 0 } }, 'capacity.perSeller'],
    [
      'a share above one',
      { capacity: { weeks: 40, hoursPerWeek: 40, sellingShare: 1.2 } },
      'capacity.sellingShare',
    ],
  ])('refuses %s', (_title, change, path) => {
    const parsed = parseInput(sizing.input, { ...one, ...change })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual([path])
  })

  test.prop([
    fc.array(fc.record({ accounts: fc.nat(500), callsPerAccount: fc.nat(60), hoursPerCall: fc.nat(8) }), {
      minLength: 1,
    }),
    fc.integer({ min: 1, max: 5_000 }),
  ])('parts sum to the raw number of sellers, and more work never needs fewer', (rows, perSeller) => {
    const classes = rows.map((row, i) => ({ id: String(i), ...row }))
    const { fte, sellersNeeded } = sizeOf({ classes, capacity: { perSeller } })
    const points = fte.explanation.contributions.reduce((sum, part) => sum + part.points, 0)
    expect(points).toBeCloseTo(fte.value ?? Number.NaN, 6)
    const more = sizeOf({
      classes: classes.map(row => ({ ...row, callsPerAccount: row.callsPerAccount + 1 })),
      capacity: { perSeller },
    })
    expect(more.sellersNeeded).toBeGreaterThanOrEqual(sellersNeeded)
  })
})
