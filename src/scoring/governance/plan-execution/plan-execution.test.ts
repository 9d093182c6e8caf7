import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { planScorecard } from '../plan-scorecard/index.ts'
import { planExecution } from './index.ts'

const portfolio = (executed: number, failed: number, unknown = 0) => ({
  plans: Array.from({ length: executed + failed + unknown }, (_, i) => ({
    id: `p${i}`,
    actionCompletion: i < executed ? 1 : i < executed + failed ? 0 : null,
    freshness: 1,
    reviewsHeld: 1,
  })),
})
const rate = (of: ReturnType<typeof portfolio>) =>
  planExecution.score(planExecution.input.parse(of), defaultModel)

describe('plan execution', () => {
  it.each([
    ['all tests at their limits', { actionCompletion: 0.8, freshness: 1, reviewsHeld: 0.75 }, true],
    ['too few actions', { actionCompletion: 0.79, freshness: 1, reviewsHeld: 1 }, false],
    ['a plan that is not fresh', { actionCompletion: 1, freshness: 0.99, reviewsHeld: 1 }, false],
    ['too few reviews', { actionCompletion: 1, freshness: 1, reviewsHeld: 0.74 }, false],
    ['one failed test and one unknown', { actionCompletion: 0, freshness: 1, reviewsHeld: null }, false],
    ['one unknown test', { actionCompletion: 1, freshness: null, reviewsHeld: 1 }, null],
  ])('with %s', (_title, tests, isExecuted) => {
    expect(
      rate({ plans: [{ id: 'p', ...tests }] } as ReturnType<typeof portfolio>).plans[0]?.isExecuted,
    ).toBe(isExecuted)
  })

  it('leaves unknown plans out of the rate and counts them', () => {
    expect(rate(portfolio(1, 1, 3))).toMatchObject({
      planExecutionRate: { value: 0.5, n: 2, warnings: [{ code: 'plans_unknown' }] },
      unknown: 3,
    })
  })

  it('of no known plan has no value and no verdict', () => {
    expect(rate(portfolio(0, 0, 2))).toMatchObject({
      planExecutionRate: { value: null, reason: 'insufficient_n' },
      interval: null,
      benchmark: { verdict: null, pAtLeast: null },
    })
  })

  it.each([
    [6, 14, 'above'],
    [2, 18, 'no_clear_difference'],
    [0, 30, 'below'],
  ] as const)(
    '%i of them beside %i others is %s the benchmark, always with a word of caution',
    (executed, failed, verdict) => {
      const { benchmark } = rate(portfolio(executed, failed))
      expect(benchmark).toMatchObject({ share: 0.11, verdict, caution: expect.stringContaining('not known') })
    },
  )

  it('is refused with a share in percent', () => {
    const parsed = parseInput(planExecution.input, {
      plans: [{ id: 'p', actionCompletion: 80, freshness: 1, reviewsHeld: 1 }],
    })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(['plans[0].actionCompletion'])
  })

  test.prop([fc.nat(40), fc.nat(40)])(
    'has tails that overlap in the observed count only',
    (executed, failed) => {
      const { benchmark, interval, planExecutionRate } = rate(portfolio(executed, failed))
      if (planExecutionRate.value === null) return
      expect((benchmark.pAtLeast ?? 0) + (benchmark.pAtMost ?? 0)).toBeGreaterThanOrEqual(1 - 1e-9)
      expect(interval?.low).toBeLessThanOrEqual(planExecutionRate.value)
      expect(interval?.high).toBeGreaterThanOrEqual(planExecutionRate.value)
    },
  )
})

describe('plan scorecards', () => {
  const score = (of: object) => planScorecard.score(planScorecard.input.parse(of), defaultModel)
  const full = { ...defaultModel.governance.planReview }

  it('have no total while a part is not rated, and none for points that do not exist', () => {
    const { resources: _, ...partial } = full
    expect(score({ planReview: partial }).planReview).toMatchObject({
      value: null,
      reason: 'missing_input',
      n: 5,
    })
    expect(score({ planReview: { ...full, resources: 11 } }).planReview).toMatchObject({
      value: null,
      reason: 'out_of_range',
    })
    expect(score({ planReview: { ...full, charm: 1 } }).planReview).toMatchObject({
      value: null,
      reason: 'out_of_range',
    })
  })

  it.each([
    [[1, 2, 3], 2, undefined],
    [[1, 2], null, 'missing_input'],
    [[0, 2, 3], null, 'out_of_range'],
    [[1, 2, 3, 4], null, 'out_of_range'],
  ])('rate a key by %j as %s', (ratings, value, reason) => {
    const row = score({ reportCard: { 'Set the Goal': ratings } }).reportCard.find(
      each => each.key === 'Set the Goal',
    )
    expect(row?.average.value).toBe(value)
    expect(row?.average.reason).toBe(reason)
  })
})
