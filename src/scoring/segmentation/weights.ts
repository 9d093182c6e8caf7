import type { Stage } from './questions.ts'
import type { SegmentationModel } from './settings.ts'

export interface DimensionWeights {
  readonly need: number
  readonly value: number
  readonly behavior: number
}

/** One product family that an account buys or is offered. */
export interface FamilyStage {
  readonly family: string
  readonly stage: Stage
  /** In any one unit; 0 where the family is only offered. */
  readonly revenue: number
}

/**
 * Mean of the stage weights over an account's families, weighted by their revenue: the stage belongs to the family.
 * Where no family has revenue yet, all count the same.
 */
export function familyWeights(
  families: readonly FamilyStage[],
  stageWeights: SegmentationModel['stageWeights'],
): DimensionWeights {
  const total = families.reduce((sum, family) => sum + family.revenue, 0)
  const shareOf = (family: FamilyStage) => (total > 0 ? family.revenue / total : 1 / families.length)
  const mean = (dimension: keyof DimensionWeights) =>
    families.reduce((sum, family) => sum + shareOf(family) * stageWeights[family.stage][dimension], 0)
  return { need: mean('need'), value: mean('value'), behavior: mean('behavior') }
}

/** Weights from a mere order of importance, most important first: the rank-order centroid (Barron & Barrett 1996). */
export function rankOrderCentroid(count: number): number[] {
  return Array.from({ length: count }, (_, rank) => {
    let sum = 0
    for (let i = rank + 1; i <= count; i += 1) sum += 1 / i
    return sum / count
  })
}
