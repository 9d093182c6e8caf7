import { z } from 'zod'
import { nonNegativeAmount } from '../../amount.ts'
import { findingSchema, reasons } from '../../finding.ts'
import { fraction, id, uniqueBy } from '../../input.ts'

const age = z.number().nonnegative()

const opportunity = z
  .strictObject({
    id,
    amount: nonNegativeAmount,
    stage: id.optional(),
    probability: fraction.optional().describe('Goes before the stage, which goes before the age'),
    ageDays: age.optional().describe('Days since it was opened'),
  })
  .refine(row => row.stage !== undefined || row.probability !== undefined || row.ageDays !== undefined, {
    error: 'a stage, a probability or an age',
  })

const past = z
  .strictObject({
    id: id.optional(),
    stage: id
      .optional()
      .describe('The stage that the opportunity was in at the same point of an earlier period'),
    ageDays: age.optional().describe('Days from opening to closing'),
    outcome: z.enum(['won', 'lost', 'no_decision']),
    amount: nonNegativeAmount.optional(),
  })
  .refine(row => row.stage !== undefined || row.ageDays !== undefined, { error: 'a stage or an age' })

export const forecastInput = z.strictObject({
  open: z.array(opportunity).superRefine(uniqueBy(row => row.id)),
  history: z
    .array(past)
    .optional()
    .describe(
      'Closed opportunities with the stage they once were in, or the age at which they closed; stages and ages win as often as they did here',
    ),
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
  ageRates: z.array(
    z.object({
      ageDays: z.number(),
      won: z.number().int(),
      n: z.number().int().describe('Closed opportunities that were still open at this age'),
      rate: fraction.describe('Shrunk to the rate of all ages'),
    }),
  ),
  reason: z.enum(reasons).optional(),
  finding: findingSchema(z.number()),
})

export type ForecastInput = z.output<typeof forecastInput>
export type ForecastOutput = z.output<typeof forecastOutput>
