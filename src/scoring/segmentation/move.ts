import type { Edge } from './edge.ts'

/** A place in an edge's order. */
export interface EdgeKey {
  readonly first: number
  readonly second: number
}

/** The candidates of an edge without one of them, counted in logarithmic time. All counts are at block boundaries. */
interface Others {
  readonly size: number
  /** Others strictly better than a key. */
  before(key: EdgeKey): number
  /** Others at least as good as a key. */
  upTo(key: EdgeKey): number
  keyAt(position: number): EdgeKey
  /** Incumbents among the first `boundary` others. */
  incumbents(boundary: number): number
  /** Key of the incumbent with this many incumbents before it; only where the one left out is none. */
  incumbentKey(nth: number): EdgeKey
}

function countBefore(edge: Edge, key: EdgeKey, inclusive: boolean): number {
  let low = 0
  let high = edge.first.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const difference =
      (edge.first[middle] as number) - key.first || (edge.second[middle] as number) - key.second
    if (difference < 0 || (inclusive && difference === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Members of a block are interchangeable, so leaving out the first of its own block leaves out the account. */
function othersOf(edge: Edge, own: EdgeKey | null, isIncumbent: boolean): Others {
  const { incumbentsBefore } = edge
  const gap = own === null ? edge.first.length : countBefore(edge, own, false)
  const full = (boundary: number) => (boundary > gap ? boundary + 1 : boundary)
  const without = (count: number) => (count > gap ? count - 1 : count)
  const keyAtFull = (position: number) => ({
    first: edge.first[position] as number,
    second: edge.second[position] as number,
  })
  const ownIncumbents = isIncumbent ? 1 : 0
  return {
    size: edge.first.length - (own === null ? 0 : 1),
    before: key => without(countBefore(edge, key, false)),
    upTo: key => without(countBefore(edge, key, true)),
    keyAt: position => keyAtFull(position >= gap ? position + 1 : position),
    incumbents: boundary =>
      incumbentsBefore === null
        ? 0
        : (incumbentsBefore[full(boundary)] as number) - (boundary > gap ? ownIncumbents : 0),
    incumbentKey: nth => {
      if (incumbentsBefore === null) throw new RangeError('An edge without incumbents has no first one.')
      let low = 0
      let high = edge.first.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((incumbentsBefore[middle + 1] as number) <= nth) low = middle + 1
        else high = middle
      }
      return keyAtFull(low)
    },
  }
}

/** Others in blocks that begin within `limit` places, ended where their block ends. */
function boundaryBegunWithin(others: Others, limit: number): number {
  if (limit <= 0) return 0
  return limit >= others.size ? others.size : others.upTo(others.keyAt(limit - 1))
}

/**
 * Whether one account would be inside if it stood at `key` while all others stay where they are: what `cut` would say
 * of it, without drawing the edge again. `own` is its present key, null where it is no candidate now.
 */
export function wouldBeInside(edge: Edge, own: EdgeKey | null, isIncumbent: boolean, key: EdgeKey): boolean {
  const { target, enter, stay, tieLimit } = edge.rule
  const others = othersOf(edge, own, isIncumbent)
  const better = others.before(key)
  const tied = others.upTo(key) - better
  if (better + tied + 1 <= enter) return true

  const core = better <= enter ? better : others.before(others.keyAt(enter))
  const coreIncumbents = others.incumbents(core)
  const incumbentsBetter = others.incumbents(better) - coreIncumbents
  const incumbentsTied = others.incumbents(better + tied) - others.incumbents(better)
  // An incumbent whose block finds no room as incumbents finds none as newcomers either.
  if (isIncumbent && better < stay)
    return core + incumbentsBetter < target && core + incumbentsBetter + incumbentsTied + 1 <= tieLimit
  // Whoever is better is inside, or has left its place to an incumbent.
  if (better >= target) return false

  const begun = Math.max(better + tied, boundaryBegunWithin(others, stay - 1))
  const candidates = others.incumbents(begun) - coreIncumbents
  const places = target - core
  let kept = candidates
  if (candidates > places) {
    // The sub-block of incumbents that holds the first one too many comes in whole or not at all.
    const straddling = others.incumbentKey(coreIncumbents + places)
    const start = others.incumbents(others.before(straddling))
    const block = others.incumbents(others.upTo(straddling)) - start
    const ahead = start - coreIncumbents
    kept = core + ahead + block <= tieLimit ? ahead + block : ahead
  }
  const keptTied = kept > incumbentsBetter ? incumbentsTied : 0
  const count = better + kept - incumbentsBetter
  return count < target && count + tied + 1 - keptTied <= tieLimit
}
