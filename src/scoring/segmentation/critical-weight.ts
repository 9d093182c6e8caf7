import { type Dimension, dimensions } from './questions.ts'
import type { DimensionWeights } from './weights.ts'

export interface CriticalWeight {
  readonly dimension: Dimension
  /** Weight at which the other account draws level, the other weights rescaled in proportion. */
  readonly weight: number
  /** The lead changes when the weight goes past this point in this direction. */
  readonly direction: 'atMost' | 'atLeast'
}

/**
 * One-at-a-time critical weights (Triantaphyllou & Sánchez 1997): w* = D₋ / (D₋ − d_k) with d the differences of the
 * dimension scores and D₋ = Σ_{j≠k} w_j d_j / (1 − w_k). Dimensions whose weight alone can't change the lead are left out.
 */
export function criticalWeights(
  leader: DimensionWeights,
  other: DimensionWeights,
  weights: DimensionWeights,
): CriticalWeight[] {
  const difference = (dimension: Dimension) => leader[dimension] - other[dimension]
  return dimensions.flatMap((dimension): CriticalWeight[] => {
    if (weights[dimension] === 1) return []
    const rest = dimensions
      .filter(candidate => candidate !== dimension)
      .reduce((sum, candidate) => sum + weights[candidate] * difference(candidate), 0)
    const without = rest / (1 - weights[dimension])
    const slope = difference(dimension) - without
    if (slope === 0) return []
    const weight = -without / slope
    if (weight < 0 || weight > 1) return []
    return [{ dimension, weight, direction: slope > 0 ? 'atMost' : 'atLeast' }]
  })
}
