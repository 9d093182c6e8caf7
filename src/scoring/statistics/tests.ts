import { binomialProbability, binomialUpper, studentTwoSided } from './distributions.ts'
import { type Interval, meanIntervalFrom } from './intervals.ts'
import { mean, standardDeviation } from './sample.ts'

export interface TTest extends Interval {
  readonly difference: number
  /** Null when nothing varies: t would be 0/0 or infinite. */
  readonly t: number | null
  readonly degreesOfFreedom: number
  readonly p: number
}

export interface Summary {
  readonly mean: number
  readonly sd: number
  readonly n: number
}

export function summarise(values: readonly number[]): Summary | null {
  const centre = mean(values)
  const sd = standardDeviation(values)
  return centre === null || sd === null ? null : { mean: centre, sd, n: values.length }
}

/**
 * One-sample t test of differences against 0, two-sided, with effect size d_z = mean / sd.
 * Differences that are all 0 give p 1; all the same and not 0 give p 0. Null below two.
 */
export function pairedT(
  differences: readonly number[],
  level: number,
): (TTest & { readonly sd: number; readonly effect: number | null }) | null {
  const summary = summarise(differences)
  if (summary === null) return null
  const { mean: difference, sd, n } = summary
  const degreesOfFreedom = n - 1
  const common = { difference, sd, degreesOfFreedom, ...meanIntervalFrom(difference, sd, n, level) }
  if (sd === 0) return { ...common, t: null, effect: null, p: difference === 0 ? 1 : 0 }
  const t = difference / (sd / Math.sqrt(n))
  return { ...common, t, effect: difference / sd, p: studentTwoSided(t, degreesOfFreedom) }
}

/** Welch's t test of a − b from means, standard deviations and counts (each ≥ 2), two-sided (Welch 1947; R `t.test`). */
export function welchT(a: Summary, b: Summary, level: number): TTest {
  const difference = a.mean - b.mean
  const errorA = a.sd ** 2 / a.n
  const errorB = b.sd ** 2 / b.n
  const error = Math.sqrt(errorA + errorB)
  if (error === 0) {
    const degreesOfFreedom = a.n + b.n - 2
    return {
      difference,
      t: null,
      degreesOfFreedom,
      p: difference === 0 ? 1 : 0,
      low: difference,
      high: difference,
    }
  }
  const degreesOfFreedom = (errorA + errorB) ** 2 / (errorA ** 2 / (a.n - 1) + errorB ** 2 / (b.n - 1))
  const t = difference / error
  // meanIntervalFrom divides by √n and uses n − 1 degrees of freedom; scale so that its error is the Welch one.
  const n = degreesOfFreedom + 1
  return {
    difference,
    t,
    degreesOfFreedom,
    p: studentTwoSided(t, degreesOfFreedom),
    ...meanIntervalFrom(difference, error * Math.sqrt(n), n, level),
  }
}

/** Standardised difference of two means: d over the pooled sd, and Hedges' g = d·(1 − 3/(4·df − 1)). Null when nothing varies. */
export function standardisedDifference(a: Summary, b: Summary): { d: number; g: number } | null {
  const degreesOfFreedom = a.n + b.n - 2
  const pooled = Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / degreesOfFreedom)
  if (degreesOfFreedom < 1 || pooled === 0) return null
  const d = (a.mean - b.mean) / pooled
  return { d, g: d * (1 - 3 / (4 * degreesOfFreedom - 1)) }
}

/** Exact binomial test: upper tail P(X ≥ x), and two-sided as R's `binom.test` (all outcomes no likelier than x). */
export function binomialTest(
  successes: number,
  trials: number,
  probability: number,
): { upper: number; twoSided: number } {
  const limit = binomialProbability(successes, trials, probability) * (1 + 1e-7)
  let twoSided = 0
  for (let outcome = 0; outcome <= trials; outcome++) {
    const likelihood = binomialProbability(outcome, trials, probability)
    if (likelihood <= limit) twoSided += likelihood
  }
  return { upper: binomialUpper(successes, trials, probability), twoSided: Math.min(1, twoSided) }
}
