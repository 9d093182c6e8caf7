import { ascendingOrder } from './radix.ts'

/**
 * Percentile ranks (average rank − 1) / (n − 1) of elements in ascending order, in 0..1; ties share their average rank,
 * one element alone has 0.5. `size` entries by element; those outside the order are NaN.
 */
export function ranksInOrder(
  order: Uint32Array,
  isTie: (a: number, b: number) => boolean,
  size: number,
): Float64Array {
  const ranks = new Float64Array(size).fill(Number.NaN)
  const last = order.length - 1
  let start = 0
  while (start <= last) {
    const first = order[start] as number
    let end = start
    while (end < last && isTie(first, order[end + 1] as number)) end += 1
    const rank = last === 0 ? 0.5 : (start + end) / 2 / last
    for (let position = start; position <= end; position += 1) ranks[order[position] as number] = rank
    start = end + 1
  }
  return ranks
}

/** Percentile ranks of values; NaN stands for a missing one, stays NaN and ranks nobody. */
export function percentileRanks(values: Float64Array): Float64Array {
  return ranksInOrder(ascendingOrder(values), (a, b) => values[a] === values[b], values.length)
}
