import { expect, it } from 'vitest'
import { roundHalfUp } from './rounding.ts'

it.each([
  [1.005, 2, 1.01],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [0.125, 2, 0.13],
  [63.24999999999999, 2, 63.25],
  [0.94736842, 4, 0.9474],
  [-0.0004, 2, 0],
  [1e300, 2, 1e300],
  [71.49999999999999, 1, 71.5],
])('%d to %d decimals is %d, half away from zero', (value, decimals, rounded) => {
  expect(roundHalfUp(value, decimals)).toBe(rounded)
})
