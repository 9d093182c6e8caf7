import { z } from 'zod'
import { count, findingSchema, reasons, warningSchema } from '../../finding.ts'
import { byChosenName, tally } from '../../input.ts'
import { agreementBands } from '../bands.ts'
import { itemKinds } from '../instrument.ts'
import { refuseUnknownItems, sheetSchema } from '../sheets.ts'

export const assessmentInput = z
  .strictObject({
    form: z.enum(['long', 'short']),
    sheets: z.array(sheetSchema),
    eligible: byChosenName(tally).optional().describe('Everyone asked or who could have been, by function'),
  })
  .superRefine((input, context) => {
    refuseUnknownItems(input.form, input.sheets, ['sheets'], context)
    for (const [unit, eligible] of Object.entries(input.eligible ?? {})) {
      const submitted = input.sheets.filter(sheet => sheet.function === unit).length
      if (submitted > eligible)
        context.addIssue({
          code: 'custom',
          path: ['eligible', unit],
          message: `at least the ${submitted} who answered`,
          input: eligible,
        })
    }
  })

const number = z.number().nullable()

const topic = z.object({
  unit: z.string().nullable().describe('Function; null is the whole company'),
  topic: z.string(),
  kind: z.enum(itemKinds),
  n: count,
  mean: number,
  scaled: number.describe('(mean − 1)/4'),
  favourable: number.describe('Share of answers 4 and 5'),
  dontKnow: number.describe('Share of "don’t know"'),
  isDontKnowFinding: z.boolean(),
  agreement: number.describe('r_wg, or r_wg(j) within a component or element'),
  agreementSlightSkew: number.describe(
    'The same against a slightly skewed null: people are lenient with themselves',
  ),
  band: z.enum(agreementBands).nullable(),
  averageDeviation: number,
  place: z.enum(['high_agree', 'high_split', 'low_agree', 'low_split']).nullable(),
  finding: findingSchema(z.number()),
})

const response = z.object({
  unit: z.string().nullable(),
  eligible: count.nullable(),
  complete: count,
  rate: number,
  marginOfError: number.describe('Of a share of one half, with the finite population'),
  warnings: z.array(warningSchema).readonly(),
})

const gap = z.object({
  topic: z.string(),
  a: z.string(),
  b: z.string(),
  nA: count,
  nB: count,
  delta: z.number(),
  low: z.number(),
  high: z.number(),
  t: number,
  degreesOfFreedom: z.number(),
  p: z.number(),
  adjustedP: z.number(),
  hedgesG: number,
  rankP: number.describe('Mann-Whitney, as a check'),
  isGap: z.boolean(),
  sentence: z.string(),
})

export const assessmentOutput = z.object({
  response: z.array(response),
  topics: z.array(topic),
  gaps: z.array(gap),
  gapsReason: z.enum(reasons).optional(),
  modelVersion: z.string(),
})

export type AssessmentInput = z.output<typeof assessmentInput>
export type AssessmentOutput = z.output<typeof assessmentOutput>
