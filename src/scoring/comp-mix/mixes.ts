import { amountRatio, sumAmounts } from '../amount.ts'
import type { Model } from '../model/index.ts'
import { type Interval, meanInterval } from '../statistics/intervals.ts'
import { mean, sum } from '../statistics/sample.ts'
import type { CompMixInput } from './input.ts'

/** Family → share; the shares sum to 1. */
export type Mix = ReadonlyMap<string, number>

/** The mix that customers need, and where it comes from. */
export interface RequiredMix {
  readonly mix: Mix
  /** Per opportunity the share of each family; empty for a stated mix. */
  readonly sample: readonly Mix[]
  /** Opportunities without any amount, which have no mix. */
  readonly leftOut: number
}

/** What the plan pays for: measure weights by family. */
export function planMix({ measures }: CompMixInput): Mix {
  const weights = new Map<string, number[]>()
  for (const { family, weight } of measures) weights.set(family, [...(weights.get(family) ?? []), weight])
  return new Map([...weights].map(([family, parts]) => [family, sum(parts)]))
}

function sharesOf(amounts: Readonly<Record<string, bigint>>): Mix | null {
  const total = sumAmounts(Object.values(amounts))
  if (total === 0n) return null
  return new Map(Object.entries(amounts).map(([family, amount]) => [family, amountRatio(amount, total) ?? 0]))
}

/** Each opportunity counts once, whatever its size: the typical mix, not that of the largest customer. */
export function requiredMix({ solutionMix, wonMix }: CompMixInput): RequiredMix | null {
  if (solutionMix !== undefined)
    return { mix: new Map(solutionMix.map(row => [row.family, row.share])), sample: [], leftOut: 0 }
  if (wonMix === undefined) return null
  const sample = wonMix.flatMap(row => sharesOf(row.amounts) ?? [])
  if (sample.length === 0) return null
  const families = [...new Set(sample.flatMap(mix => [...mix.keys()]))].sort()
  return {
    mix: new Map(families.map(family => [family, mean(sharesIn(sample, family)) ?? 0])),
    sample,
    leftOut: wonMix.length - sample.length,
  }
}

function sharesIn(sample: readonly Mix[], family: string): number[] {
  return sample.map(mix => mix.get(family) ?? 0)
}

/** Interval of one family's share over opportunities; null for a stated mix or too few of them. */
export function shareInterval(required: RequiredMix, family: string, model: Model): Interval | null {
  if (required.sample.length < model.compMix.minimumOpportunities) return null
  const estimate = meanInterval(sharesIn(required.sample, family), model.compMix.confidenceLevel)
  return estimate === null ? null : { low: Math.max(0, estimate.low), high: Math.min(1, estimate.high) }
}
