import { z } from 'zod'
import type { Finding, Warning } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
import { variationParts } from '../statistics/concentration.ts'
import { type Interval, meanInterval } from '../statistics/intervals.ts'
import { sum } from '../statistics/sample.ts'
import { percent } from '../wording.ts'
import type { CompMixInput } from './input.ts'
import { type Mix, planMix, type RequiredMix } from './mixes.ts'

export const misalignmentBand = z.enum(['aligned', 'watch', 'misaligned'])

/** Differences of shares below this are rounding: .8 − .6 is .2 and no more. */
export const ROUNDING = 1e-9

export function bandOf(index: number, model: Model): z.output<typeof misalignmentBand> {
  const { watchFrom, misalignedAbove } = model.compMix
  if (index > misalignedAbove + ROUNDING) return 'misaligned'
  return index < watchFrom - ROUNDING ? 'aligned' : 'watch'
}

/** Largest standard error wins where a family's weight equals its need: there the distance has no slope. */
const MAXIMUM_UNDECIDED = 8

/**
 * Interval of the distance over opportunities. With the sign of each family's difference held, the distance is the
 * mean of one number per opportunity, so Student's t applies; for two families it is the interval of the share itself.
 */
function distanceInterval(weights: Mix, required: RequiredMix, model: Model): Interval | null {
  const { minimumOpportunities, confidenceLevel } = model.compMix
  if (required.sample.length < minimumOpportunities) return null
  const families = [...new Set([...weights.keys(), ...required.mix.keys()])].sort()
  const difference = (family: string) => (required.mix.get(family) ?? 0) - (weights.get(family) ?? 0)
  const undecided = families
    .filter(family => Math.abs(difference(family)) <= ROUNDING)
    .slice(0, MAXIMUM_UNDECIDED)
  let widest: Interval | null = null
  for (let choice = 0; choice < 2 ** undecided.length; choice++) {
    const signOf = (family: string) => {
      const position = undecided.indexOf(family)
      if (position >= 0) return (choice >> position) % 2 === 0 ? 1 : -1
      return Math.sign(difference(family))
    }
    const distances = required.sample.map(
      mix =>
        sum(families.map(family => signOf(family) * ((mix.get(family) ?? 0) - (weights.get(family) ?? 0)))) /
        2,
    )
    const estimate = meanInterval(distances, confidenceLevel)
    if (estimate !== null && (widest === null || estimate.high - estimate.low > widest.high - widest.low))
      widest = { low: estimate.low, high: estimate.high }
  }
  return widest === null ? null : { low: Math.max(0, widest.low), high: Math.min(1, widest.high) }
}

function warningsOf(required: RequiredMix, model: Model): Warning[] {
  const n = required.sample.length
  const { minimumOpportunities } = model.compMix
  const warnings: Warning[] = []
  if (n > 0 && n < minimumOpportunities)
    warnings.push({
      code: 'indicative',
      message: `Only ${n} opportunities show what customers need; from ${minimumOpportunities} on there is an interval.`,
    })
  if (required.leftOut > 0)
    warnings.push({
      code: 'opportunities_left_out',
      message: `${required.leftOut} without any amount left out.`,
    })
  return warnings
}

export interface Misalignment {
  readonly finding: Finding<number>
  readonly interval: Interval | null
}

/** Share of the incentive that points at something else than customers need, 0..1. */
export function misalignment(input: CompMixInput, required: RequiredMix | null, model: Model): Misalignment {
  const { watchFrom, misalignedAbove } = model.compMix
  const basis = {
    method: 'total variation distance of measure weights and required mix',
    params: { watchFrom, misalignedAbove },
    modelVersion: model.version,
  }
  if (input.planModel === 'total_revenue')
    return {
      interval: null,
      finding: absence({
        ...basis,
        n: 0,
        reason: 'missing_input',
        warnings: [{ code: 'not_applicable', message: 'A plan that pays all revenue alike has no weights.' }],
        sentence: 'This plan pays all revenue alike: there are no weights to compare.',
      }),
    }
  if (required === null)
    return {
      interval: null,
      finding: absence({
        ...basis,
        n: 0,
        reason: 'missing_input',
        sentence: 'The mix that customers need is not known: give it, or the amounts of won opportunities.',
      }),
    }
  const weights = planMix(input)
  const parts = variationParts(weights, required.mix)
  const value = sum(parts.map(({ part }) => part))
  const widest = parts.reduce(
    (best, row) => (row.part > best.part + ROUNDING ? row : best),
    parts[0] ?? { key: '', part: 0 },
  )
  return {
    interval: distanceInterval(weights, required, model),
    finding: reading({
      ...basis,
      n: required.sample.length,
      warnings: warningsOf(required, model),
      value,
      contributions: parts.map(({ key, part }) => ({ term: key, points: part })),
      sentence:
        value <= ROUNDING
          ? 'The plan pays for the mix that customers need.'
          : `${percent(value)} of the incentive points elsewhere: ${widest.key} earns ${percent(weights.get(widest.key) ?? 0)}, customers need ${percent(required.mix.get(widest.key) ?? 0)}.`,
    }),
  }
}
