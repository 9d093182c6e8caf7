import { sortPairs } from '../statistics/radix.ts'

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
  /** Better candidates that are inside whatever happens here, and so are left out of the order. */
  readonly ahead: number
  /** Accounts by position. */
  readonly order: Uint32Array
  /** Keys by position, ascending; `second` decides where `first` ties. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** Number of incumbents before each position, one entry more than there are positions; null without incumbents. */
  readonly incumbentsBefore: Uint32Array | null
}

/** What candidates are ordered by: whole numbers below 2³², the smallest first. */
export interface EdgeKeys {
  readonly first: (account: number) => number
  readonly second: (account: number) => number
}

function keysOf(order: Uint32Array, key: (account: number) => number): Uint32Array {
  const keys = new Uint32Array(order.length)
  for (let position = 0; position < order.length; position += 1)
    keys[position] = key(order[position] as number)
  return keys
}

/** Sorts candidates, the best first. */
export function orderEdge(
  rule: EdgeRule,
  candidates: Uint32Array,
  keys: EdgeKeys,
  isIncumbent: ((account: number) => boolean) | null,
  ahead = 0,
): Edge {
  const order = candidates.slice()
  if (keys.second !== keys.first) sortPairs(keysOf(order, keys.second), order)
  const first = keysOf(order, keys.first)
  sortPairs(first, order)
  const second = keys.second === keys.first ? first : keysOf(order, keys.second)
  if (isIncumbent === null) return { rule, ahead, order, first, second, incumbentsBefore: null }
  const incumbentsBefore = new Uint32Array(order.length + 1)
  for (let position = 0; position < order.length; position += 1)
    incumbentsBefore[position + 1] =
      (incumbentsBefore[position] as number) + (isIncumbent(order[position] as number) ? 1 : 0)
  return { rule, ahead, order, first, second, incumbentsBefore }
}

export interface Cut {
  /** Accounts inside, those ahead left out. */
  readonly inside: Uint32Array
  /** Accounts inside, those ahead counted. */
  readonly count: number
  /** Size of a tied block that straddled the edge and was left out; 0 where there was none. */
  readonly tiedOut: number
}

/**
 * Draws the edge. Whole tied blocks within the enter rank are in; incumbents stay within the stay rank, best first;
 * places still free go to the best of the rest. Too many incumbents: the lowest-ranked leave. Never padded: where
 * candidates run out the tier is smaller. A tied block that straddles the target is in or out as a whole.
 */
export function cut({ rule, ahead, order, first, second, incumbentsBefore }: Edge): Cut {
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
    if (ahead + end > rule.enter) break
    core = end
  }
  inside.fill(1, 0, core)
  let count = ahead + core

  if (incumbentsBefore !== null)
    for (let start = core; start < size && ahead + start < rule.stay && count < rule.target; ) {
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
  return { inside: order.filter((_, position) => inside[position] === 1), count, tiedOut }
}
