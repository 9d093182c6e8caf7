import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { agreement } from './index.ts'
import { agreementInput } from './shape.ts'
import { simulateAgreement } from './simulation.ts'

type Raw = z.input<typeof agreementInput>

function score(raw: Raw) {
  const parsed = parseInput(agreementInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return agreement.output.parse(agreement.score(parsed.value, defaultModel))
}

const oneItem = (id: string, ratings: readonly (number | null)[]) => ({
  id,
  responses: ratings.map(rating => [rating]),
})
const groupOf = (ratings: readonly (number | null)[], more: Partial<Raw> = {}) =>
  score({ low: 1, high: 5, groups: [oneItem('a', ratings)], ...more }).groups[0]

describe('agreement', () => {
  it.each([
    [[4, 4, 5, 4, 3], '0.7500', '0.6269', '0.4000', '0.7333'],
    [[1, 1, 5, 5, 3], '0.0000', '0.0000', '1.6000', '-0.6000'],
    [[5, 5, 5, 5, 5], '1.0000', '1.0000', '0.0000', '1.0000'],
    [[2, 3, 4, 4, 5, 4], '0.4667', '0.2040', '0.7778', '0.5000'],
    [[5, 5, 5, 5, 4], '0.9000', '0.8507', '0.3200', undefined],
  ])('alignment 7.1: %j', (ratings, rwg, skew, adM, awg) => {
    const group = groupOf(ratings)
    expect(group?.rwg?.toFixed(4)).toBe(rwg)
    expect(group?.rwgByNull['slightSkew']?.toFixed(4)).toBe(skew)
    expect(group?.adM?.toFixed(4)).toBe(adM)
    expect(group?.awg?.toFixed(4)).toBe(awg)
  })

  it('alignment 7.2: an incomplete row leaves the indices of five items, not those of the items it answered', () => {
    const responses = [
      [4, 5, 5, 5, 5],
      [3, null, 5, 5, 5],
      [2, 3, 3, 3, 3],
      [3, 4, 3, 4, 4],
      [4, 4, 3, 4, 4],
      [3, 3, 2, 2, 1],
    ]
    const [group] = score({ low: 1, high: 5, groups: [{ id: '1044B', responses }] }).groups
    expect(group).toMatchObject({ n: 6, nComplete: 5, rwg: null })
    expect(group?.rwgj?.toFixed(7)).toBe('0.7539683')
    expect(group?.rwgjLindell?.toFixed(2)).toBe('0.38')
    expect(group?.adM?.toFixed(2)).toBe('0.80')
    expect(group?.awg?.toFixed(7)).toBe('0.4738456')
    expect(group?.items.map(({ n }) => n)).toEqual([6, 5, 6, 6, 6])
    expect(group?.warnings.map(({ code }) => code)).toEqual(['weak_evidence', 'listwise'])
  })

  it.each([
    [[1, 1, 5, 5], 'lack', false],
    [[3, 4, 4, 2, 5, 3], 'weak', false],
    [[4, 4, 5, 4, 3], 'strong', true],
    [[4, 4, 4, 4, 4], 'very_strong', true],
  ])('%j is %s; agreeing: %s', (ratings, band, agrees) => {
    expect(groupOf(ratings)).toMatchObject({ band, agrees })
  })

  it('one answer has a mean and no agreement', () => {
    const group = groupOf([4, null])
    expect(group).toMatchObject({
      n: 2,
      nComplete: 1,
      mean: 4,
      rwg: null,
      awg: null,
      band: null,
      agrees: null,
    })
    expect(group?.finding).toMatchObject({ value: null, reason: 'insufficient_n' })
    expect(groupOf([])).toMatchObject({ n: 0, mean: null, rwg: null, adM: null })
  })

  it('seven options have no nulls of five, and a limit of 7/6', () => {
    const group = groupOf([1, 7, 4, 4], { high: 7 })
    expect(Object.keys(group?.rwgByNull ?? {})).toEqual(['uniform'])
    expect(group?.adAcceptable).toBeCloseTo(7 / 6, 12)
  })

  it.each([
    [3, 0.234, 0.377],
    [5, 0.059, 0.264],
    [8, 0.021, 0.124],
    [10, 0.005, 0.086],
  ])(
    'random answers of %i people reach r_wg .7 in %d and a deviation of 5/6 in %d of cases',
    (n, rwgP, adP) => {
      const scale = { low: 1, high: 5, options: 5 }
      const found = simulateAgreement(
        { respondents: n, items: 1, scale },
        { agreement: 0.7, deviation: 5 / 6 },
        { runs: 20_000, seed: 7 },
      )
      expect(Math.abs(found.rwgP - rwgP)).toBeLessThan(0.012)
      expect(Math.abs(found.adP - adP)).toBeLessThan(0.012)
    },
  )

  it('simulated significance is the same for the same seed and says its runs', () => {
    const first = groupOf([4, 4, 5, 4, 4, 4, 5, 4], { simulate: true, seed: 3 })?.significance
    expect(first).toMatchObject({ runs: 10_000, seed: 3 })
    expect(first?.rwgP).toBeLessThan(0.01)
    expect(groupOf([4, 4, 5, 4, 4, 4, 5, 4], { simulate: true, seed: 3 })?.significance).toEqual(first)
    expect(groupOf([4, 4, 5])?.significance).toBeNull()
  })

  it.each([
    ['a rating off the scale', { low: 1, high: 5, groups: [oneItem('a', [6])] }, 'groups[0].responses[0][0]'],
    [
      'rows of different lengths',
      { low: 1, high: 5, groups: [{ id: 'a', responses: [[1, 2], [1]] }] },
      'groups[0].responses[1]',
    ],
    ['a scale upside down', { low: 5, high: 1, groups: [] }, 'high'],
    [
      'two groups of one name',
      { low: 1, high: 5, groups: [oneItem('a', [1]), oneItem('a', [2])] },
      'groups[1]',
    ],
  ])('%s is refused with its path', (_, raw, path) => {
    expect(parseInput(agreementInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })

  const matrix = fc
    .record({ people: fc.integer({ min: 2, max: 12 }), items: fc.integer({ min: 1, max: 4 }) })
    .chain(({ people, items }) =>
      fc.array(
        fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 8 }), {
          minLength: items,
          maxLength: items,
        }),
        { minLength: people, maxLength: people },
      ),
    )

  test.prop([matrix])('indices stay in range, and neither people’s nor items’ order matters', responses => {
    const [group] = score({ low: 1, high: 5, groups: [{ id: 'a', responses }] }).groups
    const [turned] = score({
      low: 1,
      high: 5,
      groups: [{ id: 'a', responses: responses.map(row => [...row].reverse()).reverse() }],
    }).groups
    for (const index of ['rwgj', 'rwgjLindell', 'adM', 'awg', 'mean'] as const) {
      if (group?.[index] === null) expect(turned?.[index]).toBeNull()
      else expect(turned?.[index]).toBeCloseTo(group?.[index] ?? Number.NaN, 10)
    }
    expect(group?.rwgj ?? 0).toBeGreaterThanOrEqual(0)
    expect(group?.rwgj ?? 0).toBeLessThanOrEqual(1)
    expect(group?.adM ?? 0).toBeLessThanOrEqual(2)
    expect(group?.nComplete).toBeLessThanOrEqual(group?.n ?? 0)
  })

  test.prop([matrix])('an answer left open is left out: it never counts as the lowest', responses => {
    const opened = responses.map((row, index) => (index === 0 ? row.map(() => null) : row))
    const without = responses.slice(1)
    const [open] = score({ low: 1, high: 5, groups: [{ id: 'a', responses: opened }] }).groups
    const [gone] = score({ low: 1, high: 5, groups: [{ id: 'a', responses: without }] }).groups
    expect([open?.mean, open?.adM, open?.rwgj]).toEqual([gone?.mean, gone?.adM, gone?.rwgj])
  })
})
