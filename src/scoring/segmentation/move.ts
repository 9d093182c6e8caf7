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
  /** Key of the incumbent with this many incumbents before it. */
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
  const ownIncumbents = own !== null && isIncumbent ? 1 : 0
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
      const skipped = ownIncumbents === 1 && nth >= (incumbentsBefore[gap] as number) ? nth + 1 : nth
      let low = 0
      let high = edge.first.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((incumbentsBefore[middle + 1] as number) <= skipped) low = middle + 1
        else high = middle
      }
      return keyAtFull(low)
    },
  }
}

/** Others in whole blocks that end within `limit` places. */
function boundaryWithin(others: Others, limit: number): number {
  if (limit <= 0) return 0
  if (limit >= others.size) return others.size
  const next = others.keyAt(limit)
  return others.before(next)
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

  const core = better <= enter ? better : boundaryWithin(others, enter)
  const coreIncumbents = others.incumbents(core)
  const incumbentsBetter = others.incumbents(better) - coreIncumbents
  const incumbentsTied = others.incumbents(better + tied) - others.incumbents(better)
  const mayStay = isIncumbent && better < stay
  const ownBlock = incumbentsTied + 1
  if (mayStay && core + incumbentsBetter < target && core + incumbentsBetter + ownBlock <= tieLimit)
    return true

  // Incumbents (others and, where it may stay, the account) that keep their places: a prefix of them by rank.
  const begun =
    stay > better + tied + 1
      ? boundaryBegunWithin(others, stay - 1)
      : stay > better
        ? better + tied
        : boundaryBegunWithin(others, stay)
  const candidates = others.incumbents(begun) - coreIncumbents + (mayStay ? 1 : 0)
  const places = target - core
  let kept = candidates
  if (candidates > places) {
    // The sub-block of incumbents that holds the first one too many comes in whole or not at all.
    let ahead = incumbentsBetter
    let block = ownBlock
    const inOwnBlock = mayStay && places >= ahead && places < ahead + block
    if (!inOwnBlock) {
      const isPast = mayStay && places >= ahead + block
      const straddling = others.incumbentKey(coreIncumbents + places - (isPast ? 1 : 0))
      const start = others.incumbents(others.before(straddling))
      ahead = start - coreIncumbents + (isPast ? 1 : 0)
      block = others.incumbents(others.upTo(straddling)) - start
    }
    kept = ahead < places && core + ahead + block <= tieLimit ? ahead + block : ahead
  }

  const keptBetter = Math.min(kept, incumbentsBetter)
  const keptTied = Math.min(Math.max(kept - incumbentsBetter, 0), incumbentsTied)
  const count = core + kept + (better - core - keptBetter)
  return count < target && count + tied + 1 - keptTied <= tieLimit
}
