import type { Interval } from './intervals.ts'
import { type Count, fisherExact, newcombe, smallestExpected, twoProportionZ } from './proportions.ts'

export interface RateDifference extends Interval {
  /** a − b, fraction. */
  readonly delta: number
  readonly z: number
  readonly p: number
  readonly test: 'two_proportion_z' | 'fisher_exact'
}

/** Two rates against each other: pooled z, or Fisher's exact test where an expected count is small; null without trials. */
export function compareRates(
  a: Count,
  b: Count,
  { level, fisherBelowExpected }: { readonly level: number; readonly fisherBelowExpected: number },
): RateDifference | null {
  const approximate = twoProportionZ(a, b)
  const interval = newcombe(a, b, level)
  if (approximate === null || interval === null) return null
  const isSmall = smallestExpected(a, b) < fisherBelowExpected
  return {
    delta: a.successes / a.trials - b.successes / b.trials,
    ...interval,
    z: approximate.z,
    p: isSmall ? fisherExact(a, b).p : approximate.p,
    test: isSmall ? 'fisher_exact' : 'two_proportion_z',
  }
}
