const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS
const DIGIT_MASK = BUCKETS - 1

/** One stable counting pass over `order` by 11 bits of each element's key. False when all digits are equal. */
function countingPass(keys: Uint32Array, shift: number, order: Uint32Array, target: Uint32Array): boolean {
  const counts = new Uint32Array(BUCKETS)
  const length = order.length
  for (let i = 0; i < length; i += 1) {
    const digit = ((keys[order[i] as number] as number) >>> shift) & DIGIT_MASK
    counts[digit] = (counts[digit] as number) + 1
  }
  if (length > 0 && counts[((keys[order[0] as number] as number) >>> shift) & DIGIT_MASK] === length)
    return false
  let sum = 0
  for (let digit = 0; digit < BUCKETS; digit += 1) {
    const count = counts[digit] as number
    counts[digit] = sum
    sum += count
  }
  for (let i = 0; i < length; i += 1) {
    const element = order[i] as number
    const digit = ((keys[element] as number) >>> shift) & DIGIT_MASK
    const at = counts[digit] as number
    counts[digit] = at + 1
    target[at] = element
  }
  return true
}

/** Sorts the elements of `order` by their 32-bit keys, ascending and stable; linear in their number. */
export function sortByKey(keys: Uint32Array, order: Uint32Array): Uint32Array {
  let current: Uint32Array = order
  let spare: Uint32Array = new Uint32Array(order.length)
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    if (!countingPass(keys, shift, current, spare)) continue
    const sorted = spare
    spare = current
    current = sorted
  }
  return current
}

/** The high 32 bits of a double, mapped so that unsigned order is numeric order. */
function highKeys(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const keys = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i += 1) {
    const high = values[i] === 0 ? 0 : (words[2 * i + 1] as number) // minus zero is zero
    keys[i] = high & 0x80000000 ? ~high : high | 0x80000000
  }
  return keys
}

/**
 * Positions of the values that are there (NaN is missing), ascending, equal values in their given order.
 * Radix on the high word settles nearly all; runs that share it are finished by comparison.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const present = new Uint32Array(values.length)
  let count = 0
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i] as number)) present[count++] = i
  const keys = highKeys(values)
  const order = sortByKey(keys, present.slice(0, count))
  let start = 0
  while (start < count) {
    const key = keys[order[start] as number]
    let end = start + 1
    let differs = false
    while (end < count && keys[order[end] as number] === key) {
      if (values[order[end] as number] !== values[order[start] as number]) differs = true
      end += 1
    }
    if (differs)
      order.subarray(start, end).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)
    start = end
  }
  return order
}
