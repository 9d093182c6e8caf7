import { z } from 'zod'
import { id, uniqueBy } from '../../input.ts'

const positive = z.number().positive()
const notNegative = z.number().nonnegative()

export const sizingInput = z.strictObject({
  /** Accounts by class. Travel and preparation belong either here or in `sellingShare`, not in both. */
  classes: z
    .array(
      z.strictObject({ id, accounts: notNegative, callsPerAccount: notNegative, hoursPerCall: notNegative }),
    )
    .min(1)
    .superRefine(uniqueBy(row => row.id)),
  /** A year of one seller: in the unit of the workload, or as weeks × hours × share of time spent selling. */
  capacity: z.union([
    z.strictObject({ perSeller: positive }),
    z.strictObject({
      weeks: positive.max(53),
      hoursPerWeek: positive.max(168),
      /** The model's client-facing share where absent. */
      sellingShare: positive.max(1).optional(),
    }),
  ]),
  /** Sellers there are now. */
  sellers: positive.optional(),
  /** What each seller carries now, in the unit of the workload. */
  loads: z
    .array(z.strictObject({ seller: id, load: notNegative }))
    .superRefine(uniqueBy(row => row.seller))
    .default([]),
  /** Accounts by class of the call cycle, for example `{ A: 10, B: 20 }`. */
  callCycle: z.record(z.string(), notNegative).optional(),
})
export type SizingInput = z.output<typeof sizingInput>
