import { type Cut, cut, type EdgeKeys, type EdgeRule, orderEdge } from './edge.ts'

/** Keys are grouped by their bits above these; finer groups than the sizes of a tier ask for. */
const GROUP_SHIFT = 14
const GROUPS = 1 << (32 - GROUP_SHIFT)

/** Group of the candidate at a place in the order, counted from 0; the last group where there are fewer. */
function groupAt(counts: Uint32Array, place: number): number {
  let before = 0
  for (let group = 0; group < counts.length; group += 1) {
    before += counts[group] as number
    if (before > place) return group
  }
  return counts.length - 1
}

/**
 * Draws an edge without ordering all candidates: only those near it can be in or out, the better ones are in.
 * Gives what `cut` gives on the whole order.
 */
export function drawEdge(
  rule: EdgeRule,
  candidates: Uint32Array,
  keys: EdgeKeys,
  isIncumbent: ((account: number) => boolean) | null,
): Cut {
  const counts = new Uint32Array(GROUPS)
  for (let i = 0; i < candidates.length; i += 1) {
    const group = keys.first(candidates[i] as number) >>> GROUP_SHIFT
    counts[group] = (counts[group] as number) + 1
  }
  // Without incumbents there is no buffer: all that stands before the last place wanted is in.
  const firstGroup = groupAt(counts, isIncumbent === null ? Math.max(0, rule.target - 1) : rule.enter)
  const lastGroup = groupAt(
    counts,
    Math.max(0, Math.max(isIncumbent === null ? 0 : rule.stay, rule.target) - 1),
  )

  const ahead = new Uint32Array(candidates.length)
  const near = new Uint32Array(candidates.length)
  let aheadCount = 0
  let nearCount = 0
  for (let i = 0; i < candidates.length; i += 1) {
    const account = candidates[i] as number
    const group = keys.first(account) >>> GROUP_SHIFT
    if (group < firstGroup) ahead[aheadCount++] = account
    else if (group <= lastGroup) near[nearCount++] = account
  }
  const drawn = cut(orderEdge(rule, near.subarray(0, nearCount), keys, isIncumbent, aheadCount))
  const inside = new Uint32Array(aheadCount + drawn.inside.length)
  inside.set(ahead.subarray(0, aheadCount))
  inside.set(drawn.inside, aheadCount)
  return { ...drawn, inside }
}
