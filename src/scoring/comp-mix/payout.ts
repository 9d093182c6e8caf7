import { z } from 'zod'
import { amountAsNumber } from '../amount.ts'
import type { CompMixInput } from './input.ts'

export const payout = z.object({
  /** Payout per attainment between threshold and target, as a multiple. */
  slopeBelowTarget: z.number(),
  /** The accelerator: payout per attainment above target. */
  accelerator: z.number(),
  whatIf: z.array(
    z.object({
      attainment: z.number(),
      /** Multiple of the target incentive. */
      payout: z.number(),
      /** Base and incentive in the caller's unit; null without a target incentive or variable pay. */
      pay: z.number().nullable(),
    }),
  ),
})

type Curve = NonNullable<CompMixInput['curve']>

function slopes({ threshold, payoutAtThreshold, excellence, leverage }: Curve) {
  return {
    slopeBelowTarget: (1 - payoutAtThreshold) / (1 - threshold),
    accelerator: (leverage - 1) / (excellence - 1),
  }
}

/** Payout as a multiple of the target incentive: nothing below the threshold, straight between points, the last slope goes on. */
export function payoutAt(attainment: number, curve: Curve): number {
  if (attainment < curve.threshold) return 0
  const { slopeBelowTarget, accelerator } = slopes(curve)
  return 1 + (attainment - 1) * (attainment < 1 ? slopeBelowTarget : accelerator)
}

function payAt(multiple: number, { payMix, targetIncentive }: CompMixInput): number | null {
  if (targetIncentive === undefined || payMix.variable === 0) return null
  const incentive = amountAsNumber(targetIncentive)
  return (incentive / payMix.variable) * payMix.base + incentive * multiple
}

export function payoutOf(input: CompMixInput): z.output<typeof payout> | null {
  const { curve, whatIf = [] } = input
  if (curve === undefined) return null
  return {
    ...slopes(curve),
    whatIf: whatIf.map(attainment => {
      const multiple = payoutAt(attainment, curve)
      return { attainment, payout: multiple, pay: payAt(multiple, input) }
    }),
  }
}
