import { z } from 'zod'
import { count, findingSchema } from '../../finding.ts'
import { id } from '../../input.ts'
import { refuseUnknownItems, sheetSchema } from '../sheets.ts'

export const trendInput = z
  .strictObject({
    form: z.enum(['long', 'short']),
    before: z.array(sheetSchema),
    after: z.array(sheetSchema),
    reorganised: z.array(id).default([]).describe('Functions whose people changed: they have no trend'),
  })
  .superRefine((input, context) => {
    refuseUnknownItems(input.form, input.before, ['before'], context)
    refuseUnknownItems(input.form, input.after, ['after'], context)
  })

const number = z.number().nullable()

export const trendOutput = z.object({
  changes: z.array(
    z.object({
      unit: z.string().nullable(),
      topic: z.string(),
      nBefore: count,
      nAfter: count,
      before: number,
      after: number,
      delta: number,
      low: number,
      high: number,
      t: number,
      p: number,
      adjustedP: number,
      minimumDetectable: number.describe('Smallest difference that these numbers would show, scale points'),
      favourableBefore: number,
      favourableAfter: number,
      favourableZ: number,
      favourableP: number,
      verdict: z.enum(['better', 'worse', 'not_shown']).nullable(),
      finding: findingSchema(z.number()),
    }),
  ),
  modelVersion: z.string(),
})
