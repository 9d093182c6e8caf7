import { z } from 'zod'
import type { Model } from '../model/index.ts'
import { holm } from '../statistics/multiple-tests.ts'
import { type Count, wilson } from '../statistics/proportions.ts'
import { compareRates } from '../statistics/proportions-compare.ts'

/** A rate 0..1 with its Wilson interval; null without trials. */
export const rateShape = {
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
}

/** How far two rates lie apart, a − b. */
export const differenceShape = {
  a: z.string(),
  b: z.string(),
  delta: z.number(),
  low: z.number(),
  high: z.number(),
  z: z.number(),
  p: z.number(),
  adjustedP: z.number(),
  test: z.enum(['two_proportion_z', 'fisher_exact']),
}

export function rateOf({ successes, trials }: Count, model: Model) {
  const interval = wilson({ successes, trials }, model.impact.confidenceLevel)
  return interval === null ? { rate: null, low: null, high: null } : { rate: successes / trials, ...interval }
}

export interface Counted extends Count {
  readonly id: string
}

/** Every two groups that have trials, each pair once. */
export function comparePairs(groups: readonly Counted[], model: Model) {
  const { confidenceLevel: level, fisherBelowExpected } = model.impact
  return groups.flatMap((a, index) =>
    groups.slice(index + 1).flatMap(b => {
      const difference = compareRates(a, b, { level, fisherBelowExpected })
      return difference === null ? [] : [{ a: a.id, b: b.id, ...difference }]
    }),
  )
}

/** All comparisons that were made are one family: p is adjusted by Holm over them. */
export function adjusted<Comparison extends { readonly p: number }>(comparisons: readonly Comparison[]) {
  const adjustedPs = holm(comparisons.map(({ p }) => p))
  return comparisons.map((comparison, index) => ({ ...comparison, adjustedP: adjustedPs[index] ?? 1 }))
}
