import { ascendingOrder } from './radix.ts'

/**
 * Percentile by rank, (average rank − 1) / (n − 1), in 0..1; ties share their average rank.
 * NaN stands for a missing value and stays NaN; n counts the values that are there. One value alone, or all tied: 0.5.
 */
export function percentileRanks(values: Float64Array): Float64Array {
  const order = ascendingOrder(values)
  const ranks = new Float64Array(values.length).fill(Number.NaN)
  const last = order.length - 1
  let start = 0
  while (start <= last) {
    const value = values[order[start] as number]
    let end = start
    while (end < last && values[order[end + 1] as number] === value) end += 1
    const rank = last === 0 ? 0.5 : (start + end) / 2 / last
    for (let position = start; position <= end; position += 1) ranks[order[position] as number] = rank
    start = end + 1
  }
  return ranks
}
