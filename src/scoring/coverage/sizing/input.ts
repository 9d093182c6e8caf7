import { z } from 'zod'
import { id, positiveFraction, positiveQuantity, quantity, uniqueBy } from '../../input.ts'

export const sizingInput = z.strictObject({
  /** Accounts by class. Travel and preparation belong either here or in `sellingShare`, not in both. */
  classes: z
    .array(z.strictObject({ id, accounts: quantity, callsPerAccount: quantity, hoursPerCall: quantity }))
    .min(1)
    .superRefine(uniqueBy(row => row.id)),
  /** A year of one seller: in the unit of the workload, or as weeks × hours × share of time spent selling. */
  capacity: z.union([
    z.strictObject({ perSeller: positiveQuantity }),
    z.strictObject({
      weeks: positiveQuantity.max(53),
      hoursPerWeek: positiveQuantity.max(168),
      /** The model's client-facing share where absent. */
      sellingShare: positiveFraction.optional(),
    }),
  ]),
  /** Sellers there are now. */
  sellers: positiveQuantity.optional(),
  /** What each seller carries now, in the unit of the workload. */
  loads: z
    .array(z.strictObject({ seller: id, load: quantity }))
    .superRefine(uniqueBy(row => row.seller))
    .default([]),
  /** Accounts by class of the call cycle, for example `{ A: 10, B: 20 }`. */
  callCycle: z.record(z.string(), quantity).optional(),
})
export type SizingInput = z.output<typeof sizingInput>
