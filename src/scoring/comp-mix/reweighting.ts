import { z } from 'zod'
import type { Model } from '../model/index.ts'
import { totalVariation } from '../statistics/concentration.ts'
import { ROUNDING } from './misalignment.ts'
import type { Mix } from './mixes.ts'

const weights = z.array(z.object({ family: z.string(), weight: z.number() }))

export const reweighting = z.object({
  /** Share of the way to the required mix that the yearly cap allows, 0..1. */
  alpha: z.number(),
  /** This year's weights. */
  reweighted: weights,
  /** Distance that remains between this year's weights and the required mix. */
  residual: z.number(),
  /** Distance between today's weights and this year's. */
  move: z.number(),
  /** The weights in the end, when no cap holds them back. */
  target: weights,
  targetResidual: z.number(),
  /** Families too small for a measure of their own, and the measure that pays for them. */
  merged: z.array(z.object({ family: z.string(), into: z.string() })),
})
type Reweighting = z.output<typeof reweighting>

/** Of two families, whose names are never the same. */
const byName = (a: string, b: string) => (a < b ? -1 : 1)

/** w + α·(m − w) with α = min(1, cap ÷ distance). */
export function cappedMove(from: Mix, to: Mix, cap: number): { readonly alpha: number; readonly mix: Mix } {
  const distance = totalVariation(from, to)
  const alpha = distance <= cap + ROUNDING ? 1 : cap / distance
  const families = [...new Set([...from.keys(), ...to.keys()])]
  return {
    alpha,
    mix: new Map(
      families.map(family => {
        const weight = from.get(family) ?? 0
        return [family, weight + alpha * ((to.get(family) ?? 0) - weight)]
      }),
    ),
  }
}

/**
 * Folds the smallest family into the one nearest in size until none is below the minimum and few enough are left.
 * Equal sizes go by name, so that the order of the input doesn't decide.
 */
function mergeSmall(mix: Mix, model: Model): { mix: Map<string, number>; merged: Reweighting['merged'] } {
  const { minimumWeight, maximumMeasures } = model.compMix
  const left = [...mix]
    .filter(([, weight]) => weight > ROUNDING)
    .map(([family, weight]) => ({ family, weight }))
  const merged: Reweighting['merged'] = []
  const smallestFirst = (a: { family: string; weight: number }, b: typeof a) =>
    Math.abs(a.weight - b.weight) > ROUNDING ? a.weight - b.weight : byName(a.family, b.family)
  for (;;) {
    left.sort(smallestFirst)
    const [smallest, next] = left
    const isTooSmall = (smallest?.weight ?? 1) < minimumWeight - ROUNDING
    if (smallest === undefined || next === undefined || (!isTooSmall && left.length <= maximumMeasures)) break
    merged.push({ family: smallest.family, into: next.family })
    next.weight += smallest.weight
    left.shift()
  }
  return { mix: new Map(left.map(row => [row.family, row.weight])), merged }
}

/** Whole steps by largest remainder; equal remainders favour the larger weight, then the name. */
export function roundToSteps(mix: Mix, step: number): Map<string, number> {
  const steps = Math.round(1 / step)
  const rows = [...mix].map(([family, weight]) => {
    const exact = weight * steps
    const whole = Math.floor(exact + ROUNDING)
    return { family, weight, whole, remainder: exact - whole }
  })
  const missing = steps - rows.reduce((total, row) => total + row.whole, 0)
  const order = [...rows].sort((a, b) => {
    if (Math.abs(a.remainder - b.remainder) > ROUNDING) return b.remainder - a.remainder
    if (Math.abs(a.weight - b.weight) > ROUNDING) return b.weight - a.weight
    return byName(a.family, b.family)
  })
  const raised = new Set(order.slice(0, missing).map(row => row.family))
  return new Map(rows.map(row => [row.family, (row.whole + (raised.has(row.family) ? 1 : 0)) / steps]))
}

function simplify(mix: Mix, model: Model) {
  const { mix: few, merged } = mergeSmall(mix, model)
  return { mix: roundToSteps(few, model.compMix.roundingStep), merged }
}

const listed = (mix: Mix) =>
  [...mix]
    .map(([family, weight]) => ({ family, weight }))
    .sort((a, b) => b.weight - a.weight || byName(a.family, b.family))

/** New measure weights: towards the required mix, no further a year than the cap, few and round. */
export function reweight(weights: Mix, required: Mix, cap: number, model: Model): Reweighting {
  const { alpha, mix } = cappedMove(weights, required, cap)
  const now = simplify(mix, model)
  const end = simplify(required, model)
  return {
    alpha,
    reweighted: listed(now.mix),
    residual: totalVariation(now.mix, required),
    move: totalVariation(weights, now.mix),
    target: listed(end.mix),
    targetResidual: totalVariation(end.mix, required),
    merged: now.merged,
  }
}
