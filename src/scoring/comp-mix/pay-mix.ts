import { z } from 'zod'
import type { Model } from '../model/index.ts'
import { percent } from '../wording.ts'
import type { CompMixInput } from './input.ts'
import { ROUNDING } from './misalignment.ts'

export const payMixFlag = z.enum(['too_aggressive', 'in_range', 'too_weak'])

/** Base pay against the range of the role; null where the role has none. */
export function flagPayMix({ role, payMix }: CompMixInput, model: Model): z.output<typeof payMixFlag> | null {
  const range = model.compMix.payRanges[role]
  if (range === null) return null
  if (payMix.base < range.low - ROUNDING) return 'too_aggressive'
  return payMix.base > range.high + ROUNDING ? 'too_weak' : 'in_range'
}

export function payMixSentence({ role, payMix }: CompMixInput, model: Model): string {
  const range = model.compMix.payRanges[role]
  if (range === null) return 'There is no usual pay mix for this role.'
  return `Base pay is ${percent(payMix.base)} of target pay; usual for this role: ${percent(range.low)} to ${percent(range.high)} (${range.source}, ${range.date}).`
}
