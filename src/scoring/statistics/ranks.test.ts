import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortPairs } from './radix.ts'
import { percentileRanks, ranksOfSortedKeys } from './ranks.ts'

const money = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: 1, max: 1.000001, noNaN: true }),
  fc.constant(Number.NaN),
)

/** The definition, by counting: half of the ties count as below. */
function byCounting(values: readonly number[]): number[] {
  const present = values.filter(value => !Number.isNaN(value))
  return values.map(value => {
    if (Number.isNaN(value)) return Number.NaN
    if (present.length === 1) return 0.5
    const below = present.filter(other => other < value).length
    const equal = present.filter(other => other === value).length
    return (below + (equal - 1) / 2) / (present.length - 1)
  })
}

describe('percentile ranks', () => {
  it('are what counting gives, for all signs, ties and gaps', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 60 }), values => {
        expect([...percentileRanks(Float64Array.from(values))]).toEqual(byCounting(values))
      }),
    )
  })

  it.each([
    ['one value', [7], [0.5]],
    ['all tied', [3, 3, 3], [0.5, 0.5, 0.5]],
    ['none', [], []],
    ['plus and minus zero are equal', [0, -0, 1], [0.25, 0.25, 1]],
    ['a missing value ranks nobody', [1, Number.NaN, 2], [0, Number.NaN, 1]],
  ])('%s', (_title, values, ranks) => {
    expect([...percentileRanks(Float64Array.from(values))]).toEqual(ranks)
  })
})

describe('radix order', () => {
  it('by keys keeps equal keys in their given order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffffffff }), { maxLength: 80 }), values => {
        const keys = Uint32Array.from([...values, ...values])
        const expected = [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
        const elements = Uint32Array.from(keys.keys())
        const sorted = keys.slice()
        sortPairs(sorted, elements)
        expect([...elements]).toEqual(expected)
        expect([...sorted]).toEqual(expected.map(index => keys[index]))
      }),
    )
  })
})

it('long runs of doubles that share their high word are ranked by their low word', () => {
  const values = Array.from({ length: 300 }, (_, index) => 1 + ((index * 7) % 150) * 2 ** -40)
  expect([...percentileRanks(Float64Array.from(values))]).toEqual(byCounting(values))
})

it.each([
  ['below zero', (index: number) => -1 - ((index * 7) % 150) * 2 ** -40],
  ['of the smallest numbers and zero', (index: number) => ((index * 7) % 40) * Number.MIN_VALUE],
  ['of all sizes and signs', (index: number) => ((index % 2) - 0.5) * 2 ** (((index * 7) % 90) - 45)],
])('long runs %s are ranked by counting too', (_title, valueAt) => {
  const values = Array.from({ length: 300 }, (_, index) => valueAt(index))
  expect([...percentileRanks(Float64Array.from(values))]).toEqual(byCounting(values))
})

it('ranks of sorted keys are those within the population; who is not of it has none', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 9 }), { nil: Number.NaN }), { maxLength: 40 }), values => {
      const order = Uint32Array.from(values.keys()).filter(index => !Number.isNaN(values[index]))
      const keys = Uint32Array.from(order, index => values[index] as number)
      sortPairs(keys, order)
      expect([...ranksOfSortedKeys(keys, order, values.length)]).toEqual(byCounting(values))
    }),
    { seed: 20081013 },
  )
})
