import { studentTwoSided } from '../statistics/distributions.ts'
import { type Interval, meanIntervalFrom } from '../statistics/intervals.ts'
import { isOnCut } from './quadrant.ts'

/** Where an attribute stands on one axis, and how sure that is. */
export interface Estimate {
  readonly value: number
  readonly n: number
  /** Null where the answers don't allow one. */
  readonly interval: Interval | null
  /** Two-sided p that the true value is the cut; null without an interval. */
  pAgainst(cut: number): number | null
}

/** A mean with a t interval; `errorFactor` narrows it for a finite population. Below two answers there is no interval. */
export function meanEstimate(
  value: number,
  sd: number | null,
  n: number,
  level: number,
  errorFactor: number,
): Estimate {
  if (sd === null || n < 2) return { value, n, interval: null, pAgainst: () => null }
  const error = (sd * errorFactor) / Math.sqrt(n)
  return {
    value,
    n,
    interval: meanIntervalFrom(value, sd, n, level, errorFactor),
    pAgainst: cut => {
      if (isOnCut(value, cut)) return 1
      return error === 0 ? 0 : studentTwoSided((value - cut) / error, n - 1)
    },
  }
}
