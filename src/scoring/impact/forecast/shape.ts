import { z } from 'zod'
import { nonNegativeAmount } from '../../amount.ts'
import { findingSchema, reasons } from '../../finding.ts'
import { fraction, id, uniqueBy } from '../../input.ts'

const opportunity = z
  .strictObject({
    id,
    amount: nonNegativeAmount,
    stage: id.optional(),
    probability: fraction.optional(),
  })
  .refine(row => row.stage !== undefined || row.probability !== undefined, {
    error: 'a stage or a probability',
  })

const past = z.strictObject({
  id: id.optional(),
  stage: id.describe('The stage that the opportunity was in at the same point of an earlier period'),
  outcome: z.enum(['won', 'lost', 'no_decision']),
  amount: nonNegativeAmount.optional(),
})

export const forecastInput = z.strictObject({
  open: z.array(opportunity).superRefine(uniqueBy(row => row.id)),
  history: z
    .array(past)
    .optional()
    .describe('Closed opportunities with the stage they once were in; stages win as often as they did here'),
  level: z.number().gt(0).lt(1).optional().describe('Share of outcomes inside the interval'),
  target: nonNegativeAmount.optional().describe('Adds the probability of reaching it'),
  correlation: fraction
    .optional()
    .describe('How far opportunities win and lose together: 0 independent, 1 all as one'),
  seed: z.number().int().nonnegative().optional(),
})

const money = z.number().nonnegative()

export const forecastOutput = z.object({
  expected: money.nullable(),
  sd: money.nullable(),
  quantiles: z.object({ p05: money, p25: money, p50: money, p75: money, p95: money }).nullable(),
  interval: z.object({ level: z.number(), low: money, high: money }).nullable(),
  probabilityOfNothing: fraction.nullable(),
  probabilityOfTarget: fraction.nullable(),
  method: z.enum(['exact_convolution', 'monte_carlo']),
  iterations: z.number().int().nullable(),
  stageRates: z.array(
    z.object({
      stage: z.string(),
      won: z.number().int(),
      n: z.number().int(),
      rate: fraction.describe('Shrunk to the rate of all stages'),
    }),
  ),
  reason: z.enum(reasons).optional(),
  finding: findingSchema(z.number()),
})

export type ForecastInput = z.output<typeof forecastInput>
export type ForecastOutput = z.output<typeof forecastOutput>
