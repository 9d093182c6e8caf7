import { holmWithGaps } from '../statistics/multiple-tests.ts'
import type { Estimate } from './estimate.ts'

export interface Position {
  readonly importance: Estimate
  readonly effectiveness: Estimate
}

export interface Certainty {
  readonly confident: boolean
  /** Of the less certain axis, after Holm over the attributes of the cell; null where there is no interval. */
  readonly adjustedP: number | null
  readonly uncertain: { readonly importance: boolean; readonly effectiveness: boolean }
}

/**
 * A quadrant is confident if neither interval spans its cut, also after Holm for the attributes judged together.
 * Both axes must hold, so the larger p of the two is the p of the quadrant.
 */
export function judgeCertainty(
  positions: readonly Position[],
  importanceCut: number,
  level: number,
): Certainty[] {
  const pairs = positions.map(({ importance, effectiveness }) => ({
    importance: importance.pAgainst(importanceCut),
    effectiveness: effectiveness.pAgainst(0),
  }))
  const worst = pairs.map(p =>
    p.importance === null || p.effectiveness === null ? null : Math.max(p.importance, p.effectiveness),
  )
  const adjusted = holmWithGaps(worst)
  return pairs.map((p, index) => {
    const own = worst[index] ?? null
    const adjustedP = adjusted[index] ?? null
    const factor = own === null || own === 0 || adjustedP === null ? 1 : adjustedP / own
    const isUncertain = (axis: number | null) => axis === null || axis * factor >= 1 - level
    return {
      confident: adjustedP !== null && adjustedP < 1 - level,
      adjustedP,
      uncertain: { importance: isUncertain(p.importance), effectiveness: isUncertain(p.effectiveness) },
    }
  })
}
