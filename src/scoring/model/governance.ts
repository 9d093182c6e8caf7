import { z } from 'zod'
import { sumsToOne } from '../input.ts'
import { defineSection } from './section.ts'

const share = z.number().min(0).max(1)
const days = z.number().int().positive()

const weightsOf = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.record(z.enum(names), share).refine(weights => sumsToOne(Object.values<number>(weights)), {
    error: 'weights that sum to 1',
  })

/** The relationship side first: what plans usually lack. */
export const relationshipParts = [
  'influence_map',
  'sponsor',
  'relationship_actions',
  'partner_stakeholders',
  'customer_objectives',
] as const
const sellingParts = ['objectives', 'owned_dated_actions', 'installed_base', 'competition'] as const
export const planParts = [...relationshipParts, ...sellingParts] as const

/** Every reason for which governance speaks up. */
export const governanceIssueCode = z.enum([
  'no_plan',
  'action_overdue',
  'conflicting_pursuit',
  'pursuit_to_review',
  'customer_absent',
  'rep_not_engaged',
  'plan_stale',
  'plan_thin_on_relationships',
  'reviews_missed',
])

export const governanceSection = defineSection({
  schema: z.strictObject({
    confidenceLevel: z.number().gt(0).lt(1),
    freshness: z.strictObject({ fullForDays: days, zeroFromDays: days, staleAfterDays: days }),
    completeness: z.strictObject({
      weights: weightsOf(planParts),
      /** Influence (0..5) from which a buyer is a key stakeholder. */
      keyInfluenceFrom: z.number().min(0).max(5),
      /** Share of the relationship side below which the plan is thin. */
      thinBelow: share,
    }),
    execution: z.strictObject({
      actionCompletionFrom: share,
      freshnessFrom: share,
      reviewsHeldFrom: share,
      /** Share of plans executed in the survey of the Strategic Account Management Association. */
      benchmark: share,
      significance: share,
    }),
    engagementDays: days,
    pursuit: z.strictObject({
      weights: weightsOf(['problem', 'contacts', 'time', 'budget']),
      conflictFrom: share,
      reviewFrom: share,
      /** Pairs of which less is known are not judged: overlap in time alone says nothing. */
      minimumKnownWeight: share,
    }),
    participation: z.strictObject({
      /** Level (0..4) from which the customer takes part. */
      activeFrom: z.number().int().min(0).max(4),
      absentAfterCheckIns: z.number().int().positive(),
      absentAfterDays: days,
    }),
    rogue: z.strictObject({
      quarterEndDays: days,
      /** Modified z-score above which a discount stands out. */
      discountOutlierAbove: z.number().positive(),
      /** Turns the median absolute deviation into a standard deviation of a normal distribution. */
      deviationFactor: z.number().positive(),
      /** Largest discount that policy allows; null: no policy is set. */
      discountPolicy: share.nullable(),
      shortCycleBelow: share,
      minimumPeers: z.number().int().positive(),
      /** Month (1..12) in which the fiscal year starts. */
      fiscalYearStartMonth: z.number().int().min(1).max(12),
    }),
    bunching: z.strictObject({
      lastDays: days,
      quarterDays: days,
      minimumWon: z.number().int().positive(),
      significance: share,
    }),
    /** Points of each part of the 100-point plan review. */
    planReview: z.record(z.string(), z.number().int().positive()),
    reportCard: z.strictObject({
      keys: z.array(z.string()).min(1),
      itemsPerKey: z.number().int().positive(),
      lowest: z.number(),
      highest: z.number(),
      /** Opportunities to identify, as a multiple of the goal. */
      goalMultiple: z.number().positive(),
    }),
    issueOrder: z
      .array(governanceIssueCode)
      .refine(
        order => order.length === governanceIssueCode.options.length && new Set(order).size === order.length,
        {
          error: 'every reason code of governance once',
        },
      ),
  }),
  defaults: {
    confidenceLevel: 0.95,
    freshness: { fullForDays: 90, zeroFromDays: 365, staleAfterDays: 180 },
    completeness: {
      weights: {
        influence_map: 1 / 9,
        sponsor: 1 / 9,
        relationship_actions: 1 / 9,
        partner_stakeholders: 1 / 9,
        customer_objectives: 1 / 9,
        objectives: 1 / 9,
        owned_dated_actions: 1 / 9,
        installed_base: 1 / 9,
        competition: 1 / 9,
      },
      keyInfluenceFrom: 4,
      thinBelow: 0.6,
    },
    execution: {
      actionCompletionFrom: 0.8,
      freshnessFrom: 1,
      reviewsHeldFrom: 0.75,
      benchmark: 0.11,
      significance: 0.05,
    },
    engagementDays: 30,
    pursuit: {
      weights: { problem: 0.4, contacts: 0.25, time: 0.15, budget: 0.2 },
      conflictFrom: 0.6,
      reviewFrom: 0.4,
      minimumKnownWeight: 0.4,
    },
    participation: { activeFrom: 3, absentAfterCheckIns: 3, absentAfterDays: 90 },
    rogue: {
      quarterEndDays: 10,
      discountOutlierAbove: 3.5,
      deviationFactor: 0.6745,
      discountPolicy: null,
      shortCycleBelow: 0.5,
      minimumPeers: 5,
      fiscalYearStartMonth: 1,
    },
    bunching: { lastDays: 10, quarterDays: 91, minimumWon: 10, significance: 0.05 },
    planReview: {
      "customer's environment": 20,
      'key financials': 10,
      'current relationship': 25,
      'strategy and execution': 20,
      resources: 10,
      'team learning': 15,
    },
    reportCard: {
      keys: ['Right Structure', 'Set the Goal', 'Create the Habits', 'Understand the Politics', 'Think Big'],
      itemsPerKey: 3,
      lowest: 1,
      highest: 10,
      goalMultiple: 2.5,
    },
    issueOrder: [
      'no_plan',
      'action_overdue',
      'conflicting_pursuit',
      'customer_absent',
      'rep_not_engaged',
      'plan_stale',
      'plan_thin_on_relationships',
      'reviews_missed',
      'pursuit_to_review',
    ],
  },
  provenance: {
    confidenceLevel: { tag: 'D', source: 'convention' },
    freshness: { tag: 'D', source: 'after "revisited annually … an artifact", Thoughts on Selling 2017' },
    completeness: {
      tag: 'D',
      source: 'parts after Thoughts on Selling 2017 (relationship planning); equal weights',
    },
    'execution.actionCompletionFrom': { tag: 'D', source: 'design default' },
    'execution.freshnessFrom': { tag: 'D', source: 'design default' },
    'execution.reviewsHeldFrom': { tag: 'D', source: 'design default' },
    'execution.benchmark': {
      tag: 'S',
      source: 'SAMA survey in Thoughts on Selling 2017; its definition is unknown',
    },
    'execution.significance': { tag: 'D', source: 'convention' },
    engagementDays: { tag: 'D', source: 'design default' },
    pursuit: { tag: 'D', source: 'design default' },
    participation: { tag: 'R', source: 'levels after the IAP2 spectrum; the limits are ours' },
    'rogue.quarterEndDays': { tag: 'D', source: 'design default' },
    'rogue.discountOutlierAbove': { tag: 'R', source: 'Iglewicz & Hoaglin' },
    'rogue.deviationFactor': { tag: 'R', source: 'Iglewicz & Hoaglin' },
    'rogue.discountPolicy': { tag: 'D', source: 'set by the organisation' },
    'rogue.shortCycleBelow': { tag: 'D', source: 'design default' },
    'rogue.minimumPeers': { tag: 'D', source: 'design default' },
    'rogue.fiscalYearStartMonth': { tag: 'D', source: 'calendar year' },
    bunching: { tag: 'D', source: 'last 10 of 91 days, from 10 won opportunities on' },
    planReview: { tag: 'P', source: 'Whitespace 100-point plan review' },
    reportCard: { tag: 'P', source: 'Donnolo, Essential Account Planning, appendix' },
    issueOrder: { tag: 'D', source: 'design default' },
  },
})
