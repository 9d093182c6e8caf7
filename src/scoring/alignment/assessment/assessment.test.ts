import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { cases } from '../../../../test/support/cases.ts'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { forms } from '../instrument.ts'
import { assessment } from './index.ts'
import { assessmentInput } from './shape.ts'

type Raw = z.input<typeof assessmentInput>

function score(raw: Raw) {
  const parsed = parseInput(assessmentInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return assessment.output.parse(assessment.score(parsed.value, defaultModel))
}

const short = (unit: string, ratings: readonly (number | null)[], item = 'sales_process') =>
  ratings.map(rating => ({ function: unit, ratings: { [item]: rating } }))
const topicOf = (raw: Raw, topic: string, unit: string | null = null) =>
  score(raw).topics.find(found => found.topic === topic && found.unit === unit)
const engage = (values: readonly (number | null | undefined)[]) => {
  const items = ['engage', 'transact', 'fulfill', 'support', 'renew']
  const answered = values.flatMap((value, index) =>
    value === undefined ? [] : [[`compensation.${items[index]}`, value] as const],
  )
  return { function: 'Sales', ratings: Object.fromEntries(answered) }
}

describe('the instrument', () => {
  it('has 41 items in the long form and 19 in the short one, each with a name of its own', () => {
    expect([forms.long.length, forms.short.length]).toEqual([41, 19])
    for (const items of Object.values(forms)) {
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      expect(new Set(items.map(({ statement }) => statement)).size).toBe(items.length)
      for (const { statement } of items) expect(statement).toMatch(/^[A-Z].*\.$/)
    }
    expect(forms.long.filter(({ kind }) => kind === 'cell').length).toBe(30)
  })
})

describe('assessment', () => {
  it('alignment 7.4: Sales against Marketing is Δ 1.4107, t 3.8686, df 11.889, p .00227, g 1.907: a gap', () => {
    const sheets = [...short('Sales', [4, 4, 5, 3, 4, 4, 5, 4]), ...short('Marketing', [2, 3, 3, 2, 4, 3, 2])]
    const [gap] = score({ form: 'short', sheets }).gaps
    expect(gap).toMatchObject({
      a: 'Marketing',
      b: 'Sales',
      nA: 7,
      nB: 8,
      isGap: true,
      topic: 'sales_process',
    })
    expect(gap?.delta.toFixed(4)).toBe('-1.4107')
    expect(gap?.t?.toFixed(4)).toBe('-3.8686')
    expect(gap?.degreesOfFreedom.toFixed(3)).toBe('11.889')
    expect(gap?.p.toFixed(5)).toBe('0.00227')
    expect(gap?.hedgesG?.toFixed(3)).toBe('-1.907')
    expect(gap?.rankP).toBeCloseTo(0.00636, 5)
  })

  it('alignment 7.5: 36 of 60 is a rate of .60 with ±.1042', () => {
    const [all] = score({
      form: 'short',
      sheets: short('All', Array(36).fill(4)),
      eligible: { All: 60 },
    }).response
    expect(all?.rate).toBe(0.6)
    expect(all?.marginOfError?.toFixed(4)).toBe('0.1042')
  })

  it.each([
    ['four people a side', [5, 5, 5, 5], [1, 1, 1, 2], false],
    ['less than half a point', [4, 4, 4, 4, 4, 4], [4, 4, 4, 4, 4, 3], false],
    ['a clear difference of enough people', [5, 5, 5, 5, 4], [1, 2, 1, 2, 1], true],
  ])('%s: a gap is %4$s', (_, a, b, isGap) => {
    const sheets = [...short('A', a), ...short('B', b)]
    expect(score({ form: 'short', sheets }).gaps[0]?.isGap).toBe(isGap)
  })

  it('functions are not compared if one of them hardly answered', () => {
    const sheets = [...short('A', [5, 5, 5, 5, 5, 4]), ...short('B', [1, 1, 2, 1, 1])]
    const result = score({ form: 'short', sheets, eligible: { A: 8, B: 20 } })
    expect(result).toMatchObject({ gaps: [], gapsReason: 'insufficient_n' })
    expect(result.response.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      ['low_response'],
      [],
      ['low_response'],
    ])
  })

  it('who nobody counted has a response rate that is unknown', () => {
    const result = score({ form: 'short', sheets: short('A', [5]), eligible: { B: 10 } })
    expect(result.response.map(({ unit, rate }) => [unit, rate])).toEqual([
      [null, null],
      ['A', null],
      ['B', 0],
    ])
  })

  it('a component takes three of its five items, and never fills in what is missing', () => {
    const sheets = [engage([5, 4, 3, undefined, null]), engage([1, 1, undefined, undefined, undefined])]
    expect(topicOf({ form: 'long', sheets }, 'compensation')).toMatchObject({
      n: 1,
      mean: 4,
      agreement: null,
    })
  })

  it('"don’t know" is counted apart and is a finding of its own from one in five', () => {
    const found = topicOf({ form: 'short', sheets: short('A', [4, null, 4, 4, 4]) }, 'sales_process')
    expect(found).toMatchObject({ n: 4, mean: 4, dontKnow: 0.2, isDontKnowFinding: true, favourable: 1 })
    const nobody = topicOf({ form: 'short', sheets: short('A', [null, null]) }, 'sales_process')
    expect(nobody).toMatchObject({ n: 0, mean: null, dontKnow: 1, favourable: null })
    expect(nobody?.finding).toMatchObject({ value: null, reason: 'missing_input' })
    expect(topicOf({ form: 'short', sheets: short('A', [4]) }, 'engage')?.dontKnow).toBeNull()
  })

  it.each([
    [[4, 4, 5, 4, 4], 'high_agree'],
    [[5, 5, 5, 1, 2], 'high_split'],
    [[1, 2, 1, 2, 1], 'low_agree'],
    [[1, 1, 1, 5, 4], 'low_split'],
  ])('%j is %s: consensus is not the same as good', (ratings, place) => {
    expect(topicOf({ form: 'short', sheets: short('A', ratings) }, 'sales_process')?.place).toBe(place)
  })

  it.each([
    [
      'an item of the other form',
      { form: 'short', sheets: short('A', [4], 'compensation.renew') },
      'sheets[0].ratings.compensation.renew',
    ],
    ['a rating off the scale', { form: 'short', sheets: short('A', [6]) }, 'sheets[0].ratings.sales_process'],
    [
      'more answers than people',
      { form: 'short', sheets: short('A', [4, 4]), eligible: { A: 1 } },
      'eligible.A',
    ],
  ])('%s is refused with its path', (_, raw, path) => {
    expect(parseInput(assessmentInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  const sheets = fc.array(
    fc.record({
      function: fc.constantFrom('A', 'B', 'C'),
      ratings: fc.dictionary(
        fc.constantFrom(...forms.short.slice(0, 4).map(({ id }) => id)),
        fc.option(fc.integer({ min: 1, max: 5 })),
      ),
    }),
    { maxLength: 20 },
  )

  test.prop([sheets], { numRuns: cases(40) })(
    'shares stay in range, n never exceeds the sheets, order is nothing',
    answered => {
      const result = score({ form: 'short', sheets: answered })
      for (const topic of result.topics) {
        expect(topic.n).toBeLessThanOrEqual(answered.length)
        expect((topic.mean === null) === (topic.n === 0)).toBe(true)
        for (const share of [topic.favourable, topic.dontKnow, topic.scaled]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0)
          expect(share ?? 1).toBeLessThanOrEqual(1)
        }
      }
      expect(
        score({ form: 'short', sheets: answered.toReversed() }).topics.map(({ mean, n }) => [
          mean?.toFixed(9),
          n,
        ]),
      ).toEqual(result.topics.map(({ mean, n }) => [mean?.toFixed(9), n]))
    },
  )
})
