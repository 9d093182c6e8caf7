import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
import { variationParts } from '../statistics/concentration.ts'
import { sum } from '../statistics/sample.ts'
import type { CompMixInput } from './input.ts'
import { ROUNDING } from './misalignment.ts'
import type { RequiredMix } from './mixes.ts'

export const totalRevenue = z.object({
  /** Distance between what is sold and what customers need, 0..1. */
  drift: findingSchema(z.number()),
  isDrifting: z.boolean().nullable(),
  warnAbove: z.number(),
})

function driftOf(input: CompMixInput, required: RequiredMix | null, model: Model): Finding<number> {
  const basis = {
    method: 'total variation distance of realised and required mix',
    params: { driftAbove: model.compMix.driftAbove },
    modelVersion: model.version,
  }
  if (input.realisedMix === undefined || required === null)
    return absence({
      ...basis,
      n: 0,
      reason: 'missing_input',
      sentence: 'To watch the mix, both what is sold and what customers need must be known.',
    })
  const parts = variationParts(new Map(input.realisedMix.map(row => [row.family, row.share])), required.mix)
  const value = sum(parts.map(({ part }) => part))
  return reading({
    ...basis,
    n: required.sample.length,
    value,
    contributions: parts.map(({ key, part }) => ({ term: key, points: part })),
    sentence: `What is sold differs from what customers need by ${Math.round(100 * value)} %.`,
  })
}

/** The source's other remedy: one revenue measure without weights, and an eye on the mix that results. */
export function totalRevenueModel(input: CompMixInput, required: RequiredMix | null, model: Model) {
  const drift = driftOf(input, required, model)
  const { driftAbove } = model.compMix
  return {
    drift,
    isDrifting: drift.value === null ? null : drift.value > driftAbove + ROUNDING,
    warnAbove: driftAbove,
  }
}
