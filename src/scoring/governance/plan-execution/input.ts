import { z } from 'zod'
import { id, uniqueBy } from '../../input.ts'

const share = z.number().min(0).max(1).nullable()

export const planExecutionInput = z.strictObject({
  plans: z
    .array(z.strictObject({ id, actionCompletion: share, freshness: share, reviewsHeld: share }))
    .superRefine(uniqueBy(row => row.id)),
})
