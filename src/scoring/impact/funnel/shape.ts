import { z } from 'zod'
import { count, findingSchema } from '../../finding.ts'
import { id, tally, uniqueBy } from '../../input.ts'
import { differenceShape, rateShape } from '../rates.ts'

const cohort = z.strictObject({
  cohort: id.describe('Period in which the opportunities entered the funnel'),
  ageDays: z.number().nonnegative().describe('Days since the last of them entered'),
  reached: z.array(tally).describe('How many reached each stage, in the order of the stages'),
})

export const funnelInput = z
  .strictObject({
    stages: z
      .array(id)
      .min(2)
      .superRefine(uniqueBy(stage => stage)),
    segments: z
      .array(z.strictObject({ id, cohorts: z.array(cohort).superRefine(uniqueBy(row => row.cohort)) }))
      .superRefine(uniqueBy(row => row.id)),
    maturityDays: z.number().positive().optional().describe('Younger cohorts are left out'),
  })
  .superRefine((input, context) => {
    input.segments.forEach((segment, s) => {
      segment.cohorts.forEach(({ reached }, c) => {
        const path = ['segments', s, 'cohorts', c, 'reached']
        if (reached.length !== input.stages.length)
          context.addIssue({
            code: 'custom',
            path,
            message: `${input.stages.length} counts, one for each stage`,
            input: reached,
          })
        const rising = reached.findIndex((number, index) => index > 0 && number > (reached[index - 1] ?? 0))
        if (rising > 0)
          context.addIssue({
            code: 'custom',
            path: [...path, rising],
            message: `at most the ${reached[rising - 1]} of the stage before`,
            input: reached[rising],
          })
      })
    })
  })

export const funnelOutput = z.object({
  segments: z.array(
    z.object({
      id: z.string(),
      entered: count,
      cohorts: count,
      immature: z.array(z.string()).describe('Cohorts left out because they are too young'),
      steps: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          n: count,
          converted: count,
          ...rateShape,
        }),
      ),
      overall: rateShape.rate,
      finding: findingSchema(z.number()),
    }),
  ),
  differences: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      ...differenceShape,
      isShown: z.boolean(),
    }),
  ),
  rootCause: z
    .object({ segment: z.string(), than: z.string(), from: z.string(), to: z.string(), sentence: z.string() })
    .nullable()
    .describe(
      'The earliest step at which a segment converts worse than another: the cause before its symptoms',
    ),
  modelVersion: z.string(),
})

export type FunnelInput = z.output<typeof funnelInput>
export type FunnelOutput = z.output<typeof funnelOutput>
