import { z } from 'zod'
import { nonNegativeAmount } from '../amount.ts'
import { fraction, id, uniqueBy } from '../input.ts'
import { buyerSegment, motion } from '../model/sales-motion.ts'
import { sellerRole } from '../vocabulary.ts'

const WHOLE_POINTS = 100
/** What rounding to whole points may cost; part of what a valid answer is, so not a parameter of the model. */
const POINTS_TOLERANCE = 1
const statedBy = z.enum(['buyer', 'rep']).default('buyer')

const points = z.number().min(0).max(WHOLE_POINTS)
const indicators = z.array(fraction).min(3)

const survey = z
  .strictObject({ price: points, product: points, insight: points, statedBy })
  .refine(
    ({ price, product, insight }) => Math.abs(price + product + insight - WHOLE_POINTS) <= POINTS_TOLERANCE,
    {
      error: 'points that sum to 100 (give or take 1)',
    },
  )

const buyer = z.strictObject({
  id,
  name: z.string().optional(),
  account: id.optional(),
  /** The product category that this evaluation is about. */
  category: id.optional(),
  influence: z.number().min(0).max(5).optional(),
  /** 100 points over the three ways to evaluate. */
  survey: survey.optional(),
  /** What the buyer does, three or more indicators a segment, 0 never to 1 always. */
  behaviour: z.strictObject({ price: indicators, product: indicators, insight: indicators }).optional(),
  /** A segment that someone entered; used only where nothing better is known. */
  label: z.strictObject({ segment: buyerSegment, statedBy }).optional(),
})

const account = z.strictObject({
  id,
  name: z.string().optional(),
  actualMotion: motion.optional(),
  /** Who serves it; tells the motion where it isn't given. */
  servedBy: z.array(sellerRole).default([]),
})

export const salesMotionInput = z
  .strictObject({
    buyers: z.array(buyer).superRefine(uniqueBy(row => JSON.stringify([row.id, row.category ?? null]))),
    accounts: z
      .array(account)
      .superRefine(uniqueBy(row => row.id))
      .default([]),
    /** Cost to serve an account for a year by each motion. */
    motionCosts: z.record(motion, nonNegativeAmount).optional(),
  })
  .superRefine((input, context) => {
    const accounts = new Set(input.accounts.map(row => row.id))
    input.buyers.forEach(({ account: of }, index) => {
      if (of !== undefined && accounts.size > 0 && !accounts.has(of))
        context.addIssue({
          code: 'custom',
          path: ['buyers', index, 'account'],
          message: 'the id of an account in this input',
          input: of,
        })
    })
  })
export type SalesMotionInput = z.output<typeof salesMotionInput>
export type Buyer = SalesMotionInput['buyers'][number]
