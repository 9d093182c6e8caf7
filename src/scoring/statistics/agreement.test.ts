import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  averageDeviation,
  averageDeviationFromMedian,
  awg,
  intraclassCorrelation,
  meanOverItems,
  rwg,
  rwgj,
  rwgjLindell,
  uniformNullVariance,
} from './agreement.ts'

const fivePoints = { low: 1, high: 5, options: 5 }
const uniform = uniformNullVariance(fivePoints)
const SLIGHT_SKEW = 1.34
const printed = (value: number | null, digits: number) => (value === null ? null : value.toFixed(digits))

const columns = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, item) => rows.map(row => row[item] ?? Number.NaN))

describe('agreement within a group', () => {
  it.each([
    [[4, 4, 5, 4, 3], '0.7500', '0.6269', '0.4000', '0.7333'],
    [[1, 1, 5, 5, 3], '0.0000', '0.0000', '1.6000', '-0.6000'],
    [[5, 5, 5, 5, 5], '1.0000', '1.0000', '0.0000', '1.0000'],
    [[2, 3, 4, 4, 5, 4], '0.4667', '0.2040', '0.7778', '0.5000'],
    [[5, 5, 5, 5, 4], '0.9000', '0.8507', '0.3200', null],
  ])('alignment 7.1: answers %j', (ratings, withUniform, withSkew, deviation, brown) => {
    expect(printed(rwg(ratings, uniform), 4)).toBe(withUniform)
    expect(printed(rwg(ratings, SLIGHT_SKEW), 4)).toBe(withSkew)
    expect(printed(averageDeviation(ratings), 4)).toBe(deviation)
    expect(printed(awg(ratings, fivePoints), 4)).toBe(brown)
  })

  it.each([
    [
      '1044B',
      // The row with a missing answer is dropped listwise.
      [
        [4, 5, 5, 5, 5],
        [2, 3, 3, 3, 3],
        [3, 4, 3, 4, 4],
        [4, 4, 3, 4, 4],
        [3, 3, 2, 2, 1],
      ],
      ['0.7539683', '0.38', '0.80', '0.4738456'],
    ],
    [
      '1044C',
      [
        [3, 3, 3, 3, 3],
        [3, 1, 4, 3, 4],
        [3, 3, 3, 3, 3],
        [2, 2, 2, 3, 2],
        [1, 1, 1, 3, 3],
      ],
      ['0.8988764', '0.64', '0.56', '0.6746703'],
    ],
  ])('alignment 7.2: multilevel’s company %s', (_, rows, [parallel, lindell, deviation, brown]) => {
    const items = columns(rows)
    expect(printed(rwgj(items, uniform), 7)).toBe(parallel)
    expect(printed(rwgjLindell(items, uniform), 2)).toBe(lindell)
    expect(printed(meanOverItems(items, averageDeviation), 2)).toBe(deviation)
    expect(
      printed(
        meanOverItems(items, ratings => awg(ratings, fivePoints)),
        7,
      ),
    ).toBe(brown)
  })

  it('alignment 7.2: item 1 has MSB 1.603, MSW .6704, ICC1 .2018877, ICC2 .5818105', () => {
    const result = intraclassCorrelation([
      [4, 3, 2, 3, 4, 3],
      [3, 3, 3, 2, 1],
    ])
    expect(result?.meanSquareBetween.toFixed(3)).toBe('1.603')
    expect(result?.meanSquareWithin.toFixed(4)).toBe('0.6704')
    expect(result?.single.toFixed(7)).toBe('0.2018877')
    expect(result?.average.toFixed(7)).toBe('0.5818105')
    expect(result?.meanGroupSize).toBe(5.5)
  })

  it.each([
    [1, '0.5000'],
    [3, '0.7500'],
    [5, '0.8333'],
    [10, '0.9091'],
    [30, '0.9677'],
  ])('r_wg(j) rises with the number of items alone: q .5 and J %i give %s', (items, value) => {
    // Variance 1 in every item is q .5 on five points.
    const item = [2, 3, 4]
    expect(
      printed(
        rwgj(
          Array.from({ length: items }, () => item),
          uniform,
        ),
        4,
      ),
    ).toBe(value)
    expect(
      rwgjLindell(
        Array.from({ length: items }, () => item),
        uniform,
      ),
    ).toBe(0.5)
  })

  it('one answer, one group or no spread between groups has no index', () => {
    expect(rwg([4], uniform)).toBeNull()
    expect(awg([4], fivePoints)).toBeNull()
    expect(averageDeviation([])).toBeNull()
    expect(averageDeviationFromMedian([1, 1, 4])).toBe(1)
    expect(rwgj([[4, 5], [4]], uniform)).toBeNull()
    expect(intraclassCorrelation([[1, 2, 3], [4]])).toBeNull()
    expect(
      intraclassCorrelation([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBeNull()
  })

  test.prop([fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 30 }), fc.integer()])(
    'indices stay in their range, don’t depend on order, and mirror with the scale',
    (ratings, turn) => {
      const mirrored = ratings.map(rating => 6 - rating)
      const rotated = [...ratings.slice(turn % ratings.length), ...ratings.slice(0, turn % ratings.length)]
      for (const index of [
        (r: readonly number[]) => rwg(r, uniform),
        (r: readonly number[]) => averageDeviation(r),
        (r: readonly number[]) => awg(r, fivePoints),
      ]) {
        const value = index(ratings)
        expect(index(rotated) ?? 9).toBeCloseTo(value ?? 9, 10)
        expect(index(mirrored) ?? 9).toBeCloseTo(value ?? 9, 10)
      }
      expect(rwg(ratings, uniform)).toBeGreaterThanOrEqual(0)
      expect(rwg(ratings, uniform)).toBeLessThanOrEqual(1)
      expect(averageDeviation(ratings)).toBeLessThanOrEqual(2)
      expect(awg(ratings, fivePoints) ?? 0).toBeGreaterThanOrEqual(-1 - 1e-9)
      expect(awg(ratings, fivePoints) ?? 0).toBeLessThanOrEqual(1)
    },
  )
})
