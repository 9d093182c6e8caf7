import { z } from 'zod'
import { count, findingSchema, warningSchema } from '../../finding.ts'
import { id, uniqueBy } from '../../input.ts'
import { agreementBands } from '../bands.ts'

const scalePoint = z.number().int()

export const agreementInput = z
  .strictObject({
    low: scalePoint.describe('Lowest answer'),
    high: scalePoint.describe('Highest answer; the options are one apart'),
    groups: z
      .array(
        z.strictObject({
          id,
          responses: z
            .array(z.array(z.number().nullable()).min(1))
            .describe('One row a respondent, one rating an item; null is no answer'),
        }),
      )
      .superRefine(uniqueBy(group => group.id)),
    simulate: z.boolean().default(false).describe('Adds how often random answers agree as well'),
    seed: z.number().int().nonnegative().optional(),
  })
  .superRefine((input, context) => {
    if (input.high <= input.low)
      context.addIssue({
        code: 'custom',
        path: ['high'],
        message: `a number above low (${input.low})`,
        input: input.high,
      })
    const items = input.groups.flatMap(group => group.responses)[0]?.length
    input.groups.forEach((group, g) => {
      group.responses.forEach((row, r) => {
        const path = ['groups', g, 'responses', r]
        if (row.length !== items)
          context.addIssue({
            code: 'custom',
            path,
            message: `${items} ratings, as in the first row`,
            input: row,
          })
        row.forEach((rating, i) => {
          if (rating !== null && (rating < input.low || rating > input.high))
            context.addIssue({
              code: 'custom',
              path: [...path, i],
              message: `a rating from ${input.low} to ${input.high}, or null`,
              input: rating,
            })
        })
      })
    })
  })

const number = z.number().nullable()

const item = z.object({ n: count, mean: number, rwg: number, adM: number, awg: number })

export const agreementOutput = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      n: count.describe('Respondents'),
      nComplete: count.describe('Respondents who rated every item; indices of several items rest on them'),
      mean: number,
      rwg: number.describe('One item only'),
      rwgj: number,
      rwgjLindell: number.describe('Doesn’t rise with the number of items; can be negative'),
      adM: number.describe('Mean absolute deviation, scale points: the index to show'),
      adMedian: number,
      adAcceptable: z.number().describe('Deviation up to which a group agrees: options / 6'),
      awg: number,
      rwgByNull: z.record(z.string(), number).describe('r_wg, or r_wg(j), against other null distributions'),
      band: z.enum(agreementBands).nullable(),
      agrees: z.boolean().nullable(),
      significance: z
        .object({
          rwgP: z.number().describe('Share of random groups that reach this r_wg'),
          adP: z.number().describe('Share of random groups that deviate as little'),
          rwg95: z.number().describe('r_wg that 5 % of random groups reach'),
          ad05: z.number().describe('Deviation that 5 % of random groups stay within'),
          runs: count,
          seed: count,
        })
        .nullable(),
      items: z.array(item),
      warnings: z.array(warningSchema).readonly(),
      finding: findingSchema(z.number()),
    }),
  ),
  icc1: number.describe('Share of variance between groups, raw'),
  icc2: number.describe('Reliability of the group means'),
  icc1Displayed: number.describe('A negative ICC(1) is shown as 0'),
  meanGroupSize: number,
  meanSquareBetween: number,
  meanSquareWithin: number,
  modelVersion: z.string(),
})

export type AgreementOutput = z.output<typeof agreementOutput>
