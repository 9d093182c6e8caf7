import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  meanIntervalFrom,
  minimumDetectableDifference,
  nextValueInterval,
  sampleSizeForMean,
} from './intervals.ts'
import { benjaminiHochberg, holm, holmWithGaps } from './multiple-tests.ts'
import { averageRanks, mean, median, sum, variance } from './sample.ts'
import { binomialTest, pairedT, standardisedDifference, summarise, welchT } from './tests.ts'
import { mannWhitney, wilcoxonSignedRank } from './tests-rank.ts'

const own = [4, 3, 5, 4, 2, 4, 3, 4, 3, 4, 2, 3]
const competitor = [5, 4, 5, 4, 4, 5, 4, 4, 4, 5, 3, 4]
const differences = own.map((rating, index) => rating - (competitor[index] ?? 0))
const sales = [4, 4, 5, 3, 4, 4, 5, 4]
const marketing = [2, 3, 3, 2, 4, 3, 2]

describe('paired, independent and exact tests', () => {
  it('value-matrix 2.2: paired t is −5.000 with 11 df, p .000403, CI [−1.2002, −.4665], d_z −1.4434', () => {
    const result = pairedT(differences, 0.95)
    expect(result?.difference.toFixed(4)).toBe('-0.8333')
    expect(result?.sd.toFixed(4)).toBe('0.5774')
    expect(result?.t?.toFixed(3)).toBe('-5.000')
    expect(result?.degreesOfFreedom).toBe(11)
    expect(result?.p.toFixed(6)).toBe('0.000403')
    expect(result?.low.toFixed(4)).toBe('-1.2002')
    expect(result?.high.toFixed(4)).toBe('-0.4665')
    expect(result?.effect?.toFixed(4)).toBe('-1.4434')
  })

  it('value-matrix 2.2: Wilcoxon with ties and zeros is V 0, p .00476', () => {
    const result = wilcoxonSignedRank(differences)
    expect(result?.statistic).toBe(0)
    expect(result?.p.toFixed(5)).toBe('0.00476')
    expect(result?.exact).toBe(false)
  })

  it('alignment 7.4: Sales against Marketing is Δ 1.4107, t 3.8686, df 11.889, p .00227, d 2.026, g 1.907', () => {
    const a = summarise(sales)
    const b = summarise(marketing)
    if (a === null || b === null) throw new Error('both groups have more than one answer')
    const result = welchT(a, b, 0.95)
    expect(result.difference.toFixed(4)).toBe('1.4107')
    expect(result.t?.toFixed(4)).toBe('3.8686')
    expect(result.degreesOfFreedom.toFixed(3)).toBe('11.889')
    expect(result.p.toFixed(5)).toBe('0.00227')
    expect(result.low).toBeCloseTo(0.6153821, 6)
    expect(result.high).toBeCloseTo(2.2060465, 6)
    expect(standardisedDifference(a, b)?.d.toFixed(3)).toBe('2.026')
    expect(standardisedDifference(a, b)?.g.toFixed(3)).toBe('1.907')
  })

  it('alignment 7.5: means 3.4 (sd .9, n 36) → 3.8 (.8, 34) are t 1.968, p .0532', () => {
    const result = welchT({ mean: 3.8, sd: 0.8, n: 34 }, { mean: 3.4, sd: 0.9, n: 36 }, 0.95)
    expect(result.t?.toFixed(3)).toBe('1.968')
    expect(result.p.toFixed(4)).toBe('0.0532')
  })

  it.each([
    ['governance 6.1: 6 of 20 against .11', binomialTest(6, 20, 0.11).upper, 0.0175, 4],
    ['governance 6.3: 9 of 20 against .1099', binomialTest(9, 20, 0.1099).upper, 0.000126, 6],
    ['governance 6.3: 4 of 20 against 10 of 91', binomialTest(4, 20, 10 / 91).upper, 0.1705, 4],
    ['two-sided 6 of 20 against .11 (R)', binomialTest(6, 20, 0.11).twoSided, 0.0175482, 7],
  ])('%s', (_, p, printed, digits) => {
    expect(p).toBeCloseTo(printed, digits)
  })

  it('rank tests without ties are exact (R: signed rank p .3125, rank sum p .1905)', () => {
    const signed = wilcoxonSignedRank([1.5, -0.5, 2.5, 3.5, -1, 0.25])
    expect(signed).toMatchObject({ statistic: 16, exact: true })
    expect(signed?.p).toBeCloseTo(0.3125, 10)
    const summed = mannWhitney([1.1, 2.2, 3.3, 0.4, 5.5], [2.5, 3.7, 4.1, 6.6])
    expect(summed).toMatchObject({ statistic: 4, exact: true })
    expect(summed?.p).toBeCloseTo(0.19047619047619, 10)
  })

  it('rank sum with ties uses R’s corrected approximation (p .00636)', () => {
    const result = mannWhitney(sales, marketing)
    expect(result?.exact).toBe(false)
    expect(result?.p).toBeCloseTo(0.00636181169725937, 6)
  })

  it('differences that are all zero are p 1, and all the same are p 0 without a t', () => {
    expect(pairedT([0, 0, 0], 0.95)).toMatchObject({ p: 1, t: null })
    expect(pairedT([-1, -1, -1], 0.95)).toMatchObject({ p: 0, t: null, low: -1, high: -1 })
    expect(wilcoxonSignedRank([0, 0, 0])).toMatchObject({ p: 1 })
    expect(mannWhitney([2, 2], [2, 2])?.p).toBe(1)
    expect(pairedT([1], 0.95)).toBeNull()
    expect(wilcoxonSignedRank([])).toBeNull()
    expect(mannWhitney([], [1])).toBeNull()
  })

  test.prop([fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 40 })])(
    'turning every difference round turns the sign and keeps p',
    values => {
      const turned = values.map(value => -value)
      expect(pairedT(values, 0.95)?.p).toBeCloseTo(pairedT(turned, 0.95)?.p ?? Number.NaN, 10)
      expect(wilcoxonSignedRank(values)?.p).toBeCloseTo(wilcoxonSignedRank(turned)?.p ?? Number.NaN, 10)
    },
  )
})

describe('intervals', () => {
  it('comp-mix 5.3: mean .42, sd .12, n 24 is [.3693, .4707]', () => {
    const interval = meanIntervalFrom(0.42, 0.12, 24, 0.95)
    expect(interval.low.toFixed(4)).toBe('0.3693')
    expect(interval.high.toFixed(4)).toBe('0.4707')
  })

  it('value-matrix 2.3: s 1 and margin .5 need 15.37 → 16, and 12 of 40', () => {
    expect(sampleSizeForMean(1, 0.5, 1.96).infinite.toFixed(2)).toBe('15.37')
    expect(sampleSizeForMean(1, 0.5, 1.96).n).toBe(16)
    expect(sampleSizeForMean(1, 0.5, 1.96, 40).n).toBe(12)
  })

  it('the minimum detectable difference of equal groups is 2.8·s·√(2/n)', () => {
    const z = { level: 1.96, power: 0.84 }
    expect(minimumDetectableDifference(0.9, 36, 36, z)).toBeCloseTo(2.8 * 0.9 * Math.sqrt(2 / 36), 12)
    expect(minimumDetectableDifference(0.9, 0, 36, z)).toBeNull()
  })

  it('the next value spreads wider than the mean', () => {
    const next = nextValueInterval([1, 2, 3, 4], 0.8)
    expect(next?.mean).toBe(2.5)
    expect((next?.high ?? 0) - 2.5).toBeCloseTo(1.6377444 * 1.2909944 * Math.sqrt(1.25), 5)
    expect(nextValueInterval([1], 0.8)).toBeNull()
  })
})

describe('several tests at once', () => {
  it('value-matrix 2.5: Holm of .01, .04, .03, .20 is .04, .09, .09, .20; BH is .04, .0533, .0533, .20', () => {
    const p = [0.01, 0.04, 0.03, 0.2]
    expect(holm(p).map(value => value.toFixed(2))).toEqual(['0.04', '0.09', '0.09', '0.20'])
    expect(benjaminiHochberg(p).map(value => value.toFixed(4))).toEqual([
      '0.0400',
      '0.0533',
      '0.0533',
      '0.2000',
    ])
  })

  it('an impossible test stays empty and costs the others nothing', () => {
    expect(holmWithGaps([0.01, null, 0.02])).toEqual([0.02, null, 0.02])
  })

  test.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })])(
    'adjusting never lowers p, never passes 1, and Holm is never below BH',
    p => {
      const strict = holm(p)
      const loose = benjaminiHochberg(p)
      p.forEach((raw, index) => {
        expect(loose[index]).toBeGreaterThanOrEqual(raw)
        expect(strict[index]).toBeGreaterThanOrEqual(loose[index] ?? 2)
        expect(strict[index]).toBeLessThanOrEqual(1)
      })
    },
  )
})

describe('samples', () => {
  it('tied values share the mean of their ranks', () => {
    expect(averageRanks([5, 5, 7, 9])).toEqual([1.5, 1.5, 3, 4])
    expect(averageRanks([3, 1, 3, 3])).toEqual([3, 1, 3, 3])
  })

  it('no values have no mean, one value has no variance, equal values have variance 0', () => {
    expect(mean([])).toBeNull()
    expect(median([])).toBeNull()
    expect(variance([2])).toBeNull()
    expect(variance([0.1, 0.1, 0.1])).toBe(0)
  })

  it('a sum loses no small value beside a giant', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
  })
})
