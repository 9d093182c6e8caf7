import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { forecastAccuracy } from './index.ts'
import { brier, wape } from './metrics.ts'
import type { accuracyInput } from './shape.ts'

type Raw = z.input<typeof accuracyInput>

function score(raw: Raw) {
  const parsed = parseInput(forecastAccuracy.input, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return forecastAccuracy.output.parse(forecastAccuracy.score(parsed.value, defaultModel))
}

const series = (actual: readonly number[], stated: readonly (number | undefined)[]): Raw['periods'] =>
  actual.map((value, index) => {
    const forecast = stated[index]
    return { period: `${index}`, actual: value, forecasts: forecast === undefined ? {} : { own: forecast } }
  })
const ofMethod = (result: ReturnType<typeof score>, name: string) =>
  result.methods.find(({ method }) => method === name)

const A = [100, 110, 95, 120, 130, 105, 140, 125]
const F = [108, 105, 110, 115, 120, 118, 130, 135]

describe('forecast accuracy', () => {
  it('impact 8.8: A 1000, 10 and F 950, 25 are MAPE 77.5 %, WAPE 6.4 %', () => {
    const own = ofMethod(score({ periods: series([1000, 10], [950, 25]) }), 'own')
    expect(own?.mape).toBeCloseTo(0.775, 12)
    expect(own?.wape?.toFixed(3)).toBe('0.064')
  })

  it('impact 8.9: WAPE .0822, MAPE .0846, bias +.0173, MASE .4926; next 150 is [127.15, 167.48]', () => {
    const own = ofMethod(score({ periods: series(A, F), next: { forecasts: { own: 150 } } }), 'own')
    expect(own?.wape?.toFixed(4)).toBe('0.0822')
    expect(own?.mape?.toFixed(4)).toBe('0.0846')
    expect(own?.bias?.toFixed(4)).toBe('0.0173')
    expect(own?.mase?.toFixed(4)).toBe('0.4926')
    expect([own?.next?.low.toFixed(2), own?.next?.high.toFixed(2)]).toEqual(['127.15', '167.48'])
  })

  it('a period without revenue leaves no MAPE', () => {
    const own = ofMethod(score({ periods: series([0, 10], [5, 10]) }), 'own')
    expect(own).toMatchObject({ mape: null, wape: 0.5 })
    expect(ofMethod(score({ periods: series([0, 0], [5, 5]) }), 'own')).toMatchObject({
      wape: null,
      bias: null,
      mase: null,
    })
  })

  it('methods are ranked from six shared periods on', () => {
    const long = score({ periods: series(A, F) })
    expect(long).toMatchObject({ best: 'own', comparedPeriods: 7 })
    expect(ofMethod(long, 'naive')?.rank).toBe(2)
    const short = score({ periods: series(A.slice(0, 5), F) })
    expect(short).toMatchObject({ best: null, bestReason: 'insufficient_n' })
  })

  it('built-in methods know only what came before', () => {
    const periods = series(A, []).map((period, index) => ({ ...period, commit: 100 + index }))
    const all = score({ periods, seasonLength: 4, next: { commit: 150 } })
    const cut = score({ periods: periods.slice(0, 5), seasonLength: 4 })
    for (const method of ['naive', 'seasonal_naive', 'run_rate', 'commit_ratio'])
      expect(ofMethod(cut, method)?.n).toBeLessThan(5)
    expect(ofMethod(all, 'naive')).toMatchObject({ n: 7, mase: 1 })
    expect(ofMethod(all, 'seasonal_naive')?.n).toBe(4)
    expect(ofMethod(all, 'run_rate')?.n).toBe(4)
    expect(ofMethod(all, 'commit_ratio')?.n).toBe(7)
    expect(ofMethod(score({ periods }), 'seasonal_naive')).toBeUndefined()
  })

  it('the hit rate counts only periods with enough earlier ratios', () => {
    const own = ofMethod(score({ periods: series(A, F) }), 'own')
    expect(own?.hitRateN).toBe(5)
    expect(own?.hitRate).toBeGreaterThan(0.5)
    expect(ofMethod(score({ periods: series([1, 2], [1, 2]) }), 'own')).toMatchObject({
      hitRate: null,
      hitRateN: 0,
    })
  })

  it('Brier is 0 for a prophet, .25 for a coin and nothing without closed opportunities', () => {
    expect(
      brier([
        { probability: 1, isWon: true },
        { probability: 0, isWon: false },
      ]),
    ).toBe(0)
    expect(brier([{ probability: 0.5, isWon: true }])).toBe(0.25)
    expect(score({ periods: [] }).brier).toBeNull()
  })

  it('a method can’t take the name of a computed one', () => {
    const raw = { periods: [{ period: '1', actual: 1, forecasts: { naive: 3 } }] }
    expect(parseInput(forecastAccuracy.input, raw)).toMatchObject({
      ok: false,
      faults: [{ path: 'periods[0].forecasts.naive' }],
    })
  })

  const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), {
    minLength: 2,
    maxLength: 12,
  })
  test.prop([amounts, fc.integer({ min: 2, max: 9 })])(
    'accuracy doesn’t depend on the unit; perfect is 0',
    (rows, unit) => {
      const of = (factor: number) =>
        ofMethod(
          score({
            periods: series(
              rows.map(([a]) => a * factor),
              rows.map(([, f]) => f * factor),
            ),
          }),
          'own',
        )
      expect(of(unit)?.wape).toBeCloseTo(of(1)?.wape ?? Number.NaN, 10)
      expect(of(unit)?.bias).toBeCloseTo(of(1)?.bias ?? Number.NaN, 10)
      expect(wape(rows.map(([a], at) => ({ at, actual: a, forecast: a })))).toBe(0)
      expect(Math.abs(of(1)?.bias ?? 9)).toBeLessThanOrEqual((of(1)?.wape ?? 0) + 1e-12)
    },
  )
})
