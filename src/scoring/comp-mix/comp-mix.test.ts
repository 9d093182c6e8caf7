import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { runExample } from '../example.ts'
import { parseInput } from '../input.ts'
import { defaultModel } from '../model/index.ts'
import { compMix } from './index.ts'

type Input = z.input<typeof compMix.input>

function judge(input: Input) {
  const parsed = parseInput(compMix.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return compMix.score(parsed.value, defaultModel)
}

const plan: Input = {
  role: 'account_manager',
  payMix: { base: 0.7, variable: 0.3 },
  measures: [
    { family: 'product', weight: 0.8 },
    { family: 'services', weight: 0.2 },
  ],
}
const need = (shares: Readonly<Record<string, number>>) =>
  Object.entries(shares).map(([family, share]) => ({ family, share }))
const weigh = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([family, weight]) => ({ family, weight }))
const won = (...services: readonly number[]): Input['wonMix'] =>
  services.map((share, index) => ({
    opportunity: `o${index}`,
    amounts: { services: Math.round(1e4 * share), product: 1e4 - Math.round(1e4 * share) },
  }))

describe('worked examples', () => {
  it.each(compMix.examples.map(example => [example.number, example.title, example] as const))(
    'comp-mix %s: %s',
    (_number, _title, example) => {
      expect(runExample(compMix, example, defaultModel).filter(shown => !shown.agrees)).toEqual([])
    },
  )
})

describe('an index', () => {
  const solutionMix = need({ product: 0.6, services: 0.4 })

  it('has no reason, which only a missing one has', () => {
    expect(judge({ ...plan, solutionMix })).not.toHaveProperty('reason')
    expect(judge(plan)).toHaveProperty('reason')
  })

  it.each([
    [undefined, 0.2],
    [0.1, 0.1],
  ])('with a cap of %j names the cap in use: %f', (yearlyCap, used) => {
    const { params, misalignment } = judge({ ...plan, solutionMix, yearlyCap })
    expect(params).toEqual({ ...misalignment.params, yearlyCap: used })
  })
})

describe('pay mix', () => {
  it.each([
    ['hunter', 0.39, 'too_aggressive'],
    ['hunter', 0.4, 'in_range'],
    ['hunter', 0.6, 'in_range'],
    ['hunter', 0.61, 'too_weak'],
    ['sam', 0.69, 'too_aggressive'],
    ['sam', 0.85, 'in_range'],
    ['customer_service', 0.96, 'too_weak'],
    ['partner', 0.1, null],
    ['executive_sponsor', 1, null],
  ] as const)('of a %s with base %f is %s', (role, base, flag) => {
    const { payMixFlag, payMixRange } = judge({ ...plan, role, payMix: { base, variable: 1 - base } })
    expect(payMixFlag).toBe(flag)
    expect(payMixRange === null).toBe(flag === null)
    if (payMixRange !== null) expect(payMixRange).toMatchObject({ source: /./, date: /^\d{4}/ })
  })
})

describe('misalignment', () => {
  it.each([
    [{ product: 0.71, services: 0.29 }, 'aligned'],
    [{ product: 0.7, services: 0.3 }, 'watch'],
    [{ product: 0.6, services: 0.4 }, 'watch'],
    [{ product: 0.59, services: 0.41 }, 'misaligned'],
  ])('against %j is %s', (mix, band) => {
    expect(judge({ ...plan, solutionMix: need(mix) }).band).toBe(band)
  })

  it('has no value, and no new weights, while nobody knows what customers need', () => {
    expect(judge(plan)).toMatchObject({
      misalignmentIndex: null,
      reason: 'missing_input',
      band: null,
      reweighted: [],
      residual: null,
    })
    expect(judge({ ...plan, wonMix: [] })).toMatchObject({ misalignmentIndex: null, reason: 'missing_input' })
  })

  it('adds up measures that pay for the same family', () => {
    const measures = [
      { measure: 'new licences', family: 'product', weight: 0.5 },
      { measure: 'renewals', family: 'product', weight: 0.3 },
      { family: 'services', weight: 0.2 },
    ]
    const solutionMix = need({ product: 0.6, services: 0.4 })
    expect(judge({ ...plan, measures, solutionMix }).misalignmentIndex).toBeCloseTo(0.2, 12)
  })

  it('counts each won opportunity once, whatever its size, and sums its amounts exactly', () => {
    const wonMix = [
      { opportunity: 'large', amounts: { product: '999999999999.9999', services: '0.0001' } },
      { opportunity: 'small', amounts: { services: 0.3 } },
    ]
    const { requiredMix } = judge({ ...plan, wonMix })
    expect(requiredMix.find(row => row.family === 'services')?.share).toBeCloseTo(0.5, 12)
  })

  it('leaves out an opportunity without any amount, and says so', () => {
    const wonMix = [...(won(0.4) ?? []), { opportunity: 'empty', amounts: { product: 0 } }]
    const { n, warnings } = judge({ ...plan, wonMix })
    expect(n).toBe(1)
    expect(warnings.map(warning => warning.code)).toEqual(['indicative', 'opportunities_left_out'])
  })

  it('has an interval from 10 opportunities on, and is indicative below', () => {
    const nine = judge({ ...plan, wonMix: won(0.3, 0.4, 0.5, 0.3, 0.4, 0.5, 0.3, 0.4, 0.5) })
    expect(nine.interval).toBeUndefined()
    expect(nine.warnings).toMatchObject([{ code: 'indicative' }])
    const ten = judge({ ...plan, wonMix: won(0.3, 0.4, 0.5, 0.3, 0.4, 0.5, 0.3, 0.4, 0.5, 0.4) })
    expect(ten.warnings).toEqual([])
    expect(ten.interval?.low).toBeLessThan(ten.misalignmentIndex ?? 0)
    expect(ten.interval?.high).toBeGreaterThan(ten.misalignmentIndex ?? 1)
  })

  it('of a plan right on the mean is still uncertain', () => {
    const ten = judge({ ...plan, wonMix: won(0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3) })
    expect(ten.misalignmentIndex).toBeCloseTo(0, 12)
    expect(ten.interval?.low).toBe(0)
    // t(.975, 9) · .10541 / √10
    expect(ten.interval?.high).toBeCloseTo(0.0754, 4)
  })
})

describe('re-weighting', () => {
  const reweighted = (
    from: Readonly<Record<string, number>>,
    to: Readonly<Record<string, number>>,
    yearlyCap = 1,
  ) => judge({ ...plan, measures: weigh(from), solutionMix: need(to), yearlyCap })
  const weights = (of: ReturnType<typeof judge>) =>
    Object.fromEntries(of.reweighted.map(({ family, weight }) => [family, weight]))

  it('keeps to the cap of the model where none is given', () => {
    const out = judge({ ...plan, solutionMix: need({ product: 0.5, services: 0.5 }) })
    expect(weights(out)).toEqual({ product: 0.6, services: 0.4 })
    expect(out.residual).toBeCloseTo(0.1, 12)
    expect(out.reweighting).toMatchObject({
      target: need({ product: 0.5, services: 0.5 }).map(({ family, share }) => ({ family, weight: share })),
      targetResidual: 0,
    })
  })

  it('merges a family below 15 % into the one nearest in size', () => {
    const out = reweighted({ a: 1 }, { a: 0.6, b: 0.26, c: 0.14 })
    expect(weights(out)).toEqual({ a: 0.6, b: 0.4 })
    expect(out.reweighting?.merged).toEqual([{ family: 'c', into: 'b' }])
    expect(out.residual).toBeCloseTo(0.14, 12)
  })

  it('keeps a family of exactly 15 %', () => {
    expect(weights(reweighted({ a: 1 }, { a: 0.6, b: 0.25, c: 0.15 }))).toEqual({ a: 0.6, b: 0.25, c: 0.15 })
  })

  it('keeps at most three families', () => {
    expect(weights(reweighted({ a: 1 }, { a: 0.4, b: 0.25, c: 0.2, d: 0.15 }))).toEqual({
      a: 0.4,
      c: 0.35,
      b: 0.25,
    })
  })

  it('rounds to whole steps of 5 % that sum to 1', () => {
    expect(weights(reweighted({ a: 1 }, { a: 0.334, b: 0.333, c: 0.333 }))).toEqual({
      a: 0.35,
      b: 0.35,
      c: 0.3,
    })
  })

  it('changes nothing where the plan is right', () => {
    const out = reweighted({ a: 0.6, b: 0.4 }, { a: 0.6, b: 0.4 })
    expect(weights(out)).toEqual({ a: 0.6, b: 0.4 })
    expect(out).toMatchObject({ residual: 0, reweighting: { alpha: 1, move: 0 } })
  })
})

describe('the total revenue model', () => {
  const revenue: Input = {
    ...plan,
    planModel: 'total_revenue',
    measures: [],
    solutionMix: need({ a: 0.6, b: 0.4 }),
  }

  it('has no weights to compare', () => {
    expect(judge(revenue)).toMatchObject({
      misalignmentIndex: null,
      warnings: [{ code: 'not_applicable' }],
      reweighted: [],
    })
  })

  it.each([
    [{ a: 0.7, b: 0.3 }, false],
    [{ a: 0.71, b: 0.29 }, true],
  ])('selling %j drifts: %s', (realised, isDrifting) => {
    expect(judge({ ...revenue, realisedMix: need(realised) }).totalRevenue.isDrifting).toBe(isDrifting)
  })

  it('says when it is not known what is sold', () => {
    expect(judge(revenue).totalRevenue).toMatchObject({
      drift: { value: null, reason: 'missing_input' },
      isDrifting: null,
    })
  })
})

describe('payout and rates', () => {
  const curve = { threshold: 0.75, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 3 }

  it.each([
    [0, 0],
    [0.7499, 0],
    [0.75, 0.5],
    [1, 1],
    [1.5, 3],
    [2, 5],
  ])('attainment %f pays %f of the target incentive', (attainment, payout) => {
    expect(judge({ ...plan, curve, whatIf: [attainment] }).payout?.whatIf[0]?.payout).toBeCloseTo(payout, 12)
  })

  it('shows no pay without a target incentive, and no curve without its points', () => {
    expect(judge({ ...plan, curve, whatIf: [1] }).payout?.whatIf[0]?.pay).toBeNull()
    expect(judge(plan)).not.toHaveProperty('payout')
    expect(judge(plan)).not.toHaveProperty('effectiveRates')
  })

  it('shows no rate for a measure without a quota', () => {
    const measures = [
      { family: 'product', weight: 0.8, quota: '800000.00' },
      { family: 'services', weight: 0.2 },
    ]
    expect(judge({ ...plan, measures, targetIncentive: 50_000 }).effectiveRates).toMatchObject([
      { rate: 0.05, ratio: 1 },
      { rate: null, ratio: null },
    ])
  })

  it('knows no volume that makes up for giving the margin away', () => {
    expect(judge({ ...plan, discount: { unitMargin: 0.4, discount: 0.4 } }).discountEffect).toMatchObject({
      marginChange: -1,
      breakEvenVolume: { value: null, reason: 'out_of_range' },
    })
  })
})

describe('design checks', () => {
  const curve = { threshold: 0.75, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 3 }
  const outcome = (input: Input, check: string) => judge(input).checks.find(row => row.check === check)?.ok
  const attained = (...groups: readonly (readonly [number, number])[]) =>
    groups.flatMap(([count, attainment]) => Array.from({ length: count }, () => attainment))

  it.each([
    ['pay_mix_in_range', { payMix: { base: 0.5, variable: 0.5 } }, false],
    ['at_most_three_measures', { measures: weigh({ a: 0.25, b: 0.25, c: 0.25, d: 0.25 }) }, false],
    ['at_most_three_measures', {}, true],
    ['no_weight_too_small', { measures: weigh({ a: 0.86, b: 0.14 }) }, false],
    ['no_weight_too_small', { measures: weigh({ a: 0.85, b: 0.15 }) }, true],
    ['measures_in_line_of_sight', { measures: [{ family: 'a', weight: 1, isInLineOfSight: false }] }, false],
    ['measures_in_line_of_sight', { measures: [{ family: 'a', weight: 1, isInLineOfSight: true }] }, true],
    ['measures_in_line_of_sight', {}, undefined],
    ['uncapped', { isCapped: true }, false],
    ['uncapped', {}, undefined],
    ['quota_within_reach', { attainments: attained([6, 1], [4, 0.9]) }, true],
    ['quota_within_reach', { attainments: attained([8, 1], [2, 0.9]) }, false],
    ['quota_within_reach', { attainments: attained([5, 1], [4, 0.9]) }, undefined],
    ['threshold_within_reach', { curve, attainments: attained([9, 0.75], [1, 0.7]) }, true],
    ['threshold_within_reach', { curve, attainments: attained([8, 0.75], [2, 0.7]) }, false],
    ['excellence_within_reach', { curve, attainments: attained([1, 1.5], [9, 1]) }, true],
    ['excellence_within_reach', { curve, attainments: attained([2, 1.5], [8, 1]) }, false],
    ['accelerator_not_steep_with_discount_authority', { curve, hasDiscountAuthority: true }, false],
    ['accelerator_not_steep_with_discount_authority', { curve, hasDiscountAuthority: false }, true],
    ['accelerator_not_steep_with_discount_authority', { curve }, undefined],
  ])('%s with %j is %s', (check, change, ok) => {
    expect(outcome({ ...plan, ...change }, check)).toBe(ok)
    const isUnchecked = judge({ ...plan, ...change }).unchecked.some(row => row.check === check)
    expect(isUnchecked).toBe(ok === undefined)
  })
})

describe('bad input', () => {
  it.each([
    ['an unknown role', { role: 'wizard' }, ['role']],
    ['a pay mix that is not a whole', { payMix: { base: 0.7, variable: 0.2 } }, ['payMix']],
    [
      'weights in percent',
      { measures: weigh({ a: 80, b: 20 }) },
      ['measures[0].weight', 'measures[1].weight', 'measures'],
    ],
    [
      'a negative weight',
      { measures: weigh({ a: 1.2, b: -0.2 }) },
      ['measures[0].weight', 'measures[1].weight'],
    ],
    ['weights that are not a whole', { measures: weigh({ a: 0.5, b: 0.4 }) }, ['measures']],
    ['a weight that is no number', { measures: weigh({ a: Number.NaN }) }, ['measures[0].weight']],
    ['an infinite weight', { measures: weigh({ a: Infinity }) }, ['measures[0].weight']],
    [
      'the same family twice',
      {
        measures: [
          { family: 'a', weight: 0.5 },
          { family: 'a', weight: 0.5 },
        ],
      },
      ['measures[1]'],
    ],
    ['no measure', { measures: [] }, ['measures']],
    ['a mix that is not a whole', { solutionMix: need({ a: 0.5 }) }, ['solutionMix']],
    [
      'a mix with a family twice',
      {
        solutionMix: [
          { family: 'a', share: 0.5 },
          { family: 'a', share: 0.5 },
        ],
      },
      ['solutionMix[1]'],
    ],
    ['two mixes', { solutionMix: need({ a: 1 }), wonMix: won(0.4) }, ['wonMix']],
    ['an opportunity twice', { wonMix: [...(won(0.4) ?? []), ...(won(0.4) ?? [])] }, ['wonMix[1]']],
    ['a negative amount', { wonMix: [{ opportunity: 'o', amounts: { a: -1 } }] }, ['wonMix[0].amounts.a']],
    [
      'an amount with five decimals',
      { wonMix: [{ opportunity: 'o', amounts: { a: '1.00001' } }] },
      ['wonMix[0].amounts.a'],
    ],
    ['a quota of zero', { measures: [{ family: 'a', weight: 1, quota: 0 }] }, ['measures[0].quota']],
    ['a cap above one', { yearlyCap: 1.5 }, ['yearlyCap']],
    [
      'a curve without room below target',
      { curve: { threshold: 1, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 2 } },
      ['curve.threshold'],
    ],
    ['a misspelt field', { yearlycap: 0.2 }, ['yearlycap']],
  ])('%s is refused where it stands', (_title, change, paths) => {
    const parsed = parseInput(compMix.input, { ...plan, ...change })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(paths)
  })
})
