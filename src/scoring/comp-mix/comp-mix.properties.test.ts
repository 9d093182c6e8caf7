import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { totalVariation } from '../statistics/concentration.ts'
import { compMix } from './index.ts'
import { payoutAt } from './payout.ts'
import { cappedMove, reweight, roundToSteps } from './reweighting.ts'

const families = ['a', 'b', 'c', 'd', 'e', 'f']

/** Shares in whole thousandths, so that they sum to 1. */
const mixes = fc
  .array(fc.nat(50), { minLength: families.length, maxLength: families.length })
  .filter(parts => parts.some(part => part > 0))
  .map(parts => {
    const total = parts.reduce((sum, part) => sum + part, 0)
    return new Map(families.map((family, index) => [family, (parts[index] ?? 0) / total]))
  })

const wonMixes = fc.array(fc.record({ a: fc.nat(100), b: fc.nat(100), c: fc.nat(100) }), {
  minLength: 10,
  maxLength: 30,
})

const judge = (measures: ReadonlyMap<string, number>, wonMix: { a: number; b: number; c: number }[]) =>
  compMix.score(
    compMix.input.parse({
      role: 'hunter',
      payMix: { base: 0.5, variable: 0.5 },
      measures: [...measures].map(([family, weight]) => ({ family, weight })),
      wonMix: wonMix.map((amounts, index) => ({ opportunity: `o${index}`, amounts })),
    }),
    defaultModel,
  )

describe('any plan against any mix', () => {
  test.prop([mixes, mixes, mixes])('has a distance that is a metric between 0 and 1', (a, b, c) => {
    const distance = totalVariation(a, b)
    expect(distance).toBeGreaterThanOrEqual(0)
    expect(distance).toBeLessThanOrEqual(1 + 1e-12)
    expect(totalVariation(b, a)).toBe(distance)
    expect(totalVariation(a, a)).toBe(0)
    expect(totalVariation(a, c)).toBeLessThanOrEqual(distance + totalVariation(b, c) + 1e-12)
  })

  test.prop([mixes, mixes, fc.double({ min: 0, max: 1, noNaN: true })])(
    'moves straight towards the mix and no further than the cap',
    (from, to, cap) => {
      const { alpha, mix } = cappedMove(from, to, cap)
      expect(totalVariation(from, mix)).toBeLessThanOrEqual(cap + 1e-8)
      expect(totalVariation(mix, to)).toBeCloseTo((1 - alpha) * totalVariation(from, to), 9)
    },
  )

  test.prop([mixes, mixes, fc.double({ min: 0, max: 1, noNaN: true })])(
    'gets one to three new weights of at least 15 %, in whole steps, that sum to 1',
    (from, to, cap) => {
      for (const list of [
        reweight(from, to, cap, defaultModel).reweighted,
        reweight(from, to, cap, defaultModel).target,
      ]) {
        expect(list.length).toBeGreaterThanOrEqual(1)
        expect(list.length).toBeLessThanOrEqual(3)
        expect(list.reduce((sum, row) => sum + row.weight, 0)).toBeCloseTo(1, 12)
        for (const { weight } of list) {
          expect(weight).toBeGreaterThanOrEqual(0.15 - 1e-12)
          expect(weight * 20).toBeCloseTo(Math.round(weight * 20), 9)
        }
      }
    },
  )

  test.prop([mixes, fc.constantFrom(0.05, 0.1, 0.25)])(
    'is rounded by less than one step a family',
    (mix, step) => {
      for (const [family, weight] of roundToSteps(mix, step))
        expect(Math.abs(weight - (mix.get(family) ?? 0))).toBeLessThan(step + 1e-9)
    },
  )

  test.prop([mixes, wonMixes])('has parts that sum to the index, inside its interval', (measures, wonMix) => {
    const { misalignment, interval } = judge(measures, wonMix)
    if (misalignment.value === null) return
    const points = misalignment.explanation.contributions.reduce((sum, part) => sum + part.points, 0)
    expect(points).toBeCloseTo(misalignment.value, 12)
    if (interval === undefined) return
    expect(interval.low).toBeLessThanOrEqual(misalignment.value + 1e-9)
    expect(interval.high).toBeGreaterThanOrEqual(misalignment.value - 1e-9)
    expect(interval.low).toBeGreaterThanOrEqual(0)
    expect(interval.high).toBeLessThanOrEqual(1)
  })

  test.prop([mixes, wonMixes])(
    'does not depend on the order of measures and opportunities',
    (measures, wonMix) => {
      const [a, b] = [judge(measures, wonMix), judge(new Map([...measures].reverse()), [...wonMix].reverse())]
      expect(b.reweighted).toEqual(a.reweighted)
      expect(b.misalignmentIndex ?? -1).toBeCloseTo(a.misalignmentIndex ?? -1, 12)
    },
  )

  test.prop([
    fc.double({ min: 0, max: 0.95, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 1.05, max: 3, noNaN: true }),
    fc.double({ min: 1, max: 5, noNaN: true }),
    fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 2 }),
  ])('pays more for more', (threshold, payoutAtThreshold, excellence, leverage, attainments) => {
    const curve = { threshold, payoutAtThreshold, excellence, leverage }
    const payouts = [...attainments].sort((a, b) => a - b).map(attainment => payoutAt(attainment, curve))
    for (const [index, payout] of payouts.entries())
      expect(payout).toBeGreaterThanOrEqual((payouts[index - 1] ?? 0) - 1e-9)
  })
})
