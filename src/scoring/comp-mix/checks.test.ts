import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { compMix } from './index.ts'

function judge(change: Partial<z.input<typeof compMix.input>>) {
  const plan = {
    role: 'account_manager',
    payMix: { base: 0.7, variable: 0.3 },
    measures: [
      { family: 'product', weight: 0.8 },
      { family: 'services', weight: 0.2 },
    ],
  }
  const result = runModule(compMix, { ...plan, ...change }, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
/** ok of a check; undefined where it can't be made. */
const outcome = (change: Parameters<typeof judge>[0], check: string) => {
  const { checks, unchecked } = judge(change)
  const made = checks.find(row => row.check === check)
  return [made?.ok, made?.why ?? unchecked.find(row => row.check === check)?.why]
}
const weigh = (...weights: readonly number[]) =>
  weights.map((weight, index) => ({ family: 'product', measure: `m${index + 1}`, weight }))
const reached = (share: number, point: number, sellers = 20) =>
  Array.from({ length: sellers }, (_, index) => (index < Math.round(share * sellers) ? point : 0))
/** Pays three times the plain rate above target, and no more. */
const curve = { threshold: 0.8, payoutAtThreshold: 0.5, excellence: 1.5, leverage: 2.5 }

describe('design checks say why', () => {
  it.each([
    ['at_most_three_measures', { measures: weigh(1) }, true, '1 measure: few enough to keep in mind.'],
    [
      'at_most_three_measures',
      { measures: weigh(0.4, 0.3, 0.3) },
      true,
      '3 measures: few enough to keep in mind.',
    ],
    [
      'at_most_three_measures',
      { measures: weigh(0.25, 0.25, 0.25, 0.25) },
      false,
      '4 measures: with more than 3 nobody knows what counts.',
    ],
    ['no_weight_too_small', { measures: weigh(0.85, 0.15) }, true, 'Every measure weighs at least 15 %.'],
    [
      'no_weight_too_small',
      { measures: weigh(0.8, 0.1, 0.1) },
      false,
      'Below 15 % and easily ignored: m2, m3.',
    ],
    [
      'no_weight_too_small',
      {
        measures: [
          { family: 'a', weight: 0.9 },
          { family: 'b', weight: 0.1 },
        ],
      },
      false,
      'Below 15 % and easily ignored: b.',
    ],
    [
      'measures_in_line_of_sight',
      {
        measures: [
          { family: 'a', weight: 0.5, isInLineOfSight: true },
          { family: 'b', weight: 0.5, isInLineOfSight: false },
        ],
      },
      false,
      "The seller can't move: b.",
    ],
    [
      'measures_in_line_of_sight',
      { measures: [{ family: 'a', measure: 'margin', weight: 1, isInLineOfSight: false }] },
      false,
      "The seller can't move: margin.",
    ],
    [
      'measures_in_line_of_sight',
      {
        measures: [
          { family: 'a', weight: 0.5, isInLineOfSight: true },
          { family: 'b', weight: 0.5 },
        ],
      },
      undefined,
      'Not said of every measure whether the seller can move it.',
    ],
    [
      'measures_in_line_of_sight',
      { measures: [{ family: 'a', weight: 1, isInLineOfSight: true }] },
      true,
      'The seller can move every measure.',
    ],
    ['uncapped', {}, undefined, 'Not said whether pay is capped.'],
    ['uncapped', { isCapped: false }, true, 'Pay has no cap.'],
    ['uncapped', { isCapped: true }, false, 'A cap stops the best from selling once they reach it.'],
    ['pay_mix_in_range', { role: 'partner' as const }, undefined, 'There is no usual pay mix for this role.'],
    [
      'pay_mix_in_range',
      {},
      true,
      'Base pay is 70 % of target pay; usual for this role: 60 % to 80 % (Talentfoot, Prowi, 2026-11).',
    ],
    ['threshold_within_reach', { attainments: reached(0.9, 1) }, undefined, 'The payout curve is not given.'],
    [
      'quota_within_reach',
      { attainments: reached(0.5, 1, 9) },
      undefined,
      'Needs the attainment of at least 10 sellers.',
    ],
    ['quota_within_reach', {}, undefined, 'Needs the attainment of at least 10 sellers.'],
    [
      'quota_within_reach',
      { attainments: reached(0.6, 1, 10) },
      true,
      '60 % of 10 sellers reach it; 50 % to 70 % is usual.',
    ],
    [
      'accelerator_not_steep_with_discount_authority',
      { hasDiscountAuthority: true },
      undefined,
      'Needs the payout curve and whether sellers may discount.',
    ],
    [
      'accelerator_not_steep_with_discount_authority',
      { hasDiscountAuthority: true, curve },
      true,
      'No steep accelerator meets a free hand on price.',
    ],
  ])('%s with %j: %s', (check, change, ok, why) => {
    expect(outcome(change, check)).toEqual([ok, why])
  })

  it.each([
    [
      'threshold_within_reach',
      0.8,
      [
        [0.8, false],
        [0.85, true],
        [1, true],
      ],
    ],
    [
      'quota_within_reach',
      1,
      [
        [0.45, false],
        [0.5, true],
        [0.7, true],
        [0.75, false],
      ],
    ],
    [
      'excellence_within_reach',
      1.5,
      [
        [0, false],
        [0.05, true],
        [0.15, true],
        [0.2, false],
      ],
    ],
  ] as const)('%s: both ends of the usual range count as usual', (check, point, cases) => {
    for (const [share, ok] of cases)
      expect(outcome({ curve, attainments: reached(share, point) }, check)[0]).toBe(ok)
  })

  it('a plan that pays all revenue alike has no measures to check', () => {
    const { checks, unchecked } = judge({ planModel: 'total_revenue', isCapped: false })
    expect(checks.map(row => row.check)).toEqual(['pay_mix_in_range', 'uncapped'])
    expect(unchecked.map(row => row.check)).not.toContain('at_most_three_measures')
  })
})

describe('pay', () => {
  it('of a plan without variable pay says nothing of the base', () => {
    const { payout } = judge({ payMix: { base: 1, variable: 0 }, targetIncentive: 0, curve, whatIf: [1] })
    expect(payout?.whatIf).toEqual([{ attainment: 1, payout: 1, pay: null }])
  })

  it('is shown for the attainments that were asked about', () => {
    expect(judge({ curve }).payout?.whatIf).toEqual([])
    expect(judge({ curve, targetIncentive: 30_000, whatIf: [1] }).payout?.whatIf[0]?.pay).toBeCloseTo(
      100_000,
      6,
    )
  })

  it('at a rate of nothing is no yardstick for the other rates', () => {
    const measures = [
      { family: 'a', weight: 1, quota: 500_000 },
      { family: 'b', weight: 0, quota: 100_000 },
    ]
    expect(judge({ measures, targetIncentive: 50_000 }).effectiveRates).toEqual([
      { family: 'a', measure: 'a', rate: 0.1, ratio: null },
      { family: 'b', measure: 'b', rate: 0, ratio: null },
    ])
  })
})

it('a discount of a quarter of the margin takes a third more volume', () => {
  const breakEven = judge({ discount: { unitMargin: 0.4, discount: 0.1 } }).discountEffect?.breakEvenVolume
  expect(breakEven?.value).toBeCloseTo(1 / 3, 12)
  expect(breakEven?.explanation).toEqual({
    sentence: 'It takes 33 % more volume to earn the same margin.',
    contributions: [{ term: 'more volume', points: breakEven?.value }],
    base: 0,
  })
})
