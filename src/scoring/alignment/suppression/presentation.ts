import { roundHalfUp } from '../../rounding.ts'
import { mean } from '../../statistics/sample.ts'
import type { SuppressionPolicy } from './release.ts'

export type Presented =
  | {
      readonly shown: true
      readonly n: number
      /** Rounded for display; null where all gave the same answer and only `level` may be said. */
      readonly mean: number | null
      readonly level: string | null
      /** Answers by option; null where it would say what everyone answered. */
      readonly distribution: Readonly<Record<string, number>> | null
    }
  | { readonly shown: false; readonly n: string; readonly reason: 'suppressed_anonymity' }

/**
 * What a surface may print of one cell: counts of hidden cells as "<5", one decimal for few people, no
 * distribution that gives everyone's answer away, and never a lowest or highest answer.
 */
export function presentRatings(
  ratings: readonly number[],
  scale: { readonly low: number; readonly high: number },
  policy: SuppressionPolicy,
): Presented {
  const n = ratings.length
  if (n < policy.minimumRespondents)
    return { shown: false, n: `<${policy.minimumRespondents}`, reason: 'suppressed_anonymity' }
  const value = mean(ratings) ?? 0
  const isUnanimous = ratings.every(rating => rating === ratings[0])
  if (isUnanimous && n < policy.homogeneousBelow)
    return { shown: true, n, mean: null, level: coarseLevel(value, scale), distribution: null }
  return {
    shown: true,
    n,
    mean: roundHalfUp(value, n < policy.oneDecimalBelow ? 1 : 2),
    level: null,
    distribution: isUnanimous ? null : countByOption(ratings, scale),
  }
}

/** Cross-tabs single people out: filters may combine this many demographics. */
export function isAllowedFilter(demographics: readonly string[], policy: SuppressionPolicy): boolean {
  return new Set(demographics).size <= policy.demographicsAtOnce
}

/** ≥4, ≤2 or between, on five points: enough to act on, not enough to know each answer. */
function coarseLevel(value: number, { low, high }: { readonly low: number; readonly high: number }): string {
  const upper = high - (high - low) / 4
  const lower = low + (high - low) / 4
  if (value >= upper) return `≥${upper}`
  return value <= lower ? `≤${lower}` : `between ${lower} and ${upper}`
}

function countByOption(
  ratings: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (let option = low; option <= high; option++) {
    counts[option] = ratings.filter(rating => rating === option).length
  }
  return counts
}
