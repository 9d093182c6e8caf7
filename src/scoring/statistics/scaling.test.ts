import { describe, expect, it } from 'vitest'
import { roundHalfUp } from '../rounding.ts'
import { percentileRanks } from './ranks.ts'
import { minMax, zScores } from './scaling.ts'

const printed = (values: Iterable<number>) => Array.from(values, value => roundHalfUp(value, 4))

describe('segmentation example 1.1', () => {
  const x = [10, 20, 30, 40, 1000]

  it('min-max lets one giant flatten the rest', () => {
    expect(printed(minMax(x).values)).toEqual([0, 0.0101, 0.0202, 0.0303, 1])
  })

  it('percentile ranks spread evenly', () => {
    expect([...percentileRanks(Float64Array.from(x))]).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  it('z-scores use the sample standard deviation', () => {
    expect(printed(zScores(x).values)).toEqual([-0.4815, -0.4585, -0.4356, -0.4127, 1.7883])
  })

  it('ties share their average rank', () => {
    expect(printed(percentileRanks(Float64Array.of(5, 5, 7, 9)))).toEqual([0.1667, 0.1667, 0.6667, 1])
  })
})

it.each([
  ['minMax', minMax],
  ['zScores', zScores],
])('%s of equal values is 0 with the reason, and of nothing is nothing', (_name, scale) => {
  expect(scale([3, 3, 3])).toEqual({ values: [0, 0, 0], reason: 'zero_variance' })
  expect(scale([])).toMatchObject({ values: [] })
})
