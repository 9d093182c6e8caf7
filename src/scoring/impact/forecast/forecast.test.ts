import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { forecast } from './index.ts'
import { exactOutcomes, probabilityOf, quantile } from './outcomes.ts'
import { forecastInput } from './shape.ts'
import { shrunkRate } from './stage-rates.ts'

type Raw = z.input<typeof forecastInput>

function score(raw: Raw) {
  const parsed = parseInput(forecastInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return forecast.output.parse(forecast.score(parsed.value, defaultModel))
}

const five: Raw = {
  open: [
    { id: 'a', amount: 100, probability: 0.1 },
    { id: 'b', amount: 250, probability: 0.25 },
    { id: 'c', amount: 80, probability: 0.6 },
    { id: 'd', amount: 150, probability: 0.4 },
    { id: 'e', amount: 60, probability: 0.8 },
  ],
}
const many = (count: number): Raw => ({
  open: Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    amount: 10 + ((index * 37) % 90),
    probability: ((index * 13) % 10) / 10,
  })),
})

describe('forecast', () => {
  it('impact 8.7: E 228.50, sd 141.88; exact P05 60, P25 140, P50 210, P75 310, P95 540', () => {
    const result = score({ ...five, target: 250 })
    expect(result.expected?.toFixed(2)).toBe('228.50')
    expect(result.sd?.toFixed(2)).toBe('141.88')
    expect(result.quantiles).toEqual({ p05: 60, p25: 140, p50: 210, p75: 310, p95: 540 })
    expect(result.probabilityOfNothing?.toFixed(4)).toBe('0.0324')
    expect(result.probabilityOfTarget?.toFixed(4)).toBe('0.4096')
    expect(result).toMatchObject({ method: 'exact_convolution', iterations: null })
  })

  it('a quantile that a cumulative probability meets exactly is that total: P90 of 8.7 is 430', () => {
    expect(score({ ...five, level: 0.8 }).interval).toMatchObject({ level: 0.8, high: 430 })
  })

  it('impact 8.10: 2 of 3 with p0 .25 and m 10 is .3462; 0 of 4 is .1786', () => {
    expect(shrunkRate(2, 3, 0.25, 10).toFixed(4)).toBe('0.3462')
    expect(shrunkRate(0, 4, 0.25, 10).toFixed(4)).toBe('0.1786')
  })

  it('a stage that history has never seen wins as often as all do', () => {
    const history = [
      { stage: 'late', outcome: 'won' as const },
      { stage: 'late', outcome: 'no_decision' as const },
    ]
    const result = score({ open: [{ id: 'a', amount: 10, stage: 'early' }], history })
    expect(result.expected).toBe(5)
  })

  it('an opportunity without a stage wins as often as those that were still open at its age', () => {
    const closed = (ageDays: number, outcome: 'won' | 'lost', times: number) =>
      Array.from({ length: times }, () => ({ ageDays, outcome }))
    const history = [
      ...closed(20, 'won', 6),
      ...closed(90, 'won', 2),
      ...closed(90, 'lost', 2),
      ...closed(200, 'lost', 10),
    ]
    const open = [0, 30, 90, 400].map(ageDays => ({ id: `${ageDays} days`, amount: 100, ageDays }))
    const result = score({ open, history })
    // p0 = 8/20 = .4, m = 10: (8 + 4)/30, (2 + 4)/24, (0 + 4)/20, (0 + 4)/10.
    expect(result.ageRates).toEqual([
      { ageDays: 0, won: 8, n: 20, rate: 0.4 },
      { ageDays: 30, won: 2, n: 14, rate: 0.25 },
      { ageDays: 90, won: 0, n: 10, rate: 0.2 },
      { ageDays: 400, won: 0, n: 0, rate: 0.4 },
    ])
    expect(result.expected).toBeCloseTo(125, 9)
  })

  it('the probability goes before the stage, and the stage before the age', () => {
    const history = [
      { stage: 'late', outcome: 'won' as const },
      { ageDays: 50, outcome: 'lost' as const },
    ]
    const chanceOf = (row: object) => score({ open: [{ id: 'a', amount: 1, ...row }], history }).expected
    expect(chanceOf({ probability: 0.3, stage: 'late', ageDays: 1 })).toBeCloseTo(0.3, 12)
    expect(chanceOf({ stage: 'late', ageDays: 1 })).toBe(1)
    expect(chanceOf({ ageDays: 1 })).toBe(0)
  })

  it('an age without history is unknown, not zero', () => {
    const history = [{ stage: 'late', outcome: 'won' as const }]
    expect(score({ open: [{ id: 'a', amount: 1, ageDays: 5 }], history })).toMatchObject({
      expected: null,
      reason: 'missing_input',
    })
  })

  it('a stage without any history is unknown, not zero', () => {
    const result = score({ open: [{ id: 'a', amount: 10, stage: 'early' }] })
    expect(result).toMatchObject({ expected: null, quantiles: null, reason: 'missing_input' })
    expect(result.finding.explanation.sentence).toContain('a')
  })

  it('a probability of its own goes before the stage', () => {
    expect(score({ open: [{ id: 'a', amount: 10, stage: 'early', probability: 0.3 }] }).expected).toBe(3)
  })

  it('nothing open brings nothing', () => {
    expect(score({ open: [] })).toMatchObject({ expected: 0, sd: 0, quantiles: { p05: 0, p95: 0 } })
  })

  it('more than 20 opportunities are simulated: the same seed gives the same, and it agrees with theory', () => {
    const result = score(many(40))
    expect(result).toMatchObject({ method: 'monte_carlo', iterations: 20_000 })
    expect(score(many(40))).toEqual(result)
    const half = ((result.quantiles?.p75 ?? 0) - (result.quantiles?.p25 ?? 0)) / 2
    expect(Math.abs((result.quantiles?.p50 ?? 0) - (result.expected ?? 0))).toBeLessThan(5)
    expect(Math.abs(half / (0.6745 * (result.sd ?? 1)) - 1)).toBeLessThan(0.05)
    expect(score({ ...many(40), seed: 1 }).expected).toBe(result.expected)
  })

  it('20 opportunities of different amounts are exact, and simulation comes near', () => {
    const exact = score(many(20))
    expect(exact.method).toBe('exact_convolution')
    const simulated = score({ ...many(20), correlation: 1e-9 })
    expect(simulated.method).toBe('monte_carlo')
    expect(Math.abs((simulated.quantiles?.p50 ?? 0) - (exact.quantiles?.p50 ?? 0))).toBeLessThan(20)
    expect(Math.abs((simulated.sd ?? 0) / (exact.sd ?? 1) - 1)).toBeLessThan(0.03)
  })

  it('opportunities that win together keep the expectation and widen the interval', () => {
    const apart = score(many(30))
    const together = score({ ...many(30), correlation: 0.5 })
    expect(together.expected).toBe(apart.expected)
    expect(together.sd ?? 0).toBeGreaterThan(1.5 * (apart.sd ?? 0))
    expect(together.interval?.high ?? 0).toBeGreaterThan(apart.interval?.high ?? 0)
  })

  it('amounts at the edge of what a number holds are summed to the last unit', () => {
    const huge = 9_007_199_254_740_991n * 10_000n
    const chances = [
      { amount: huge, probability: 1 },
      { amount: huge - 10_000n, probability: 1 },
    ]
    expect(quantile(exactOutcomes(chances.slice(0, 1)), 0.5)).toBe(huge)
    expect(quantile(exactOutcomes(chances.slice(1)), 0.5)).toBe(huge - 10_000n)
  })

  it.each([
    ['a probability above one', { open: [{ id: 'a', amount: 1, probability: 1.2 }] }, 'open[0].probability'],
    ['neither stage nor probability', { open: [{ id: 'a', amount: 1 }] }, 'open[0]'],
    ['a negative amount', { open: [{ id: 'a', amount: -1, probability: 0.5 }] }, 'open[0].amount'],
    ['the same id twice', { open: [...five.open, { id: 'a', amount: 1, probability: 0.5 }] }, 'open[5]'],
    ['a level of one', { ...five, level: 1 }, 'level'],
  ])('%s is refused with its path', (_, raw, path) => {
    expect(parseInput(forecastInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })
})

const chance = fc.record({
  amount: fc.bigInt({ min: 0n, max: 5_000_000n }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('properties of the exact distribution', () => {
  test.prop([fc.array(chance, { maxLength: 9 })])('it sums to 1, rises, and has the mean Σ a·p', chances => {
    const outcomes = exactOutcomes(chances)
    const totals = [...outcomes.totals].map(total => BigInt(total) * outcomes.unit)
    const probabilities = totals.map(total => probabilityOf(outcomes, total))
    expect(outcomes.cumulative.at(-1)).toBeCloseTo(1, 10)
    totals.slice(1).forEach((total, index) => {
      expect(total > (totals[index] ?? 0n)).toBe(true)
    })
    const expected = chances.reduce((sum, { amount, probability }) => sum + Number(amount) * probability, 0)
    const found = totals.reduce((sum, total, index) => sum + Number(total) * (probabilities[index] ?? 0), 0)
    const most = chances.reduce((sum, { amount }) => sum + Number(amount), 1)
    expect((found - expected) / most).toBeCloseTo(0, 10)
  })

  test.prop([fc.array(chance, { maxLength: 8 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'quantiles rise with the level, stay within 0 and the whole, and don’t depend on order',
    (chances, level) => {
      const outcomes = exactOutcomes(chances)
      const at = quantile(outcomes, level)
      expect(at >= quantile(outcomes, level / 2)).toBe(true)
      expect(at <= chances.reduce((sum, { amount }) => sum + amount, 0n)).toBe(true)
      expect(quantile(exactOutcomes([...chances].reverse()), 0.5)).toBe(quantile(outcomes, 0.5))
    },
  )
})
