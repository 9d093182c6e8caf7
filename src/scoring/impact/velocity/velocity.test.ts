import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { cycleMedian, kaplanMeierMedian } from './cycle.ts'
import { velocity } from './index.ts'

function score(raw: unknown) {
  const parsed = parseInput(velocity.input, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return velocity.output.parse(velocity.score(parsed.value, defaultModel)).segments[0]
}

const base = { id: 'a', opportunities: 50, averageAmount: 10_000, winRate: 0.2 }
const closed = (...days: number[]) => days.map(day => ({ days: day, isClosed: true }))
const open = (...days: number[]) => days.map(day => ({ days: day, isClosed: false }))

describe('velocity', () => {
  it.each([
    [10_000, 0.2, 30, '3333.33'],
    [25_000, 0.25, 60, '5208.33'],
  ])('impact 8.6: 50 × %i × %d / %i days is %s a day', (averageAmount, winRate, cycleDays, printed) => {
    expect(score({ segments: [{ ...base, averageAmount, winRate, cycleDays }] })?.velocity?.toFixed(2)).toBe(
      printed,
    )
  })

  it.each([
    ['nothing open: the plain median', closed(10, 20, 40), 20, 'median'],
    ['one in five open is still the plain median', [...closed(10, 20, 30, 40), ...open(90)], 25, 'median'],
    ['more open: they hold the median up', [...closed(10, 20), ...open(50, 60)], 20, 'kaplan_meier'],
    [
      'open ones that are younger leave the risk set first',
      [...closed(10, 30), ...open(5, 20)],
      30,
      'kaplan_meier',
    ],
    ['more than half never closed: unknown', [...closed(10), ...open(50, 60)], null, 'kaplan_meier'],
  ])('%s', (_, cycles, days, method) => {
    expect(cycleMedian(cycles, 0.2)).toEqual({ days, method })
  })

  it('a cycle that nobody knows gives no velocity', () => {
    expect(score({ segments: [{ ...base, cycles: open(10, 20) }] })).toMatchObject({
      velocity: null,
      reason: 'insufficient_n',
    })
    expect(score({ segments: [{ ...base, cycles: [] }] })).toMatchObject({ velocity: null, cycleDays: null })
    expect(score({ segments: [{ ...base, cycles: closed(0, 0, 0) }] })).toMatchObject({
      velocity: null,
      reason: 'out_of_range',
    })
  })

  it('either the cycle or its opportunities are given, not both', () => {
    const raw = { segments: [{ ...base, cycleDays: 3, cycles: [] }] }
    expect(parseInput(velocity.input, raw)).toMatchObject({ ok: false, faults: [{ path: 'segments[0]' }] })
  })

  test.prop([fc.array(fc.record({ days: fc.nat(300), isClosed: fc.boolean() }), { maxLength: 40 })])(
    'an opportunity that stays open longer never shortens the cycle',
    cycles => {
      const before = kaplanMeierMedian(cycles)
      const after = kaplanMeierMedian(
        cycles.map(row => (row.isClosed ? row : { ...row, days: row.days + 50 })),
      )
      expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before ?? 0)
    },
  )

  test.prop([fc.array(fc.nat(300), { minLength: 1, maxLength: 39 })])(
    'with everything closed, the survival median is the lower median',
    days => {
      const sorted = [...days].sort((a, b) => a - b)
      expect(kaplanMeierMedian(closed(...days))).toBe(sorted[Math.ceil(days.length / 2) - 1])
    },
  )
})
