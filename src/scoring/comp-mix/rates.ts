import { z } from 'zod'
import { amountAsNumber } from '../amount.ts'
import type { CompMixInput } from './input.ts'

export const effectiveRate = z.object({
  family: z.string(),
  measure: z.string(),
  /** Incentive earned per unit sold at target; null without a quota. */
  rate: z.number().nullable(),
  /** This rate as a multiple of the lowest; null without a rate, or where the lowest is zero. */
  ratio: z.number().nullable(),
})

/** What one unit sold earns at target: incentive × weight ÷ quota. Weights may be right while quotas distort. */
export function effectiveRates({
  measures,
  targetIncentive,
}: CompMixInput): z.output<typeof effectiveRate>[] | null {
  if (targetIncentive === undefined) return null
  const rows = measures.map(({ family, measure = family, weight, quota }) => ({
    family,
    measure,
    rate: quota === undefined ? null : (amountAsNumber(targetIncentive) * weight) / amountAsNumber(quota),
  }))
  const lowest = Math.min(...rows.flatMap(row => row.rate ?? []))
  return rows.map(row => ({ ...row, ratio: row.rate === null || !(lowest > 0) ? null : row.rate / lowest }))
}
