/**
 * Ways to bring raw numbers to one scale (OECD/JRC Handbook on Composite Indicators, 2008; R package COINr).
 * Money is ranked, see `percentileRanks`: min-max lets one giant flatten the rest.
 */

/** Fixed goalposts: 0 at `low`, 1 at `high`. Does not move when the portfolio changes. */
export function goalposts(value: number, low: number, high: number): number {
  return (value - low) / (high - low)
}

export interface Scaled {
  readonly values: readonly number[]
  /** Set where all values are equal, so that nothing can be told apart. */
  readonly reason?: 'zero_variance'
}

/** (x − min) / (max − min), in 0..1. */
export function minMax(values: readonly number[]): Scaled {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  if (high === low) return { values: values.map(() => 0), reason: 'zero_variance' }
  return { values: values.map(value => goalposts(value, low, high)) }
}

/** (x − mean) / sd with the sample standard deviation (n − 1). */
export function zScores(values: readonly number[]): Scaled {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sumOfSquares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (sumOfSquares === 0) return { values: values.map(() => 0), reason: 'zero_variance' }
  const deviation = Math.sqrt(sumOfSquares / (values.length - 1))
  return { values: values.map(value => (value - mean) / deviation) }
}
