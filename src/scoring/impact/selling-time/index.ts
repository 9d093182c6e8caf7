import { z } from 'zod'
import { findingSchema, reasons } from '../../finding.ts'
import { fraction } from '../../input.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { examples } from './examples.ts'

const sellingTimeInput = z.strictObject({
  nonSellingBefore: fraction.describe('Share of working time without customers'),
  nonSellingAfter: fraction,
})

const sellingTimeOutput = z.object({
  clientTimeGain: z.number().nullable(),
  reason: z.enum(reasons).optional(),
  finding: findingSchema(z.number()),
})

export const sellingTime = defineModule({
  id: 'selling-time',
  room: 'impact',
  question: 'How much more time with customers does less administration give?',
  formula: ['gain = (1 − after) / (1 − before) − 1'],
  terms: [{ name: 'clientTimeGain', meaning: 'more time with customers', unit: 'fraction ≥ −1' }],
  modelPaths: [],
  sources: [
    { tag: 'S', text: 'Kapoor & Manohar 2016: 40 % of time is not client-facing, in about 45 companies' },
  ],
  input: sellingTimeInput,
  output: sellingTimeOutput,
  examples,
  score({ nonSellingBefore, nonSellingAfter }, model) {
    const evidence = { n: 1, method: 'ratio of client-facing shares', modelVersion: model.version }
    if (nonSellingBefore === 1) {
      const sentence = 'Nobody had any time with customers, so there is nothing to compare with.'
      const finding = absence({ ...evidence, reason: 'missing_input', sentence })
      return { clientTimeGain: null, reason: 'missing_input' as const, finding }
    }
    const value = (1 - nonSellingAfter) / (1 - nonSellingBefore) - 1
    const percent = roundHalfUp(Math.abs(100 * value), 1)
    const sentence = `Time with customers ${value < 0 ? 'falls' : 'grows'} by ${percent} %.`
    return { clientTimeGain: value, finding: reading({ ...evidence, value, sentence }) }
  },
})
