import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { funnel } from './index.ts'
import { funnelInput } from './shape.ts'

function score(raw: unknown) {
  const parsed = parseInput(funnelInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return funnel.output.parse(funnel.score(parsed.value, defaultModel))
}

const stages = ['lead', 'meeting', 'proposal', 'won']
const segment = (id: string, reached: number[], ageDays = 365) => ({
  id,
  cohorts: [{ cohort: 'Q1', ageDays, reached }],
})

describe('funnel', () => {
  it('impact 8.11: 400 → 120 → 48 → 12 is .30, .40, .25, overall .03; the last step [.1492, .3878]', () => {
    const [all] = score({ stages, segments: [segment('all', [400, 120, 48, 12])] }).segments
    expect(all?.steps.map(({ rate }) => rate)).toEqual([0.3, 0.4, 0.25])
    expect(all?.overall).toBe(0.03)
    expect([all?.steps[2]?.low?.toFixed(4), all?.steps[2]?.high?.toFixed(4)]).toEqual(['0.1492', '0.3878'])
  })

  it('young cohorts are left out and named', () => {
    const young = { cohort: 'Q4', ageDays: 20, reached: [100, 1, 0, 0] }
    const old = { cohort: 'Q1', ageDays: 365, reached: [40, 12, 4, 1] }
    const [all] = score({ stages, segments: [{ id: 'all', cohorts: [young, old] }] }).segments
    expect(all).toMatchObject({ entered: 40, cohorts: 1, immature: ['Q4'] })
  })

  it('nothing mature has no conversion, not one of zero', () => {
    const [all] = score({ stages, segments: [segment('all', [400, 0, 0, 0], 10)] }).segments
    expect(all).toMatchObject({ entered: 0, overall: null })
    expect(all?.steps[0]).toMatchObject({ rate: null, low: null })
    expect(all?.finding).toMatchObject({ value: null, reason: 'missing_input' })
  })

  it('competencies 9.3: midmarket .30 against enterprise .18 at the top is p .010: the cause, before later symptoms', () => {
    const result = score({
      stages,
      segments: [segment('midmarket', [200, 60, 30, 20]), segment('enterprise', [150, 27, 13, 1])],
    })
    expect(result.differences[0]?.p.toFixed(3)).toBe('0.010')
    expect(result.differences.filter(({ isShown }) => isShown).length).toBeGreaterThan(1)
    expect(result.rootCause).toMatchObject({
      segment: 'enterprise',
      than: 'midmarket',
      from: 'lead',
      to: 'meeting',
    })
  })

  it('segments that don’t differ have no root cause', () => {
    expect(
      score({ stages, segments: [segment('a', [20, 6, 3, 1]), segment('b', [20, 7, 3, 1])] }).rootCause,
    ).toBeNull()
  })

  it.each([
    ['more at a later stage', [10, 12, 1, 0], 'segments[0].cohorts[0].reached[1]'],
    ['a stage missing', [10, 2, 1], 'segments[0].cohorts[0].reached'],
  ])('%s is refused with its path', (_, reached, path) => {
    const raw = { stages, segments: [segment('a', reached)] }
    expect(parseInput(funnelInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  test.prop([fc.array(fc.nat(500), { minLength: 4, maxLength: 4 })])(
    'the steps multiply to the whole',
    counts => {
      const reached = [...counts].sort((a, b) => b - a)
      const [all] = score({ stages, segments: [segment('all', reached)] }).segments
      const product = all?.steps.reduce<number | null>(
        (sum, { rate }) => (sum === null || rate === null ? null : sum * rate),
        1,
      )
      if (product !== null && product !== undefined) expect(all?.overall).toBeCloseTo(product, 12)
      for (const { rate, low, high } of all?.steps ?? []) {
        expect(low ?? 0).toBeLessThanOrEqual((rate ?? 0) + 1e-12)
        expect(high ?? 1).toBeGreaterThanOrEqual((rate ?? 1) - 1e-12)
      }
    },
  )
})
