import { z } from 'zod'
import { fraction, sumsToOne } from '../input.ts'
import { dimensions, questions } from '../segmentation/questions.ts'
import { defineSection } from './section.ts'

const goalposts = z
  .strictObject({ kind: z.literal('goalposts'), low: z.number(), high: z.number() })
  .refine(scale => scale.low < scale.high, { error: 'a scale whose low end lies below its high end' })
const scale = z.discriminatedUnion('kind', [goalposts, z.strictObject({ kind: z.literal('rank') })])
const question = z.strictObject({
  /** Relative to the other questions of its dimension; 0 leaves the question out. */
  weight: z.number().min(0),
  scale,
})

export const dimensionWeights = z
  .strictObject({ need: fraction, value: fraction, behavior: fraction })
  .refine(weights => sumsToOne([weights.need, weights.value, weights.behavior]), {
    error: 'weights that sum to 1',
  })
  .refine(weights => weights.need + weights.value > 0, { error: 'a weight on need or on value' })

const likert = { weight: 1, scale: { kind: 'goalposts', low: 1, high: 5 } } as const
const money = { weight: 1, scale: { kind: 'rank' } } as const

export const segmentationSection = defineSection({
  schema: z
    .strictObject({
      questions: z.strictObject({
        N1: question,
        N2: question,
        N3: question,
        V1: question,
        V2: question,
        V3: question,
        V4: question,
        B1: question,
        B2: question,
        B3: question,
      }),
      minimumAnswered: z.strictObject({
        need: z.int().min(1).max(3),
        value: z.int().min(1).max(4),
        behavior: z.int().min(1).max(3),
      }),
      stageWeights: z.strictObject({
        introduction: dimensionWeights,
        growth: dimensionWeights,
        maturity: dimensionWeights,
        decline: dimensionWeights,
      }),
      eligibility: z.strictObject({ enterRank: fraction, stayRank: fraction }),
      tier1Share: fraction,
      tier2Share: fraction,
      tieAllowanceRatio: z.number().min(1),
      bufferRatio: fraction,
      behaviorCut: z.strictObject({
        score: z.number().min(0).max(100),
        flipMargin: z.number().min(0).max(50),
      }),
      smallPortfolio: z.int().min(0),
      hiddenHotSpotRank: fraction,
      acceptability: z.strictObject({
        draws: z.int().min(1).max(1_000_000),
        stable: fraction,
        sensitive: fraction,
      }),
    })
    .superRefine((section, context) => {
      for (const dimension of dimensions) {
        const weighted = questions.filter(
          entry => entry.dimension === dimension && section.questions[entry.id].weight > 0,
        )
        if (weighted.length < section.minimumAnswered[dimension])
          context.addIssue({
            code: 'custom',
            path: ['minimumAnswered', dimension],
            message: `at most ${weighted.length}, the questions on ${dimension} that carry weight`,
          })
      }
    }),
  defaults: {
    questions: {
      N1: { weight: 1, scale: { kind: 'goalposts', low: 0, high: 1 } },
      N2: likert,
      N3: likert,
      V1: money,
      V2: money,
      V3: likert,
      V4: likert,
      B1: likert,
      B2: likert,
      B3: likert,
    },
    minimumAnswered: { need: 2, value: 3, behavior: 2 },
    stageWeights: {
      introduction: { need: 0.5, value: 0.2, behavior: 0.3 },
      growth: { need: 0.45, value: 0.35, behavior: 0.2 },
      maturity: { need: 0.3, value: 0.5, behavior: 0.2 },
      decline: { need: 0.2, value: 0.6, behavior: 0.2 },
    },
    eligibility: { enterRank: 0.5, stayRank: 0.45 },
    tier1Share: 0.1,
    tier2Share: 0.3,
    tieAllowanceRatio: 1.5,
    bufferRatio: 0.2,
    behaviorCut: { score: 50, flipMargin: 5 },
    smallPortfolio: 10,
    hiddenHotSpotRank: 0.5,
    acceptability: { draws: 10_000, stable: 0.8, sensitive: 0.5 },
  },
  provenance: {
    questions: {
      tag: 'D',
      source: 'the ten questions are the source’s; equal weights and 1–5 scales are ours',
    },
    minimumAnswered: { tag: 'D', source: 'two of three, three of four, two of three' },
    stageWeights: {
      tag: 'D',
      source: 'the source says only "appropriate weighting … depending on life-cycle stage"',
    },
    eligibility: { tag: 'D', source: '"high on both value and need" read as the upper half of each' },
    tier1Share: { tag: 'S', source: 'Kapoor & Manohar 2016: "typically about 10 percent"' },
    tier2Share: { tag: 'D', source: 'the source does not define the lower tiers' },
    tieAllowanceRatio: { tag: 'D', source: 'a tied block may take the share to 15 % where 10 % is meant' },
    bufferRatio: { tag: 'D', source: 'after the buffer zones of the FTSE 100 and Russell indices' },
    behaviorCut: { tag: 'D', source: 'the midpoint of the scale; flips only past 50 ± 5' },
    smallPortfolio: { tag: 'D', source: 'below ten accounts a tenth is less than one account' },
    hiddenHotSpotRank: {
      tag: 'D',
      source: 'the bottom half by revenue, where stack-ranking hides a customer',
    },
    'acceptability.draws': { tag: 'P', source: 'Lahdelma & Salminen 2001; 9,604 draws give ±.01 at 95 %' },
    'acceptability.stable': { tag: 'D', source: 'label' },
    'acceptability.sensitive': { tag: 'D', source: 'label' },
  },
})
