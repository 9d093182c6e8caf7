import { studentQuantile } from './distributions.ts'
import { mean, standardDeviation } from './sample.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface MeanEstimate extends Interval {
  readonly mean: number
  /** Sample standard deviation, n − 1. */
  readonly sd: number
  readonly n: number
}

/**
 * Mean ± t·s/√n. `errorFactor` narrows it for a finite population (1 = none).
 * Null below two values: one value has no spread to judge by.
 */
export function meanInterval(values: readonly number[], level: number, errorFactor = 1): MeanEstimate | null {
  const centre = mean(values)
  const sd = standardDeviation(values)
  if (centre === null || sd === null) return null
  return {
    ...meanIntervalFrom(centre, sd, values.length, level, errorFactor),
    mean: centre,
    sd,
    n: values.length,
  }
}

/** Mean ± t·s/√n from summary figures, n ≥ 2. */
export function meanIntervalFrom(
  centre: number,
  sd: number,
  n: number,
  level: number,
  errorFactor = 1,
): Interval {
  const half = sd === 0 ? 0 : (studentQuantile((1 + level) / 2, n - 1) * sd * errorFactor) / Math.sqrt(n)
  return { low: centre - half, high: centre + half }
}

/** Interval of one more draw of the same kind: mean ± t·s·√(1 + 1/n). Null below two values. */
export function nextValueInterval(values: readonly number[], level: number): MeanEstimate | null {
  const centre = mean(values)
  const sd = standardDeviation(values)
  if (centre === null || sd === null) return null
  const half = studentQuantile((1 + level) / 2, values.length - 1) * sd * Math.sqrt(1 + 1 / values.length)
  return { mean: centre, sd, n: values.length, low: centre - half, high: centre + half }
}

/**
 * Respondents needed for a mean within ± margin: n0 = (z·s/E)², n = n0/(1 + (n0 − 1)/N), rounded up.
 * `infinite` is the unrounded n0.
 */
export function sampleSizeForMean(
  sd: number,
  margin: number,
  z: number,
  population?: number,
): { infinite: number; n: number } {
  const infinite = ((z * sd) / margin) ** 2
  const needed = population === undefined ? infinite : infinite / (1 + (infinite - 1) / population)
  return { infinite, n: Math.max(1, Math.ceil(needed)) }
}

/**
 * Smallest difference of two independent means that would be found: (zLevel + zPower)·s·√(1/n₁ + 1/n₂),
 * which is (1.96 + .84)·s·√(2/n) for equal groups at 95 % and a power of 80 %.
 */
export function minimumDetectableDifference(
  sd: number,
  nFirst: number,
  nSecond: number,
  z: { readonly level: number; readonly power: number },
): number | null {
  if (nFirst < 1 || nSecond < 1) return null
  return (z.level + z.power) * sd * Math.sqrt(1 / nFirst + 1 / nSecond)
}
