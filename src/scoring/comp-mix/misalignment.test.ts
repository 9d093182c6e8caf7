import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { meanInterval } from '../statistics/intervals.ts'
import { compMix } from './index.ts'

type Input = z.input<typeof compMix.input>
type Shares = Readonly<Record<string, number>>

function judge(plan: Shares, needs: Partial<Input>) {
  const input = {
    role: 'account_manager',
    payMix: { base: 0.7, variable: 0.3 },
    measures: Object.entries(plan).map(([family, weight]) => ({ family, weight })),
    ...needs,
  }
  const result = runModule(compMix, input, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
const stated = (shares: Shares) => ({
  solutionMix: Object.entries(shares).map(([family, share]) => ({ family, share })),
})
/** Shares in hundredths, one opportunity each. */
const won = (opportunities: readonly Shares[]) => ({
  wonMix: opportunities.map((amounts, index) => ({ opportunity: `o${index}`, amounts: { ...amounts } })),
})
const distances = (plan: Shares, opportunities: readonly Shares[], signs: Shares) =>
  opportunities.map(
    shares =>
      Object.entries(signs).reduce(
        (sum, [family, sign]) => sum + sign * ((shares[family] ?? 0) / 100 - (plan[family] ?? 0)),
        0,
      ) / 2,
  )

const steps = [-9, -5, -4, -2, -1, 1, 2, 4, 5, 9]

describe('the interval of the misalignment', () => {
  it('is that of the distance with the sign of each family’s difference held', () => {
    const plan = { a: 0.5, b: 0.3, c: 0.2 }
    const opportunities = steps.map((step, index) => ({
      a: 30 + step,
      b: 40 + (index % 3),
      c: 30 - step - (index % 3),
    }))
    const expected = meanInterval(distances(plan, opportunities, { a: -1, b: 1, c: 1 }), 0.95)
    const { interval } = judge(plan, won(opportunities))
    expect(interval?.low).toBeCloseTo(expected?.low ?? 0, 12)
    expect(interval?.high).toBeCloseTo(expected?.high ?? 0, 12)
  })

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('is the widest where a family may lie on either side, %s on the upper', (up, down) => {
    const plan = { a: 0.25, b: 0.25, c: 0.25, d: 0.25 }
    const opportunities = steps.map(step => ({
      [up]: 25 + step,
      [down]: 25 - step,
      c: 35 + step,
      d: 15 - step,
    }))
    const expected = meanInterval(distances(plan, opportunities, { [up]: 1, [down]: -1, c: 1, d: -1 }), 0.95)
    const { interval } = judge(plan, won(opportunities))
    expect(interval?.low).toBeCloseTo(expected?.low ?? 0, 12)
    expect(interval?.high).toBeCloseTo(expected?.high ?? 0, 12)
  })

  it('of a family’s need is that of its share, from ten opportunities on', () => {
    const opportunities = steps.map(step => ({ b: 40 + step, a: 60 - step }))
    const expected = meanInterval(
      steps.map(step => 0.4 + step / 100),
      0.95,
    )
    const { requiredMix } = judge({ a: 1 }, won(opportunities))
    expect(requiredMix.map(row => row.family)).toEqual(['a', 'b'])
    expect(requiredMix[1]?.interval?.low).toBeCloseTo(expected?.low ?? 0, 12)
    expect(requiredMix[1]?.interval?.high).toBeCloseTo(expected?.high ?? 0, 12)
    expect(judge({ a: 1 }, won(opportunities.slice(1))).requiredMix[1]?.interval).toBeNull()
  })
})

describe('what a plan pays for elsewhere', () => {
  it.each([
    [
      'the family farthest off',
      { a: 0.5, b: 0.4, c: 0.1 },
      { a: 0.4, b: 0.1, c: 0.5 },
      '40 % of the incentive points elsewhere: c earns 10 %, customers need 50 %.',
    ],
    [
      'the first by name of two as far',
      { a: 0.5, b: 0.5 },
      { a: 0.2, b: 0.8 },
      '30 % of the incentive points elsewhere: a earns 50 %, customers need 20 %.',
    ],
    [
      'a family that earns nothing',
      { a: 1 },
      { a: 0.7, b: 0.15, z: 0.15 },
      '30 % of the incentive points elsewhere: a earns 100 %, customers need 70 %.',
    ],
    [
      'one that nobody needs',
      { a: 0.5, x: 0.5 },
      { a: 0.8, b: 0.2 },
      '50 % of the incentive points elsewhere: x earns 50 %, customers need 0 %.',
    ],
    [
      'one that is not paid',
      { a: 0.4, b: 0.6 },
      { a: 0.2, b: 0.3, c: 0.5 },
      '50 % of the incentive points elsewhere: c earns 0 %, customers need 50 %.',
    ],
    ['nothing', { a: 0.6, b: 0.4 }, { a: 0.6, b: 0.4 }, 'The plan pays for the mix that customers need.'],
  ] as const)('is named: %s', (_title, plan, needed, sentence) => {
    const { misalignment } = judge(plan, stated(needed))
    expect(misalignment.explanation.sentence).toBe(sentence)
  })

  it('rests on no opportunity where the need is stated, and needs no warning for it', () => {
    const output = judge({ a: 1 }, stated({ a: 0.5, b: 0.5 }))
    expect(output).toMatchObject({ n: 0, warnings: [] })
    expect(output.misalignment.params).toEqual({ watchFrom: 0.1, misalignedAbove: 0.2 })
    expect(output).not.toHaveProperty('interval')
    expect(output.requiredMix.map(row => row.interval)).toEqual([null, null])
  })
})

describe('a drift under the total revenue model', () => {
  const revenue = { planModel: 'total_revenue' as const, ...stated({ a: 0.5, b: 0.3, c: 0.2 }) }
  const realised = (shares: Shares) => ({ realisedMix: stated(shares).solutionMix })

  it('is half the sum of the differences, explained by family', () => {
    const { drift } = judge({}, { ...revenue, ...realised({ a: 0.8, b: 0.1, c: 0.1 }) }).totalRevenue
    expect(drift).toMatchObject({ params: { driftAbove: 0.1 }, n: 0 })
    expect(drift.value).toBeCloseTo(0.3, 12)
    expect(drift.explanation.sentence).toBe('What is sold differs from what customers need by 30 %.')
    expect(drift.explanation.contributions.map(({ term }) => term)).toEqual(['a', 'b', 'c'])
    drift.explanation.contributions.forEach(({ points }, index) => {
      expect(points).toBeCloseTo([0.15, 0.1, 0.05][index] ?? 0, 12)
    })
  })

  it('is not known where only what is sold is', () => {
    const { totalRevenue } = judge({}, { planModel: 'total_revenue', ...realised({ a: 1 }) })
    expect(totalRevenue).toMatchObject({ drift: { value: null, reason: 'missing_input' }, isDrifting: null })
  })
})
