import { type SortScratch, sortPairs } from '../statistics/radix.ts'

/** Where one tier ends, in numbers of accounts. */
export interface EdgeRule {
  /** Accounts that belong inside. */
  readonly target: number
  /** A newcomer enters only within this rank. */
  readonly enter: number
  /** An incumbent stays within this rank. */
  readonly stay: number
  /** A tied block that straddles the target comes in whole if it takes the count to no more than this. */
  readonly tieLimit: number
}

/** Absorbs the rounding noise of products such as 1.1 × 10 before they are cut to whole accounts. */
const NOISE = 1e-9

export function edgeRule(
  population: number,
  share: number,
  minimum: number,
  settings: { readonly bufferRatio: number; readonly tieAllowanceRatio: number },
): EdgeRule {
  const target = Math.max(minimum, Math.floor(share * population + 0.5 + NOISE))
  return {
    target,
    enter: Math.floor(target * (1 - settings.bufferRatio) + NOISE),
    stay: Math.ceil(target * (1 + settings.bufferRatio) - NOISE),
    tieLimit: Math.max(target, Math.floor(share * settings.tieAllowanceRatio * population + NOISE)),
  }
}

/** Candidates for a tier, best first. Equal keys are a tie. */
export interface Edge {
  readonly rule: EdgeRule
  /** Accounts by position. */
  readonly order: Uint32Array
  /** Keys by position, ascending; `second` decides where `first` ties. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** Number of incumbents before each position, one entry more than there are positions; null without incumbents. */
  readonly incumbentsBefore: Uint32Array | null
}

/** Keys of the accounts at these positions. */
function gather(keys: Uint32Array, order: Uint32Array): Uint32Array {
  const gathered = new Uint32Array(order.length)
  for (let position = 0; position < order.length; position += 1)
    gathered[position] = keys[order[position] as number] as number
  return gathered
}

/** Sorts candidates by two keys (by account), the smallest first. */
export function orderEdge(
  rule: EdgeRule,
  candidates: Uint32Array,
  firstKey: Uint32Array,
  secondKey: Uint32Array,
  isIncumbent: ((account: number) => boolean) | null,
  scratch?: SortScratch,
): Edge {
  const order = candidates.slice()
  if (secondKey !== firstKey) sortPairs(gather(secondKey, order), order, scratch)
  const first = gather(firstKey, order)
  sortPairs(first, order, scratch)
  const second = secondKey === firstKey ? first : gather(secondKey, order)
  if (isIncumbent === null) return { rule, order, first, second, incumbentsBefore: null }
  const incumbentsBefore = new Uint32Array(order.length + 1)
  for (let position = 0; position < order.length; position += 1)
    incumbentsBefore[position + 1] =
      (incumbentsBefore[position] as number) + (isIncumbent(order[position] as number) ? 1 : 0)
  return { rule, order, first, second, incumbentsBefore }
}

export interface Cut {
  /** 1 by position for those inside. */
  readonly inside: Uint8Array
  readonly count: number
  /** Size of a tied block that straddled the edge and was left out; 0 where there was none. */
  readonly tiedOut: number
}

/**
 * Draws the edge. Whole tied blocks within the enter rank are in; incumbents stay within the stay rank, best first;
 * places still free go to the best of the rest. Too many incumbents: the lowest-ranked leave. Never padded: where
 * candidates run out the tier is smaller. A tied block that straddles the target is in or out as a whole.
 */
export function cut({ rule, first, second, incumbentsBefore }: Edge): Cut {
  const size = first.length
  const inside = new Uint8Array(size)
  const blockEnd = (start: number) => {
    let end = start + 1
    while (end < size && first[end] === first[start] && second[end] === second[start]) end += 1
    return end
  }

  let core = 0
  while (core < size) {
    const end = blockEnd(core)
    if (end > rule.enter) break
    core = end
  }
  inside.fill(1, 0, core)
  let count = core

  if (incumbentsBefore !== null)
    for (let start = core; start < Math.min(size, rule.stay) && count < rule.target; ) {
      const end = blockEnd(start)
      const staying = (incumbentsBefore[end] as number) - (incumbentsBefore[start] as number)
      if (count + staying > rule.tieLimit) break
      for (let position = start; position < end; position += 1)
        inside[position] = (incumbentsBefore[position + 1] as number) - (incumbentsBefore[position] as number)
      count += staying
      start = end
    }

  let tiedOut = 0
  for (let start = core; start < size && count < rule.target; ) {
    const end = blockEnd(start)
    let free = 0
    for (let position = start; position < end; position += 1) if (inside[position] === 0) free += 1
    if (count + free > rule.tieLimit) {
      tiedOut = free
      break
    }
    inside.fill(1, start, end)
    count += free
    start = end
  }
  return { inside, count, tiedOut }
}
