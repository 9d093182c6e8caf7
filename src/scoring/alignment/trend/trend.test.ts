import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { alignmentTrend } from './index.ts'

function score(raw: unknown) {
  const parsed = parseInput(alignmentTrend.input, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return alignmentTrend.output.parse(alignmentTrend.score(parsed.value, defaultModel)).changes
}

const wave = (ratings: readonly number[], unit = 'Sales', item = 'sales_process') =>
  ratings.map(rating => ({ function: unit, ratings: { [item]: rating } }))
const times = (count: number, rating: number) => Array<number>(count).fill(rating)

describe('trend between waves', () => {
  it('alignment 7.5: favourable 18/36 → 26/34 is z 2.291, p .0220', () => {
    const [change] = score({
      form: 'short',
      before: wave([...times(18, 4), ...times(18, 3)]),
      after: wave([...times(26, 4), ...times(8, 3)]),
    })
    expect(change?.favourableZ?.toFixed(3)).toBe('2.291')
    expect(change?.favourableP?.toFixed(4)).toBe('0.0220')
  })

  it('says how small a difference would have shown', () => {
    const before = [...times(18, 4), ...times(18, 2)]
    const [change] = score({ form: 'short', before: wave(before), after: wave(before) })
    const sd = Math.sqrt(36 / 35)
    expect(change?.minimumDetectable).toBeCloseTo(2.8 * sd * Math.sqrt(2 / 36), 10)
    expect(change).toMatchObject({ delta: 0, verdict: 'not_shown' })
  })

  it.each([
    ['better', [...times(20, 2), ...times(10, 3)], [...times(20, 4), ...times(10, 5)]],
    ['worse', [...times(20, 4), ...times(10, 5)], [...times(20, 2), ...times(10, 3)]],
  ])('a clear change is %s', (verdict, before, after) => {
    expect(score({ form: 'short', before: wave(before), after: wave(after) })[0]?.verdict).toBe(verdict)
  })

  it('only items asked in both waves are compared', () => {
    const changes = score({ form: 'short', before: wave([4, 4], 'Sales', 'engage'), after: wave([4, 4]) })
    expect(changes).toEqual([])
  })

  it('a reorganised function has no trend; the company has', () => {
    const raw = { form: 'short', before: wave([4, 3, 4]), after: wave([4, 5, 5]), reorganised: ['Sales'] }
    expect(score(raw).map(({ unit }) => unit)).toEqual([null])
  })

  it('one answer in a wave is nothing to compare', () => {
    expect(score({ form: 'short', before: wave([4]), after: wave([4, 5]) })[0]).toMatchObject({
      delta: null,
      verdict: null,
      before: 4,
      finding: { value: null, reason: 'insufficient_n' },
    })
  })

  const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 20 })
  test.prop([ratings, ratings])('the waves swapped, differences turn and p stays', (first, second) => {
    const forth = score({ form: 'short', before: wave(first), after: wave(second) })[0]
    const back = score({ form: 'short', before: wave(second), after: wave(first) })[0]
    expect(back?.delta).toBeCloseTo(-(forth?.delta ?? Number.NaN), 10)
    expect(back?.p).toBeCloseTo(forth?.p ?? Number.NaN, 8)
    expect(back?.minimumDetectable).toBeCloseTo(forth?.minimumDetectable ?? Number.NaN, 10)
  })
})
