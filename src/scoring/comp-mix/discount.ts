import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
import type { CompMixInput } from './input.ts'

export const discountEffect = z.object({
  /** Relative change of revenue at the same volume. */
  revenueChange: z.number(),
  marginChange: z.number(),
  /** How much more must be sold to earn the same margin, as a share of today's volume. */
  breakEvenVolume: findingSchema(z.number()),
})

/** What a price cut costs: a plan that pays volume hides it. */
export function effectOfDiscount(
  { discount: cut }: CompMixInput,
  model: Model,
): z.output<typeof discountEffect> | null {
  if (cut === undefined) return null
  const { unitMargin, discount } = cut
  const basis = { n: 1, method: 'discount ÷ (margin − discount)', params: cut, modelVersion: model.version }
  const breakEvenVolume: Finding<number> =
    discount >= unitMargin
      ? absence({
          ...basis,
          reason: 'out_of_range',
          sentence: 'No volume makes up for a discount of the whole margin.',
        })
      : reading({
          ...basis,
          value: discount / (unitMargin - discount),
          contributions: [{ term: 'more volume', points: discount / (unitMargin - discount) }],
          sentence: `It takes ${Math.round((100 * discount) / (unitMargin - discount))} % more volume to earn the same margin.`,
        })
  return { revenueChange: -discount, marginChange: -discount / unitMargin, breakEvenVolume }
}
