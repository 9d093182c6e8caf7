import { sortPairs, sortScratch } from './radix.ts'

/**
 * Writes the percentile rank (average rank − 1) / (n − 1) of a block of ties, in 0..1; one element alone has 0.5.
 * The block lies at `start` to `end` (included) of the order of `count` elements.
 */
function writeRank(ranks: Float64Array, order: Uint32Array, start: number, end: number, count: number): void {
  const rank = count === 1 ? 0.5 : (start + end) / 2 / (count - 1)
  for (let position = start; position <= end; position += 1) ranks[order[position] as number] = rank
}

/** Percentile ranks of elements whose sorted keys are given, one entry for each of `size`; NaN for all others. */
export function ranksOfSortedKeys(keys: Uint32Array, order: Uint32Array, size: number): Float64Array {
  const ranks = new Float64Array(size).fill(Number.NaN)
  const count = order.length
  let start = 0
  while (start < count) {
    let end = start
    while (end + 1 < count && keys[end + 1] === keys[start]) end += 1
    writeRank(ranks, order, start, end, count)
    start = end + 1
  }
  return ranks
}

/** The high word of a double, mapped so that its unsigned order is numeric order. Minus zero is zero. */
function highKey(value: number, words: Uint32Array, index: number): number {
  const word = value === 0 ? 0 : (words[2 * index + 1] as number)
  return word & 0x80000000 ? ~word : word | 0x80000000
}

/** The low word, mapped so that its order is numeric order among doubles that share their high word. */
function lowKey(value: number, words: Uint32Array, index: number): number {
  const word = words[2 * index] as number
  return value < 0 ? ~word : word
}

/** Runs up to this length are put in order where they stand; longer ones are sorted by counting. */
const SHORT_RUN = 24

/** Sorts elements that share their high word, in place, by the values themselves. */
function sortRun(values: Float64Array, keys: Uint32Array, order: Uint32Array, start: number, end: number) {
  if (end - start <= SHORT_RUN) {
    for (let position = start + 1; position < end; position += 1) {
      const element = order[position] as number
      const value = values[element] as number
      let place = position
      while (place > start && (values[order[place - 1] as number] as number) > value) {
        order[place] = order[place - 1] as number
        place -= 1
      }
      order[place] = element
    }
    return
  }
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const run = order.subarray(start, end)
  const runKeys = keys.subarray(start, end)
  for (let i = 0; i < run.length; i += 1) {
    const element = run[i] as number
    runKeys[i] = lowKey(values[element] as number, words, element)
  }
  sortPairs(runKeys, run)
}

/**
 * Percentile ranks of values; NaN stands for a missing one, stays NaN and ranks nobody. Ties share their average rank.
 * Linear: sorting by the high words settles nearly all values, runs that share one are sorted by the low words.
 */
export function percentileRanks(values: Float64Array, scratch = sortScratch(values.length)): Float64Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const allKeys = new Uint32Array(values.length)
  const allElements = new Uint32Array(values.length)
  let count = 0
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number
    if (Number.isNaN(value)) continue
    allKeys[count] = highKey(value, words, i)
    allElements[count] = i
    count += 1
  }
  const keys = allKeys.subarray(0, count)
  const order = allElements.subarray(0, count)
  sortPairs(keys, order, scratch)

  const ranks = new Float64Array(values.length).fill(Number.NaN)
  for (let start = 0; start < count; ) {
    const key = keys[start]
    let end = start + 1
    while (end < count && keys[end] === key) end += 1
    if (end - start > 1) sortRun(values, keys, order, start, end)
    for (let first = start; first < end; ) {
      let last = first
      if (end - start > 1) {
        const value = values[order[first] as number]
        while (last + 1 < end && values[order[last + 1] as number] === value) last += 1
      }
      writeRank(ranks, order, first, last, count)
      first = last + 1
    }
    start = end
  }
  return ranks
}
