import { z } from 'zod'
import { count, findingSchema, reasons, warningSchema } from '../finding.ts'
import { quadrants } from './quadrant.ts'

const number = z.number()
const interval = z.object({ low: number, high: number }).nullable()

export const reliabilities = ['insufficient', 'indicative', 'low', 'standard'] as const
export type Reliability = (typeof reliabilities)[number]

const attribute = z.object({
  attribute: z.string(),
  n: count.describe('Respondents who rated it in any way'),
  nImportance: count,
  nCompared: count.describe('Respondents who compared us with others'),
  reliability: z.enum(reliabilities),
  importance: number.nullable(),
  importanceInterval: interval,
  relativeEffectiveness: number.nullable().describe('Own minus others, scale points'),
  relativeEffectivenessInterval: interval,
  quadrant: z.enum(quadrants).nullable(),
  reason: z.enum(reasons).optional(),
  confident: z
    .boolean()
    .describe('Enough respondents, and neither interval spans its cut, Holm over the attributes of the cell'),
  adjustedP: number.nullable(),
  borderline: z.boolean(),
  parity: z.boolean().describe('As good as the others: shown on the better side'),
  alternatives: z.array(z.enum(quadrants)),
  weight: number.nullable().describe('Share of the importance of all attributes'),
  priorityIndex: number.nullable(),
  overDeliveryIndex: number.nullable(),
  gapTest: z
    .object({
      test: z.enum(['paired_t', 'wilcoxon_signed_rank']),
      statistic: number.nullable(),
      p: number,
      adjustedP: number,
      effect: number.nullable(),
      n: count,
    })
    .nullable(),
  meanWeightedDiscrepancy: number.nullable(),
  ownToOthersRatio: number.nullable(),
  statedImportance: number.nullable(),
  derivedImportance: number.nullable(),
  driver: z.enum(['basic', 'hidden_driver']).nullable(),
  finding: findingSchema(z.enum(quadrants)),
})

const cellFields = {
  segment: z.string().nullable(),
  buyerRole: z.string().nullable(),
  buyingPhase: z.string().nullable(),
}

const cell = z.object({
  ...cellFields,
  n: count.describe('Buyers who answered'),
  reliability: z.enum(reliabilities),
  importanceMethod: z.enum(['stated', 'pearson', 'spearman', 'johnson', 'shapley']),
  cut: z.enum(['mean', 'median', 'scaleMean']),
  importanceCut: number.nullable(),
  otherCuts: z.array(
    z.object({ cut: z.enum(['mean', 'median', 'scaleMean']), importanceCut: number, attributes: count }),
  ),
  respondentsNeeded: count.nullable().describe('Buyers needed for the model’s margin on every attribute'),
  warnings: z.array(warningSchema),
  attributes: z.array(attribute),
})

const side = z.object({ n: count, importance: number.nullable(), relativeEffectiveness: number.nullable() })
const difference = z
  .object({ delta: number, low: number, high: number, p: number, adjustedP: number })
  .nullable()

const perceptionGap = z.object({
  ...cellFields,
  attribute: z.string(),
  buyer: side,
  rep: side,
  importance: difference.describe('Reps minus buyers'),
  relativeEffectiveness: difference.describe('Reps minus buyers'),
  sentence: z.string(),
})

export const valueMatrixOutput = z.object({
  cells: z.array(cell),
  perceptionGaps: z.array(perceptionGap),
  modelVersion: z.string(),
})

export type ValueMatrixOutput = z.output<typeof valueMatrixOutput>
export type CellResult = ValueMatrixOutput['cells'][number]
export type AttributeResult = CellResult['attributes'][number]
export type PerceptionGap = ValueMatrixOutput['perceptionGaps'][number]
