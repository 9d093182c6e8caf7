import { z } from 'zod'
import { reasons, warningSchema } from '../finding.ts'
import { dimensions, questionIds, tiers } from './questions.ts'

const scoreOrNull = z.number().min(0).max(100).nullable()
const rankOrNull = z.number().min(0).max(1).nullable()
const bounds = z.object({ low: z.number(), high: z.number() })

const account = z.object({
  id: z.string(),
  need: scoreOrNull,
  value: scoreOrNull,
  behavior: scoreOrNull,
  /** Each score if every missing answer were the lowest and the highest. */
  bounds: z.object({ need: bounds, value: bounds, behavior: bounds }),
  overall: scoreOrNull,
  /** Percentile ranks among the scored accounts. */
  needRank: rankOrNull,
  valueRank: rankOrNull,
  tier1Index: rankOrNull,
  tier: z.enum(tiers),
  reason: z.enum(reasons).optional(),
  /** Whether the tier is the same whatever the missing answers are. */
  firm: z.boolean(),
  growthHotSpot: z.boolean(),
  /** A growth hot spot that revenue ranking would put in the bottom half; null where revenue is unknown. */
  hiddenHotSpot: z.boolean().nullable(),
  /** Tier 2 only: more need than value is to be grown, else protected. */
  label: z.enum(['grow', 'protect']).nullable(),
  bindingSide: z.enum(['need', 'value', 'both']).nullable(),
  /** Points sum to `overall`. */
  contributions: z.array(
    z.object({ question: z.string(), points: z.number(), versusPortfolio: z.number().nullable() }),
  ),
  missing: z.array(z.enum(questionIds)),
  acceptability: z
    .object({
      tier1: z.number(),
      tier2: z.number(),
      tier3: z.number(),
      label: z.enum(['stable', 'sensitive', 'fragile']),
      /** Share of the draws in each rank by overall score, first rank first; null in large portfolios. */
      ranks: z.array(z.number()).nullable(),
      /** Mean weights of need, value and behavior that put the account first; null where none do. */
      centralWeights: z.array(z.number()).nullable(),
    })
    .nullable()
    .optional(),
})

const place = z.object({ need: z.number(), value: z.number(), behavior: z.number() })

export const segmentationOutput = z.object({
  n: z.number().int().nonnegative(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  warnings: z.array(warningSchema),
  modelVersion: z.string(),
  /** Accounts in Tier 1, and how many the share aims at. */
  tier1Count: z.number().int().nonnegative(),
  tier1Target: z.number().int().nonnegative(),
  accounts: z.array(account),
  comparison: z
    .object({
      leader: z.string(),
      other: z.string(),
      leaderOverall: z.number(),
      otherOverall: z.number(),
      criticalWeights: z.array(
        z.object({
          dimension: z.enum(dimensions),
          weight: z.number(),
          direction: z.enum(['atMost', 'atLeast']),
        }),
      ),
    })
    .nullable()
    .optional(),
  explanations: z
    .array(
      z.object({
        id: z.string(),
        sentence: z.string(),
        ends: z.object({
          low: place,
          high: place,
          lowTier: z.enum(tiers),
          highTier: z.enum(tiers),
        }),
        changes: z.array(
          z.object({
            scores: z.array(
              z.object({ dimension: z.enum(dimensions), from: z.number().nullable(), to: z.number() }),
            ),
            tier: z.enum(tiers),
          }),
        ),
      }),
    )
    .optional(),
})

export type SegmentationOutput = z.output<typeof segmentationOutput>
export type AccountRow = SegmentationOutput['accounts'][number]
