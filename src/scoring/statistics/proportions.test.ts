import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  type Count,
  chiSquareGoodnessOfFit,
  finitePopulationFactor,
  fisherExact,
  marginOfError,
  newcombe,
  smallestExpected,
  twoProportionZ,
  wilson,
} from './proportions.ts'

const count = (successes: number, trials: number): Count => ({ successes, trials })
const anyCount = fc
  .record({ trials: fc.integer({ min: 1, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ trials, share }) => count(Math.round(share * trials), trials))

describe('intervals and tests of proportions', () => {
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
    [18, 42, '0.2912', '0.5779'],
    [0, 5, '0.0000', '0.4345'],
  ])('impact 8.4: Wilson of %i/%i is [%s, %s]', (successes, trials, low, high) => {
    const interval = wilson(count(successes, trials), 0.95)
    expect(interval?.low.toFixed(4)).toBe(low)
    expect(interval?.high.toFixed(4)).toBe(high)
  })

  it('impact 8.5: 60/200 against 27/150 is z 2.5706, p .01015, Newcombe [.0289, .2054]', () => {
    const test = twoProportionZ(count(60, 200), count(27, 150))
    expect(test?.z.toFixed(4)).toBe('2.5706')
    expect(test?.p.toFixed(5)).toBe('0.01015')
    expect(((test?.z ?? 0) ** 2).toFixed(4)).toBe('6.6081')
    const interval = newcombe(count(60, 200), count(27, 150), 0.95)
    expect(interval?.low.toFixed(4)).toBe('0.0289')
    expect(interval?.high.toFixed(4)).toBe('0.2054')
  })

  it('impact 8.5: Newcombe of 56/70 against 48/80 is [.0524, .3339]', () => {
    const interval = newcombe(count(56, 70), count(48, 80), 0.95)
    expect(interval?.low.toFixed(4)).toBe('0.0524')
    expect(interval?.high.toFixed(4)).toBe('0.3339')
  })

  it('alignment 7.5: favourable 18/36 → 26/34 is z 2.291, p .0220', () => {
    const test = twoProportionZ(count(26, 34), count(18, 36))
    expect(test?.z.toFixed(3)).toBe('2.291')
    expect(test?.p.toFixed(4)).toBe('0.0220')
  })

  it('alignment 7.5: 36 of 60 gives ±.1042, and ±.1633 without the population', () => {
    expect(marginOfError(0.5, 36, 0.95, 60)?.toFixed(4)).toBe('0.1042')
    expect(marginOfError(0.5, 36, 0.95)?.toFixed(4)).toBe('0.1633')
    expect(finitePopulationFactor(60, 60)).toBe(0)
  })

  it('sales-motion 3.2: counts 40, 32, 28 against equal thirds are χ² 2.24, p .3263', () => {
    const test = chiSquareGoodnessOfFit([40, 32, 28], [1 / 3, 1 / 3, 1 / 3], 5)
    expect(test?.statistic.toFixed(2)).toBe('2.24')
    expect(test?.p.toFixed(4)).toBe('0.3263')
    expect(chiSquareGoodnessOfFit([4, 4, 4], [1 / 3, 1 / 3, 1 / 3], 5)).toBeNull()
  })

  it.each([
    [3, 10, 8, 10, 0.06977851],
    [1, 10, 11, 14, 0.00275946],
    [0, 5, 5, 5, 0.00793651],
    [2, 4, 2, 4, 1],
  ])('Fisher exact of %i/%i against %i/%i is R’s p', (a, n, b, m, p) => {
    expect(fisherExact(count(a, n), count(b, m)).p).toBeCloseTo(p, 7)
  })

  it('nobody won on either side is no difference, not a fault', () => {
    expect(twoProportionZ(count(0, 8), count(0, 9))).toEqual({ z: 0, p: 1 })
    expect(wilson(count(0, 0), 0.95)).toBeNull()
    expect(smallestExpected(count(1, 10), count(2, 20))).toBeCloseTo(1)
  })

  test.prop([anyCount, anyCount])(
    'intervals hold their estimate, stay in range and turn with the sides',
    (a, b) => {
      const own = wilson(a, 0.95)
      const rate = a.successes / a.trials
      expect(own?.low).toBeLessThanOrEqual(rate + 1e-12)
      expect(own?.high).toBeGreaterThanOrEqual(rate - 1e-12)
      const forth = newcombe(a, b, 0.95)
      const back = newcombe(b, a, 0.95)
      expect(forth?.low).toBeCloseTo(-(back?.high ?? Number.NaN), 10)
      expect(forth?.low).toBeGreaterThanOrEqual(-1)
      expect(forth?.high).toBeLessThanOrEqual(1)
      const { p } = fisherExact(a, b)
      expect(p).toBeGreaterThanOrEqual(0)
      expect(p).toBeCloseTo(fisherExact(b, a).p, 8)
    },
  )
})
