import { z } from 'zod'
import { amount, nonNegativeAmount } from '../amount.ts'
import { fraction, id, uniqueBy } from '../input.ts'
import { dimensionWeights } from '../model/segmentation.ts'
import { dimensions, type QuestionId, questionText, stages, tiers } from './questions.ts'

const score = z.number().min(0).max(100).nullish()

/** Answers on the scales of the model: by default N1 a fraction 0..1, V1 and V2 money, all others 1..5. */
const answers = z.strictObject({
  N1: answer('N1'),
  N2: answer('N2'),
  N3: answer('N3'),
  V1: amount.nullish().describe(questionText('V1')),
  V2: amount.nullish().describe(questionText('V2')),
  V3: answer('V3'),
  V4: answer('V4'),
  B1: answer('B1'),
  B2: answer('B2'),
  B3: answer('B3'),
})

function answer(question: QuestionId) {
  return z.number().nullish().describe(questionText(question))
}

const account = z
  .strictObject({
    id,
    /** Life-cycle stage of what the account buys; or `families`, one of the two. */
    stage: z.enum(stages).optional(),
    families: z
      .array(z.strictObject({ family: id, stage: z.enum(stages), revenue: nonNegativeAmount.optional() }))
      .min(1)
      .superRefine(uniqueBy(entry => entry.family))
      .optional(),
    /** Answers to the ten questions; or scores 0..100, one of the two. */
    answers: answers.optional(),
    need: score,
    value: score,
    behavior: score,
    /** Current revenue where V1 does not say it; only for finding hidden hot spots. */
    revenue: amount.nullish(),
  })
  .superRefine((row, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, input: row })
    if ((row.stage === undefined) === (row.families === undefined))
      fault('stage', `${stages.map(stage => `"${stage}"`).join(', ')}, or families with a stage each`)
    const given = dimensions.filter(dimension => row[dimension] !== undefined)
    if (row.answers === undefined && given.length === 0)
      fault('answers', 'answers, or the scores need, value and behavior')
    if (row.answers !== undefined && given.length > 0)
      fault(given[0] ?? 'need', 'either answers or scores, not both')
  })

const perStage = z.object(
  Object.fromEntries(stages.map(stage => [stage, dimensionWeights.optional()])) as {
    [Stage in (typeof stages)[number]]: z.ZodOptional<typeof dimensionWeights>
  },
)

/** The dimensions, most important first; weighted by the rank-order centroid. */
const importanceOrder = z.strictObject({
  order: z.array(z.enum(dimensions)).refine(order => order.length === 3 && new Set(order).size === 3, {
    error: 'need, value and behavior once each, most important first',
  }),
})

export const segmentationInput = z.strictObject({
  accounts: z.array(account).superRefine(uniqueBy(row => row.id)),
  /** Tiers of the last published cut, by account. Left out on a first run and after weights or stages changed. */
  previousTiers: z.record(z.string(), z.enum(tiers)).optional(),
  /** Weights in place of the model's: one set for all stages, one a stage, or an order of importance. */
  weights: z.union([dimensionWeights, perStage.strict(), importanceOrder]).optional(),
  /** Share of the accounts that Tier 1 aims at; the model's by default. */
  share: fraction.refine(share => share > 0, { error: 'more than 0' }).optional(),
  /** Weigh by this product family's stage alone; accounts that do not list it stay unscored. */
  family: id.optional(),
  /** Two accounts: from which weights on does the other one lead? */
  compare: z.tuple([id, id]).optional(),
  /** Draw weights at random and count how often each account keeps its tier. */
  acceptability: z
    .strictObject({
      seed: z.int(),
      draws: z.int().min(1).max(1_000_000).optional(),
      /** Draw near the weights in use (Dirichlet of this many times the weights); all weights alike when left out. */
      concentration: z.number().positive().optional(),
    })
    .optional(),
  /** Accounts whose tier is to be explained: what would change it. */
  explain: z.array(id).optional(),
})

export type SegmentationInput = z.output<typeof segmentationInput>
