import { chiSquareUpper, hypergeometricProbability, normalQuantile, normalTwoSided } from './distributions.ts'
import type { Interval } from './intervals.ts'

/** Successes out of trials; both whole, 0 ≤ successes ≤ trials. */
export interface Count {
  readonly successes: number
  readonly trials: number
}

// R's tolerance in `fisher.test`: tables as likely as the observed one count although rounding says otherwise.
const TIE_TOLERANCE = 1 + 1e-7

/** Wilson score interval of a proportion, without continuity correction (Wilson 1927; R `prop.test`); null without trials. */
export function wilson({ successes, trials }: Count, level: number): Interval | null {
  if (trials === 0) return null
  const z = normalQuantile((1 + level) / 2)
  const rate = successes / trials
  const centre = (rate + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half =
    (z * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))) / (1 + (z * z) / trials)
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  }
}

/** Newcombe's hybrid score interval of a − b (Newcombe 1998b, method 10); null without trials on a side. */
export function newcombe(a: Count, b: Count, level: number): Interval | null {
  const first = wilson(a, level)
  const second = wilson(b, level)
  if (first === null || second === null) return null
  const rateA = a.successes / a.trials
  const rateB = b.successes / b.trials
  const delta = rateA - rateB
  return {
    low: Math.max(-1, delta - Math.hypot(rateA - first.low, second.high - rateB)),
    high: Math.min(1, delta + Math.hypot(first.high - rateA, rateB - second.low)),
  }
}

/** Pooled two-proportion z test, two-sided; nobody or everybody in both groups is no difference (z 0, p 1). */
export function twoProportionZ(a: Count, b: Count): { z: number; p: number } | null {
  if (a.trials === 0 || b.trials === 0) return null
  const pooled = (a.successes + b.successes) / (a.trials + b.trials)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials))
  if (error === 0) return { z: 0, p: 1 }
  const z = (a.successes / a.trials - b.successes / b.trials) / error
  return { z, p: normalTwoSided(z) }
}

/** Smallest expected count of the 2 × 2 table of two proportions. */
export function smallestExpected(a: Count, b: Count): number {
  const trials = a.trials + b.trials
  const successes = a.successes + b.successes
  return (Math.min(a.trials, b.trials) * Math.min(successes, trials - successes)) / trials
}

/** Fisher's exact test of two proportions, two-sided: the probability of all tables no likelier than this one. */
export function fisherExact(a: Count, b: Count): { p: number } {
  const marked = a.successes + b.successes
  const unmarked = a.trials + b.trials - marked
  const likelihood = (drawn: number) => hypergeometricProbability(drawn, marked, unmarked, a.trials)
  const limit = likelihood(a.successes) * TIE_TOLERANCE
  let p = 0
  for (let drawn = Math.max(0, a.trials - unmarked); drawn <= Math.min(a.trials, marked); drawn++) {
    const probability = likelihood(drawn)
    if (probability <= limit) p += probability
  }
  return { p: Math.min(1, p) }
}

/** Chi-square goodness of fit of counts against shares that sum to 1; null if an expected count is below `minimumExpected`. */
export function chiSquareGoodnessOfFit(
  counts: readonly number[],
  shares: readonly number[],
  minimumExpected: number,
): { statistic: number; degreesOfFreedom: number; p: number } | null {
  const total = counts.reduce((all, count) => all + count, 0)
  const expected = shares.map(share => share * total)
  if (counts.length < 2 || expected.some(count => count < minimumExpected || count === 0)) return null
  const statistic = counts.reduce((chi, count, index) => {
    const wanted = expected[index] ?? 0
    return chi + (count - wanted) ** 2 / wanted
  }, 0)
  const degreesOfFreedom = counts.length - 1
  return { statistic, degreesOfFreedom, p: chiSquareUpper(statistic, degreesOfFreedom) }
}

/** Half-width of the normal interval of a proportion, narrowed for a known population. Fraction. */
export function marginOfError(rate: number, n: number, level: number, population?: number): number | null {
  if (n < 1) return null
  const half = normalQuantile((1 + level) / 2) * Math.sqrt((rate * (1 - rate)) / n)
  return half * (population === undefined ? 1 : finitePopulationFactor(n, population))
}

/** √((N − n)/(N − 1)): how much a sample's error shrinks because the population is finite; 0 once everyone answered. */
export function finitePopulationFactor(n: number, population: number): number {
  return population <= 1 || n >= population ? 0 : Math.sqrt((population - n) / (population - 1))
}
