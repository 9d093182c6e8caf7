import { describe, expect, it } from 'vitest'
import { earningsAt } from './earnings.ts'

const curve = { threshold: 0.75, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 3 }
const one = (attainment: number) => [{ measure: 'revenue', weight: 1, attainment }]

describe('earnings of a plan', () => {
  it.each([
    ['50/50 at 120 %', 0.5, 1.2, 140_000],
    ['70/30 at 120 %', 0.7, 1.2, 124_000],
    ['50/50 below the threshold', 0.5, 0.7, 50_000],
    ['70/30 below the threshold', 0.7, 0.7, 70_000],
  ])('example 5 of the compensation section, target pay 100,000: %s', (_title, base, attainment, total) => {
    const targetIncentive = 100_000 * (1 - base)
    const paid = earningsAt({
      payMix: { base, variable: 1 - base },
      targetIncentive,
      curve,
      measures: one(attainment),
    })
    expect(paid.total).toBeCloseTo(total, 6)
  })

  it('each measure pays its weight; without a curve in proportion', () => {
    const paid = earningsAt({
      payMix: { base: 0.7, variable: 0.3 },
      targetIncentive: 30_000,
      curve: null,
      measures: [
        { measure: 'product', weight: 0.8, attainment: 0.5 },
        { measure: 'services', weight: 0.2, attainment: 2 },
      ],
    })
    expect(paid.measures.map(each => each.incentive)).toEqual([12_000, 12_000])
    expect(paid).toMatchObject({ incentive: 24_000 })
    expect(paid.base).toBeCloseTo(70_000, 6)
  })

  it('without variable pay the base is not known from the incentive', () => {
    const paid = earningsAt({
      payMix: { base: 1, variable: 0 },
      targetIncentive: 0,
      curve: null,
      measures: one(1),
    })
    expect(paid).toMatchObject({ base: null, total: null, incentive: 0 })
  })
})
