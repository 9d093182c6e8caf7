import { z } from 'zod'
import { nonNegativeAmount, positiveAmount } from '../amount.ts'
import { fraction, id, positiveFraction, quantity, sumsToOne, uniqueBy } from '../input.ts'
import { payRole } from '../model/comp-mix.ts'

const shares = z
  .array(z.strictObject({ family: id, share: fraction }))
  .min(1)
  .superRefine(uniqueBy(row => row.family))
  .refine(rows => sumsToOne(rows.map(row => row.share)), { error: 'shares that sum to 1' })

const measure = z.strictObject({
  /** Needed only where two measures pay for the same family. */
  measure: id.optional(),
  family: id,
  weight: fraction,
  quota: positiveAmount.optional(),
  /** Whether the seller can move it. */
  isInLineOfSight: z.boolean().optional(),
})

const measures = z
  .array(measure)
  .superRefine(uniqueBy(row => row.measure ?? row.family))
  .refine(rows => rows.length === 0 || sumsToOne(rows.map(row => row.weight)), {
    error: 'weights that sum to 1',
  })

const curve = z.strictObject({
  /** Attainment below which nothing is paid. */
  threshold: z.number().min(0).lt(1),
  payoutAtThreshold: fraction,
  /** Attainment of the best; the payout there is the leverage, a multiple of the target incentive. */
  excellence: quantity.gt(1),
  leverage: quantity.min(1),
})

const attainment = quantity

export const compMixInput = z
  .strictObject({
    role: payRole,
    payMix: z
      .strictObject({ base: fraction, variable: fraction })
      .refine(({ base, variable }) => sumsToOne([base, variable]), {
        error: 'base and variable that sum to 1',
      }),
    /** Empty only in a plan that pays all revenue alike. */
    measures,
    planModel: z.enum(['weighted', 'total_revenue']).default('weighted'),
    /** What customers need, stated. */
    solutionMix: shares.optional(),
    /** What customers need, read from what they bought and we delivered. */
    wonMix: z
      .array(
        z.strictObject({
          opportunity: id,
          amounts: z.record(id, nonNegativeAmount),
        }),
      )
      .superRefine(uniqueBy(row => row.opportunity))
      .optional(),
    /** What is being sold now; needed to watch a plan that pays all revenue alike. */
    realisedMix: shares.optional(),
    targetIncentive: nonNegativeAmount.optional(),
    yearlyCap: fraction.optional(),
    curve: curve.optional(),
    isCapped: z.boolean().optional(),
    hasDiscountAuthority: z.boolean().optional(),
    /** Attainments of the sellers under this plan, as multiples of quota. */
    attainments: z.array(attainment).optional(),
    /** Attainments to show the pay of. */
    whatIf: z.array(attainment).optional(),
    /** One price cut, to show what it costs. */
    discount: z.strictObject({ unitMargin: positiveFraction, discount: fraction }).optional(),
  })
  .superRefine((input, context) => {
    if (input.solutionMix !== undefined && input.wonMix !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['wonMix'],
        message: 'either `solutionMix` or `wonMix`, not both',
        input: input.wonMix,
      })
    if (input.planModel === 'weighted' && input.measures.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['measures'],
        message: 'at least one measure',
        input: input.measures,
      })
  })
export type CompMixInput = z.output<typeof compMixInput>
