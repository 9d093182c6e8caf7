import { describe, expect, it } from 'vitest'
import { exactNumber, shortNumber, valueScale } from './scale.js'

describe('the value axis has round steps and always shows zero', () => {
  it.each<[string, number[], number[]]>([
    ['positive', [3, 17, 9], [0, 5, 10, 15, 20]],
    ['negative', [-3, -17], [-20, -15, -10, -5, 0]],
    ['both', [572_484, -276_340], [-500_000, -250_000, 0, 250_000, 500_000, 750_000]],
    ['small shares', [0.41, 0.66], [0, 0.2, 0.4, 0.6, 0.8]],
    ['nothing but zero', [0, 0], [0, 0.25, 0.5, 0.75, 1]],
    ['nothing', [], [0, 0.25, 0.5, 0.75, 1]],
    ['a missing value', [Number.NaN, 4], [0, 1, 2, 3, 4]],
  ])('%s', (_case, values, ticks) => {
    const scale = valueScale(values)
    expect(scale.ticks.map(tick => Number(tick.toPrecision(10)))).toEqual(ticks)
    expect(scale.low).toBe(scale.ticks[0])
  })
})

it.each([[[1e308, -1e308]], [[1e308, 4]], [[5e-324, 0]]])('the axis of %j has numbers only', values => {
  const { low, high, ticks } = valueScale(values)
  expect([low, high, ...ticks].every(Number.isFinite)).toBe(true)
  expect(high).toBeGreaterThan(low)
})

describe('numbers', () => {
  it.each([
    [0.1 + 0.2, '0.3', '0.3'],
    [1_234_567, '1.23M', '1,234,567'],
    [-276_340, '-276.34K', '-276,340'],
    [Number.NaN, '–', '–'],
  ])('%f is short for axes and exact in tables', (value, short, exact) => {
    expect(shortNumber(value)).toBe(short)
    expect(exactNumber(value)).toBe(exact)
  })
})
