import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

const draws = 40_000
const sample = (seed: number, draw: (random: ReturnType<typeof createRandom>) => number) => {
  const random = createRandom(seed)
  return Array.from({ length: draws }, () => draw(random))
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
const variance = (values: readonly number[]) => {
  const center = mean(values)
  return values.reduce((sum, x) => sum + (x - center) ** 2, 0) / (values.length - 1)
}

describe('a seeded stream', () => {
  it('is the same for the same seed and another for another', () => {
    const first = sample(7, random => random.uniform())
    expect(sample(7, random => random.uniform())).toEqual(first)
    expect(sample(8, random => random.uniform())).not.toEqual(first)
  })

  it('stays in [0, 1) and fills it evenly', () => {
    const values = sample(1, random => random.uniform())
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    const tenths = new Array<number>(10).fill(0)
    for (const value of values) {
      const tenth = Math.floor(value * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    const chiSquare = tenths.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0)
    expect(chiSquare).toBeLessThan(27.9) // the .999 quantile at 9 degrees of freedom
  })

  // Tolerances are about five standard errors of the mean and of the variance.
  it.each([
    ['exponential', (random: ReturnType<typeof createRandom>) => random.exponential(), 1, 1],
    ['normal', (random: ReturnType<typeof createRandom>) => random.normal(), 0, 1],
    ['gamma of shape 3', (random: ReturnType<typeof createRandom>) => random.gamma(3), 3, 3],
    ['gamma of shape 0.5', (random: ReturnType<typeof createRandom>) => random.gamma(0.5), 0.5, 0.5],
  ] as const)('%s has its mean and variance', (_name, draw, expectedMean, expectedVariance) => {
    const values = sample(42, draw)
    expect(Math.abs(mean(values) - expectedMean)).toBeLessThan(0.045)
    expect(Math.abs(variance(values) - expectedVariance)).toBeLessThan(0.3)
  })
})

it('a seed gives the numbers that it always gave, so that a past result can be had again', () => {
  const random = createRandom(20081013)
  expect([1, 2, 3, 4].map(() => random.uniform())).toEqual([
    0.6969196370337158, 0.36596040381118655, 0.31550781754776835, 0.2621983881108463,
  ])
  const other = createRandom(1)
  const gammas = [0.5, 1, 3, 40].map(shape => other.gamma(shape))
  const before = [0.00014777112692823834, 0.9007424013841576, 1.1305519974917104, 32.023222384513126]
  for (const [index, gamma] of gammas.entries()) expect(gamma).toBeCloseTo(before[index] as number, 12)
})

// Kolmogorov's distance passes 1.95 / √n once in a thousand samples.
it.each([
  [1, (t: number) => 1 - Math.exp(-t)],
  [2, (t: number) => 1 - Math.exp(-t) * (1 + t)],
  [3, (t: number) => 1 - Math.exp(-t) * (1 + t + t ** 2 / 2)],
])('gamma of shape %i has its distribution', (shape, cumulative) => {
  const values = sample(17, random => random.gamma(shape)).sort((a, b) => a - b)
  const distance = Math.max(
    ...values.map((value, index) => Math.abs(cumulative(value) - (index + 0.5) / draws)),
  )
  expect(distance).toBeLessThan(1.95 / Math.sqrt(draws))
})
