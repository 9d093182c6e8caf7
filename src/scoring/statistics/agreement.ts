import { mean, median, sum, variance } from './sample.ts'

/** The ends of the answer scale and how many options it has. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly options: number
}

/** Variance of answers spread evenly over A options one apart: (A² − 1)/12, 2 for five points. */
export function uniformNullVariance(scale: Scale): number {
  const step = (scale.high - scale.low) / (scale.options - 1)
  return (step * step * (scale.options ** 2 - 1)) / 12
}

/** r_wg of one item: 1 − s²/σ²_E, at least 0 (James, Demaree & Wolf 1984). Null below two answers. */
export function rwg(ratings: readonly number[], nullVariance: number): number | null {
  const spread = variance(ratings)
  return spread === null ? null : 1 - Math.min(1, spread / nullVariance)
}

/** r_wg(j) of J parallel items; q, the mean item variance over σ²_E, counts as 1 at most. Rises with J. */
export function rwgj(items: readonly (readonly number[])[], nullVariance: number): number | null {
  const q = meanVarianceRatio(items, nullVariance)
  if (q === null) return null
  const agreement = items.length * (1 - Math.min(1, q))
  return agreement / (agreement + Math.min(1, q))
}

/** Lindell's r*_wg(j) = 1 − q with q not cut off: doesn't rise with J and can be negative. */
export function rwgjLindell(items: readonly (readonly number[])[], nullVariance: number): number | null {
  const q = meanVarianceRatio(items, nullVariance)
  return q === null ? null : 1 - q
}

/** Mean absolute distance from the mean, in scale points (Burke & Dunlap 2002). Null for no answers. */
export function averageDeviation(ratings: readonly number[]): number | null {
  return deviationFrom(ratings, mean(ratings))
}

/** Mean absolute distance from the median, in scale points. Null for no answers. */
export function averageDeviationFromMedian(ratings: readonly number[]): number | null {
  return deviationFrom(ratings, median(ratings))
}

/**
 * a_wg = 1 − 2s²/{[(H+L)M − M² − HL]·k/(k−1)} (Brown & Hauenstein 2005), −1..1.
 * Everyone at an end of the scale is 1; null where the mean lies too near an end for k answers to disagree fully.
 */
export function awg(ratings: readonly number[], { low, high }: Pick<Scale, 'low' | 'high'>): number | null {
  const centre = mean(ratings)
  const spread = variance(ratings)
  const k = ratings.length
  if (centre === null || spread === null) return null
  if (ratings.every(rating => rating === low) || ratings.every(rating => rating === high)) return 1
  // A hair of tolerance: the limits are themselves possible means and must not be lost to rounding.
  const tolerance = 1e-12 * (high - low)
  if (centre < (low * (k - 1) + high) / k - tolerance || centre > (high * (k - 1) + low) / k + tolerance) {
    return null
  }
  const largest = (((high + low) * centre - centre * centre - high * low) * k) / (k - 1)
  return 1 - (2 * spread) / largest
}

/** Mean of a per-item index; null as soon as one item has none, because a scale is not judged by half its items. */
export function meanOverItems(
  items: readonly (readonly number[])[],
  index: (ratings: readonly number[]) => number | null,
): number | null {
  const values = items.map(index)
  return values.some(value => value === null) ? null : mean(values.filter(value => value !== null))
}

export interface IntraclassCorrelation {
  /** ICC(1): share of variance between groups; raw, so it can be negative. */
  readonly single: number
  /** ICC(2): reliability of group means. */
  readonly average: number
  readonly meanSquareBetween: number
  readonly meanSquareWithin: number
  readonly meanGroupSize: number
}

/** One-way ICCs over groups of scores with k = mean group size, as R's `multilevel`. Null when the groups can't tell. */
export function intraclassCorrelation(groups: readonly (readonly number[])[]): IntraclassCorrelation | null {
  const filled = groups.filter(group => group.length > 0)
  if (filled.filter(group => group.length >= 2).length < 2) return null
  const all = filled.flat()
  const grandMean = mean(all) ?? 0
  const between = sum(filled.map(group => group.length * ((mean(group) ?? 0) - grandMean) ** 2))
  const within = sum(filled.map(group => (variance(group) ?? 0) * (group.length - 1)))
  const meanSquareBetween = between / (filled.length - 1)
  const meanSquareWithin = within / (all.length - filled.length)
  const meanGroupSize = all.length / filled.length
  // Rounding leaves a crumb where all group means are the same; as nothing lies between groups, ICCs say nothing.
  if (meanSquareBetween <= 1e-12 * (meanSquareBetween + meanSquareWithin)) return null
  return {
    single:
      (meanSquareBetween - meanSquareWithin) / (meanSquareBetween + (meanGroupSize - 1) * meanSquareWithin),
    average: (meanSquareBetween - meanSquareWithin) / meanSquareBetween,
    meanSquareBetween,
    meanSquareWithin,
    meanGroupSize,
  }
}

function meanVarianceRatio(items: readonly (readonly number[])[], nullVariance: number): number | null {
  const spread = meanOverItems(items, variance)
  return spread === null ? null : spread / nullVariance
}

function deviationFrom(ratings: readonly number[], centre: number | null): number | null {
  return centre === null ? null : mean(ratings.map(rating => Math.abs(rating - centre)))
}
