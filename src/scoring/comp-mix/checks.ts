import { z } from 'zod'
import type { Model } from '../model/index.ts'
import { count, percent } from '../wording.ts'
import type { CompMixInput } from './input.ts'
import { ROUNDING } from './misalignment.ts'
import { flagPayMix, payMixSentence } from './pay-mix.ts'
import { payoutOf } from './payout.ts'

const check = z.enum([
  'pay_mix_in_range',
  'at_most_three_measures',
  'no_weight_too_small',
  'measures_in_line_of_sight',
  'uncapped',
  'threshold_within_reach',
  'quota_within_reach',
  'excellence_within_reach',
  'accelerator_not_steep_with_discount_authority',
])

export const designCheck = z.object({ check, ok: z.boolean(), why: z.string() })
export const uncheckedRule = z.object({ check, why: z.string() })

/** null: what the check needs is not known. */
interface Verdict {
  readonly check: z.output<typeof check>
  readonly ok: boolean | null
  readonly why: string
}

function measureChecks({ measures }: CompMixInput, model: Model): Verdict[] {
  const { maximumMeasures, minimumWeight } = model.compMix
  const small = measures
    .filter(row => row.weight < minimumWeight - ROUNDING)
    .map(row => row.measure ?? row.family)
  const blind = measures.filter(row => row.isInLineOfSight === false).map(row => row.measure ?? row.family)
  const isSightKnown = measures.every(row => row.isInLineOfSight !== undefined)
  return [
    {
      check: 'at_most_three_measures',
      ok: measures.length <= maximumMeasures,
      why:
        measures.length <= maximumMeasures
          ? `${count(measures.length, 'measure')}: few enough to keep in mind.`
          : `${measures.length} measures: with more than ${maximumMeasures} nobody knows what counts.`,
    },
    {
      check: 'no_weight_too_small',
      ok: small.length === 0,
      why:
        small.length === 0
          ? `Every measure weighs at least ${percent(minimumWeight)}.`
          : `Below ${percent(minimumWeight)} and easily ignored: ${small.join(', ')}.`,
    },
    {
      check: 'measures_in_line_of_sight',
      ok: blind.length > 0 ? false : isSightKnown ? true : null,
      why:
        blind.length > 0
          ? `The seller can't move: ${blind.join(', ')}.`
          : isSightKnown
            ? 'The seller can move every measure.'
            : 'Not said of every measure whether the seller can move it.',
    },
  ]
}

function reachCheck(
  name: Verdict['check'],
  point: number | undefined,
  range: { readonly low: number; readonly high: number },
  { attainments = [] }: CompMixInput,
  model: Model,
): Verdict {
  const { minimumSellers } = model.compMix
  if (point === undefined) return { check: name, ok: null, why: 'The payout curve is not given.' }
  if (attainments.length < minimumSellers)
    return { check: name, ok: null, why: `Needs the attainment of at least ${minimumSellers} sellers.` }
  const reached = attainments.filter(attainment => attainment >= point - ROUNDING).length / attainments.length
  return {
    check: name,
    ok: reached >= range.low - ROUNDING && reached <= range.high + ROUNDING,
    why: `${percent(reached)} of ${attainments.length} sellers reach it; ${percent(range.low)} to ${percent(range.high)} is usual.`,
  }
}

function acceleratorCheck(input: CompMixInput, model: Model): Verdict {
  const name = 'accelerator_not_steep_with_discount_authority'
  const curve = payoutOf(input)
  if (curve === null || input.hasDiscountAuthority === undefined)
    return { check: name, ok: null, why: 'Needs the payout curve and whether sellers may discount.' }
  const isSteep = curve.accelerator > model.compMix.steepAcceleratorAbove + ROUNDING
  const ok = !(isSteep && input.hasDiscountAuthority)
  return {
    check: name,
    ok,
    why: ok
      ? 'No steep accelerator meets a free hand on price.'
      : 'Steep accelerators with discounts at quarter end cost one software vendor 6 to 8 % of revenue (Larkin 2014).',
  }
}

function verdicts(input: CompMixInput, model: Model): Verdict[] {
  const { thresholdReach, quotaReach, excellenceReach } = model.compMix
  const flag = flagPayMix(input, model)
  return [
    {
      check: 'pay_mix_in_range',
      ok: flag === null ? null : flag === 'in_range',
      why: payMixSentence(input, model),
    },
    ...(input.planModel === 'weighted' ? measureChecks(input, model) : []),
    {
      check: 'uncapped',
      ok: input.isCapped === undefined ? null : !input.isCapped,
      why:
        input.isCapped === undefined
          ? 'Not said whether pay is capped.'
          : input.isCapped
            ? 'A cap stops the best from selling once they reach it.'
            : 'Pay has no cap.',
    },
    reachCheck('threshold_within_reach', input.curve?.threshold, thresholdReach, input, model),
    reachCheck('quota_within_reach', 1, quotaReach, input, model),
    reachCheck('excellence_within_reach', input.curve?.excellence, excellenceReach, input, model),
    acceleratorCheck(input, model),
  ]
}

/** Rules of plan design that this plan keeps or breaks, and those that can't be checked for want of input. */
export function designChecks(input: CompMixInput, model: Model) {
  const all = verdicts(input, model)
  return {
    checks: all.flatMap(({ check: name, ok, why }) => (ok === null ? [] : [{ check: name, ok, why }])),
    unchecked: all.flatMap(({ check: name, ok, why }) => (ok === null ? [{ check: name, why }] : [])),
  }
}
