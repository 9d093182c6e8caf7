import { z } from 'zod'
import { nonNegativeAmount } from '../../amount.ts'
import { count, findingSchema, reasons } from '../../finding.ts'
import { fraction, id, uniqueBy } from '../../input.ts'

/** Methods that need nothing but the past; a caller's own forecasts carry other names. */
export const builtInMethods = ['naive', 'seasonal_naive', 'run_rate', 'commit_ratio'] as const

const forecasts = z
  .record(
    id.refine(name => !builtInMethods.some(own => own === name), {
      error: `a name of its own: ${builtInMethods.join(', ')} are computed`,
    }),
    nonNegativeAmount,
  )
  .default({})
  .describe('By method, as they stood before the period began')

export const accuracyInput = z.strictObject({
  periods: z
    .array(
      z.strictObject({
        period: id,
        actual: nonNegativeAmount,
        forecasts,
        commit: nonNegativeAmount.optional().describe('What the reps committed to before the period'),
      }),
    )
    .superRefine(uniqueBy(row => row.period))
    .describe('In the order of time'),
  seasonLength: z.number().int().min(2).optional().describe('Periods after which the year repeats'),
  next: z.strictObject({ forecasts, commit: nonNegativeAmount.optional() }).optional(),
  level: z.number().gt(0).lt(1).optional(),
  closed: z
    .array(z.strictObject({ probability: fraction, isWon: z.boolean() }))
    .optional()
    .describe('Closed opportunities with the probability that they once had'),
})

const number = z.number().nullable()

export const accuracyOutput = z.object({
  methods: z.array(
    z.object({
      method: z.string(),
      n: count.describe('Periods with a forecast'),
      wape: number.describe('Σ|A − F|/ΣA'),
      mape: number.describe('Null as soon as one actual is 0'),
      bias: number.describe('(ΣF − ΣA)/ΣA: above 0 is too high'),
      mase: number.describe('Against repeating the last period; below 1 is better than that'),
      hitRate: number.describe('Share of actuals inside the interval from earlier ratios'),
      hitRateN: count,
      rank: count.nullable(),
      next: z.object({ forecast: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
  best: z.string().nullable(),
  bestReason: z.enum(reasons).optional(),
  comparedPeriods: count.describe('Periods that every ranked method has a forecast for'),
  brier: number,
  level: z.number(),
  finding: findingSchema(z.string()),
})

export type AccuracyInput = z.output<typeof accuracyInput>
export type AccuracyOutput = z.output<typeof accuracyOutput>
