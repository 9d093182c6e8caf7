import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { johnsonWeights, pearson, rSquared, shapleyWeights } from './relative-weights.ts'
import { sum } from './sample.ts'

const rows = [
  [5, 4, 3],
  [4, 4, 2],
  [3, 2, 4],
  [2, 3, 3],
  [5, 5, 4],
  [1, 2, 2],
  [4, 3, 5],
  [3, 3, 3],
  [2, 1, 4],
  [5, 4, 5],
  [3, 4, 2],
  [4, 5, 4],
]
const columns = [0, 1, 2].map(column => rows.map(row => row[column] ?? Number.NaN))
const preference = [5, 4, 3, 2, 5, 1, 4, 3, 2, 5, 3, 5]
const digits = (values: readonly (number | null)[] | null) => values?.map(value => value?.toFixed(4))

describe('what drives the overall preference', () => {
  it('value-matrix 2.4: r .9784, .8018, .4554', () => {
    expect(digits(columns.map(column => pearson(column, preference)))).toEqual(['0.9784', '0.8018', '0.4554'])
  })

  it('value-matrix 2.4: Johnson .5137, .3427, .1195 and Shapley .5455, .3265, .1039 both sum to R² .9759', () => {
    const johnson = johnsonWeights(columns, preference)
    const shapley = shapleyWeights(columns, preference)
    expect(digits(johnson)).toEqual(['0.5137', '0.3427', '0.1195'])
    expect(digits(shapley)).toEqual(['0.5455', '0.3265', '0.1039'])
    expect(sum(johnson ?? []).toFixed(4)).toBe('0.9759')
    expect(sum(shapley ?? []).toFixed(4)).toBe('0.9759')
    expect(rSquared(columns, preference)?.toFixed(4)).toBe('0.9759')
  })

  it('a column that doesn’t vary has no weight, not a weight of zero', () => {
    expect(pearson([3, 3, 3], [1, 2, 3])).toBeNull()
    expect(johnsonWeights([[3, 3, 3]], [1, 2, 3])).toBeNull()
    expect(shapleyWeights([[3, 3, 3]], [1, 2, 3])).toBeNull()
    expect(rSquared([[1, 2, 3]], [2, 2, 2])).toBeNull()
  })

  it('two columns that say the same share what they explain', () => {
    const same = [1, 2, 3, 4, 6]
    const outcome = [2, 1, 4, 3, 6]
    const shapley = shapleyWeights([same, same], outcome)
    const johnson = johnsonWeights([same, same], outcome)
    expect(shapley?.[0]).toBeCloseTo(shapley?.[1] ?? Number.NaN, 10)
    expect(johnson?.[0]).toBeCloseTo(johnson?.[1] ?? Number.NaN, 10)
    expect(sum(johnson ?? [])).toBeCloseTo(rSquared([same], outcome) ?? Number.NaN, 8)
  })

  test.prop([
    fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 7 }))), {
      minLength: 12,
      maxLength: 40,
    }),
  ])('weights are never negative, sum to R² and don’t depend on the order of the rows', data => {
    const xs = [0, 1, 2].map(column => data.map(row => row[column] ?? 0))
    const y = data.map(row => row[3] ?? 0)
    const explained = rSquared(xs, y)
    for (const method of [johnsonWeights, shapleyWeights]) {
      const weights = method(xs, y)
      if (weights === null || explained === null) {
        expect(weights).toBe(explained)
        continue
      }
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(-1e-9)
      expect(sum(weights)).toBeCloseTo(explained, 7)
      const reversed = method(
        xs.map(column => [...column].reverse()),
        [...y].reverse(),
      )
      weights.forEach((weight, index) => {
        expect(reversed?.[index]).toBeCloseTo(weight, 7)
      })
    }
  })
})
