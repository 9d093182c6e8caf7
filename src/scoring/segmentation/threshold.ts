import type { EdgeRule } from './edge.ts'

/** The key that has `place` smaller or equal keys before it, counted from 0. Reorders `keys`; linear on average. */
export function keyAtPlace(keys: Uint32Array, place: number): number {
  let low = 0
  let high = keys.length - 1
  while (low < high) {
    const pivot = keys[(low + high) >>> 1] as number
    let left = low
    let right = high
    while (left <= right) {
      while ((keys[left] as number) < pivot) left += 1
      while ((keys[right] as number) > pivot) right -= 1
      if (left > right) break
      const key = keys[left] as number
      keys[left] = keys[right] as number
      keys[right] = key
      left += 1
      right -= 1
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else break
  }
  return keys[place] as number
}

/** Inside are keys below `first`, and those at `first` whose second key is below `second`. */
export interface Threshold {
  readonly first: number
  readonly second: number
}

const NOTHING: Threshold = { first: 0, second: 0 }
const EVERYTHING: Threshold = { first: 2 ** 32, second: 0 }

/**
 * Where an edge without incumbents lies, found without ordering anybody: what `cut` draws, as a threshold.
 * `spare` has room for all keys and is overwritten.
 */
export function thresholdOf(
  rule: EdgeRule,
  first: Uint32Array,
  second: Uint32Array,
  spare: Uint32Array,
): Threshold {
  const size = first.length
  if (rule.target === 0) return NOTHING
  if (size <= rule.target) return EVERYTHING
  const copy = spare.subarray(0, size)
  copy.set(first)
  const edge = keyAtPlace(copy, rule.target - 1)
  let below = 0
  let level = 0
  for (let i = 0; i < size; i += 1) {
    const key = first[i] as number
    if (key < edge) below += 1
    else if (key === edge) spare[level++] = second[i] as number
  }
  const seconds = spare.subarray(0, level)
  const edgeSecond = keyAtPlace(seconds, rule.target - 1 - below)
  let inside = below
  for (let i = 0; i < level; i += 1) if ((seconds[i] as number) <= edgeSecond) inside += 1
  return { first: edge, second: inside <= rule.tieLimit ? edgeSecond + 1 : edgeSecond }
}

export function isWithin(threshold: Threshold, first: number, second: number): boolean {
  return first < threshold.first || (first === threshold.first && second < threshold.second)
}
