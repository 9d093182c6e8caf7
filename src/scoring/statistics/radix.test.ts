import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { sortPairs, sortScratch } from './radix.ts'

function expectSorted(values: readonly number[]): void {
  const keys = Uint32Array.from(values)
  const elements = Uint32Array.from(values.keys(), index => index + 1000)
  const expected = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
  sortPairs(keys, elements, sortScratch(values.length + 7))
  expect([...keys]).toEqual(expected.map(index => values[index]))
  expect([...elements]).toEqual(expected.map(index => index + 1000))
}

/** Keys that lie close together, or are the same, somewhere in the whole range. */
const cluster = fc
  .record({
    from: fc.constantFrom(0, 5, 0x7fff_fff0, 0x8000_0000, 0xf000_0000),
    width: fc.constantFrom(1, 2, 40, 300, 2 ** 12, 2 ** 15, 2 ** 24, 2 ** 27),
    size: fc.constantFrom(0, 1, 2, 24, 25, 70, 400),
    seed: fc.nat({ max: 1000 }),
  })
  .map(({ from, width, size, seed }) =>
    Array.from({ length: size }, (_, index) => from + (((index + seed) * 7919 * 104_729) % width)),
  )

it('keys in clusters, near and far, come out in order, equal ones in their given order', () => {
  fc.assert(
    fc.property(fc.array(cluster, { maxLength: 5 }), fc.nat({ max: 3 }), (clusters, turn) => {
      const values = clusters.flat()
      expectSorted([...values.slice(turn * 20), ...values.slice(0, turn * 20)])
    }),
    { numRuns: cases(150), seed: 20081013 },
  )
})

it.each([
  ['ascending', (index: number) => index],
  ['descending', (index: number) => 2999 - index],
  ['all the same', () => 7],
  ['all the same but one', (index: number) => (index === 1500 ? 9 : 7)],
  ['over the whole range', (index: number) => (index * 2_654_435_761) % 2 ** 32],
  [
    'close together but for the ends',
    (index: number) => (index === 0 ? 0xffff_ffff : index === 1 ? 0 : 2 ** 20 + ((index * 7) % 5003)),
  ],
  ['many of one key in a wide range', (index: number) => (index % 50 === 0 ? index * 1_000_000 : 2 ** 30)],
])('%s', (_title, keyAt) => {
  expectSorted(Array.from({ length: 3000 }, (_, index) => keyAt(index)))
})
