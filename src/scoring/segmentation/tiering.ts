import { type Tier, tiers } from './questions.ts'
import type { SegmentationModel } from './settings.ts'

const code = (tier: Tier) => tiers.indexOf(tier)
export const TIER_1A = code('1a')
export const TIER_1B = code('1b')
export const TIER_2 = code('2')
export const TIER_3 = code('3')

export function tierName(tierCode: number): Tier {
  return tiers[tierCode] ?? 'unscored'
}

export function isTier1(tierCode: number): boolean {
  return tierCode === TIER_1A || tierCode === TIER_1B
}

/** Above the edge between Tiers 2 and 3. */
export function isAboveTier3(tierCode: number): boolean {
  return isTier1(tierCode) || tierCode === TIER_2
}

/**
 * 1a from the midpoint of behavior on, 1b below and where behavior is unknown. An account of Tier 1 changes sides only
 * past the margin around the midpoint.
 */
export function tier1Side(behavior: number, previous: number, cut: SegmentationModel['behaviorCut']): number {
  if (Number.isNaN(behavior)) return TIER_1B
  if (previous === TIER_1A) return behavior < cut.score - cut.flipMargin ? TIER_1B : TIER_1A
  if (previous === TIER_1B) return behavior > cut.score + cut.flipMargin ? TIER_1A : TIER_1B
  return behavior >= cut.score ? TIER_1A : TIER_1B
}

/** High on both: newcomers in the upper half of need and of value, incumbents a little below. */
export function isEligible(
  needRank: number,
  valueRank: number,
  previous: number,
  eligibility: SegmentationModel['eligibility'],
): boolean {
  const least = isTier1(previous) ? eligibility.stayRank : eligibility.enterRank
  return needRank >= least && valueRank >= least
}
