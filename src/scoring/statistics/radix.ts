const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS
const DIGIT_MASK = BUCKETS - 1

/** Room that sorting needs beside its arguments; one for all sorts of a run keeps the memory of large runs low. */
export interface SortScratch {
  readonly keys: Uint32Array
  readonly elements: Uint32Array
}

export function sortScratch(capacity: number): SortScratch {
  return { keys: new Uint32Array(capacity), elements: new Uint32Array(capacity) }
}

/** Turns counts of digits into the place of the first of each; false when all digits are the same. */
function toStarts(counts: Uint32Array, length: number): boolean {
  let start = 0
  for (let digit = 0; digit < BUCKETS; digit += 1) {
    const count = counts[digit] as number
    if (count === length) return false
    counts[digit] = start
    start += count
  }
  return true
}

/**
 * Sorts elements by their 32-bit keys, ascending and stable, both arrays in place. Linear: at most three passes of
 * eleven bits; passes over digits that are all the same are left out.
 */
export function sortPairs(
  keys: Uint32Array,
  elements: Uint32Array,
  scratch = sortScratch(keys.length),
): void {
  const length = keys.length
  const counts = [new Uint32Array(BUCKETS), new Uint32Array(BUCKETS), new Uint32Array(BUCKETS)] as const
  const [low, middle, high] = counts
  for (let i = 0; i < length; i += 1) {
    const key = keys[i] as number
    const lowDigit = key & DIGIT_MASK
    const middleDigit = (key >>> DIGIT_BITS) & DIGIT_MASK
    const highDigit = key >>> (2 * DIGIT_BITS)
    low[lowDigit] = (low[lowDigit] as number) + 1
    middle[middleDigit] = (middle[middleDigit] as number) + 1
    high[highDigit] = (high[highDigit] as number) + 1
  }
  let fromKeys = keys
  let fromElements = elements
  let toKeys = scratch.keys
  let toElements = scratch.elements
  for (let pass = 0; pass < counts.length; pass += 1) {
    const starts = counts[pass] as Uint32Array
    if (!toStarts(starts, length)) continue
    const shift = pass * DIGIT_BITS
    for (let i = 0; i < length; i += 1) {
      const key = fromKeys[i] as number
      const digit = (key >>> shift) & DIGIT_MASK
      const place = starts[digit] as number
      starts[digit] = place + 1
      toKeys[place] = key
      toElements[place] = fromElements[i] as number
    }
    const [sortedKeys, sortedElements] = [toKeys, toElements]
    toKeys = fromKeys
    toElements = fromElements
    fromKeys = sortedKeys
    fromElements = sortedElements
  }
  if (fromKeys === keys) return
  keys.set(fromKeys.subarray(0, length))
  elements.set(fromElements.subarray(0, length))
}
