/** Neumaier's compensated sum: the order of the rows can't change a score in a digit that anyone sees. */
export function sum(values: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length
}

/** Sample variance with n − 1; null below two values. */
export function variance(values: readonly number[]): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  if (values.every(value => value === values[0])) return 0
  return sum(values.map(value => (value - centre) ** 2)) / (values.length - 1)
}

/** Sample standard deviation with n − 1; null below two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const spread = variance(values)
  return spread === null ? null : Math.sqrt(spread)
}

/** Middle value, the mean of the two middle ones for an even count; null for no values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** Ranks from 1 in the order of the input; tied values share the mean of their ranks. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  for (const block of tiedBlocks(order)) {
    const shared = (block.first + block.last) / 2 + 1
    for (const { index } of order.slice(block.first, block.last + 1)) ranks[index] = shared
  }
  return ranks
}

/** Sizes of the groups of equal values, single values included. */
export function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()]
}

function tiedBlocks(sorted: readonly { value: number }[]): { first: number; last: number }[] {
  const blocks: { first: number; last: number }[] = []
  sorted.forEach(({ value }, position) => {
    const current = blocks.at(-1)
    if (current !== undefined && sorted[current.first]?.value === value) current.last = position
    else blocks.push({ first: position, last: position })
  })
  return blocks
}
