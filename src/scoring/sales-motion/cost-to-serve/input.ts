import { z } from 'zod'
import { amount, nonNegativeAmount } from '../../amount.ts'
import { id, positiveQuantity, quantity, uniqueBy } from '../../input.ts'

const minutes = quantity

export const costToServeInput = z
  .strictObject({
    /** Groups of people and what supplying their capacity costs. */
    pools: z
      .array(
        z.strictObject({
          id,
          cost: nonNegativeAmount,
          capacity: z.union([
            z.strictObject({ practicalMinutes: positiveQuantity }),
            z.strictObject({ theoreticalMinutes: positiveQuantity }),
          ]),
        }),
      )
      .min(1)
      .superRefine(uniqueBy(row => row.id)),
    activities: z
      .array(z.strictObject({ id, pool: id, minutes }))
      .min(1)
      .superRefine(uniqueBy(row => row.id)),
    accounts: z
      .array(
        z.strictObject({
          id,
          /** How often each activity was done for it. */
          volumes: z.record(id, quantity),
          direct: nonNegativeAmount.optional(),
          grossMargin: amount.optional(),
          revenue: amount.optional(),
        }),
      )
      .superRefine(uniqueBy(row => row.id)),
  })
  .superRefine((input, context) => {
    const pools = new Set(input.pools.map(row => row.id))
    const activities = new Set(input.activities.map(row => row.id))
    input.activities.forEach((row, index) => {
      if (!pools.has(row.pool))
        context.addIssue({
          code: 'custom',
          path: ['activities', index, 'pool'],
          message: 'the id of a pool',
          input: row.pool,
        })
    })
    input.accounts.forEach((row, index) => {
      for (const activity of Object.keys(row.volumes))
        if (!activities.has(activity))
          context.addIssue({
            code: 'custom',
            path: ['accounts', index, 'volumes', activity],
            message: 'a volume of an activity in this input',
            input: activity,
          })
    })
  })
export type CostToServeInput = z.output<typeof costToServeInput>
