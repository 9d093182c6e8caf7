/** Room that sorting needs beside its arguments; one for all sorts of a run keeps the memory of large runs low. */
export interface SortScratch {
  readonly keys: Uint32Array
  readonly elements: Uint32Array
}

export function sortScratch(capacity: number): SortScratch {
  return { keys: new Uint32Array(capacity), elements: new Uint32Array(capacity) }
}

/** First digit in bits: few enough streams of writes for the processor to keep all their pages at hand. */
const TOP_BITS = 8
/** Digits of the second pass: their counts stay within the processor's cache. */
const MOST_DIGIT_BITS = 12
/** Runs up to this length are cheaper by insertion than by counting. */
const SHORT_RUN = 24

function countsToStarts(counts: Uint32Array, first: number): void {
  let start = first
  for (let digit = 0; digit < counts.length; digit += 1) {
    const count = counts[digit] as number
    counts[digit] = start
    start += count
  }
}

function insertionSort(keys: Uint32Array, elements: Uint32Array, from: number, to: number): void {
  for (let position = from + 1; position < to; position += 1) {
    const key = keys[position] as number
    const element = elements[position] as number
    let place = position
    while (place > from && (keys[place - 1] as number) > key) {
      keys[place] = keys[place - 1] as number
      elements[place] = elements[place - 1] as number
      place -= 1
    }
    keys[place] = key
    elements[place] = element
  }
}

/** One stable counting pass over `from..to`; `starts` holds the place of the first key of each digit. */
function scatter(
  source: SortScratch,
  target: SortScratch,
  from: number,
  to: number,
  digits: { readonly base: number; readonly shift: number; readonly mask: number },
  starts: Uint32Array,
): void {
  // Locals, so that the loop reads no fields: this is the inner loop of every large run.
  const { base, shift, mask } = digits
  const { keys, elements } = source
  const { keys: sortedKeys, elements: sortedElements } = target
  for (let i = from; i < to; i += 1) {
    const key = keys[i] as number
    const digit = ((key - base) >>> shift) & mask
    const place = starts[digit] as number
    starts[digit] = place + 1
    sortedKeys[place] = key
    sortedElements[place] = elements[i] as number
  }
}

function isOneKey(keys: Uint32Array, from: number, to: number): boolean {
  for (let position = from + 1; position < to; position += 1) if (keys[position] !== keys[from]) return false
  return true
}

/** Sorts `from..to` where it stands by the lowest `bits` of key − base, in two counting passes. */
function sortLong(
  arrays: SortScratch,
  spare: SortScratch,
  from: number,
  to: number,
  base: number,
  bits: number,
): void {
  const half = (bits + 1) >> 1
  const mask = (1 << half) - 1
  const low = new Uint32Array(mask + 1)
  const high = new Uint32Array(mask + 1)
  const { keys } = arrays
  for (let i = from; i < to; i += 1) {
    const key = (keys[i] as number) - base
    const lowDigit = key & mask
    const highDigit = (key >>> half) & mask
    low[lowDigit] = (low[lowDigit] as number) + 1
    high[highDigit] = (high[highDigit] as number) + 1
  }
  countsToStarts(low, from)
  countsToStarts(high, from)
  scatter(arrays, spare, from, to, { base, shift: 0, mask }, low)
  scatter(spare, arrays, from, to, { base, shift: half, mask }, high)
}

/**
 * Sorts `from..to` of `source` into `target` by the lowest `bits` of key − base: one counting pass by as many of the
 * upper ones as spread the keys to about one a digit, so that hardly anything is left to do within a digit.
 */
function sortBucket(
  source: SortScratch,
  target: SortScratch,
  from: number,
  to: number,
  base: number,
  bits: number,
): void {
  const digitBits = Math.min(bits, MOST_DIGIT_BITS, 32 - Math.clz32(to - from))
  const shift = bits - digitBits
  const mask = (1 << digitBits) - 1
  const ends = new Uint32Array(mask + 1)
  const { keys } = source
  for (let i = from; i < to; i += 1) {
    const digit = (((keys[i] as number) - base) >>> shift) & mask
    ends[digit] = (ends[digit] as number) + 1
  }
  countsToStarts(ends, from)
  scatter(source, target, from, to, { base, shift, mask }, ends)
  if (shift === 0) return
  let start = from
  for (let digit = 0; digit <= mask; digit += 1) {
    const end = ends[digit] as number
    if (end - start > SHORT_RUN) {
      if (!isOneKey(target.keys, start, end)) sortLong(target, source, start, end, base, shift)
    } else if (end - start > 1) insertionSort(target.keys, target.elements, start, end)
    start = end
  }
}

/**
 * Sorts elements by their 32-bit keys, ascending and stable, both arrays in place. Linear in their number: one pass by
 * the top digit of the range of the keys, then each bucket on its own.
 */
export function sortPairs(
  keys: Uint32Array,
  elements: Uint32Array,
  scratch = sortScratch(keys.length),
): void {
  const length = keys.length
  if (length <= SHORT_RUN) {
    insertionSort(keys, elements, 0, length)
    return
  }
  let base = keys[0] as number
  let most = base
  for (let i = 1; i < length; i += 1) {
    const key = keys[i] as number
    if (key < base) base = key
    else if (key > most) most = key
  }
  if (base === most) return
  const shift = Math.max(0, 32 - Math.clz32(most - base) - TOP_BITS)
  const ends = new Uint32Array(1 << TOP_BITS)
  for (let i = 0; i < length; i += 1) {
    const digit = ((keys[i] as number) - base) >>> shift
    ends[digit] = (ends[digit] as number) + 1
  }
  countsToStarts(ends, 0)
  const sorted = { keys, elements }
  scatter(sorted, scratch, 0, length, { base, shift, mask: (1 << TOP_BITS) - 1 }, ends)
  // The second pass brings everything back to where it came from.
  let start = 0
  for (const end of ends) {
    if (end > start) sortBucket(scratch, sorted, start, end, base, shift)
    start = end
  }
}
