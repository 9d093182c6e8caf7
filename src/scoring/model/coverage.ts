import { z } from 'zod'
import { sumsToOne } from '../input.ts'
import { buyerRole, competency, sellerRole, tier } from '../vocabulary.ts'
import { defineSection } from './section.ts'

const days = z.number().int().positive()
const share = z.number().min(0).max(1)

const cadence = z.strictObject({
  touchDays: days,
  faceToFaceDays: days.nullable(),
  businessReviewDays: days.nullable(),
  sponsorDays: days.nullable(),
})

const relationshipWeights = z
  .strictObject({ recency: share, frequency: share, twoWay: share, depth: share, seniority: share })
  .refine(weights => sumsToOne(Object.values(weights)), { error: 'weights that sum to 1' })

/** Every reason for which coverage speaks up, in no particular order: the order of urgency is `issueOrder`. */
export const coverageIssueCode = z.enum([
  'no_accountable_lead',
  'several_accountable_leads',
  'two_owners_of_one_centre_and_family',
  'seller_left',
  'contact_left',
  'buyers_unmapped',
  'required_role_unmapped',
  'required_role_uncovered',
  'single_threaded',
  'never_contacted',
  'touch_overdue',
  'face_to_face_overdue',
  'business_review_overdue',
  'no_executive_sponsor',
  'sponsor_overdue',
  'technical_sellers_alone_before_business_buyer',
  'unsuitable_sellers_alone',
  'one_generalist_on_different_buying_cycles',
  'phase_misallocation',
  'several_sellers_on_one_topic',
  'touches_above_cadence',
])

const sizing = z.strictObject({
  /** Fraction of working time with customers. */
  clientFacingShare: share,
  overloadedAbove: z.number().positive(),
  slackBelow: z.number().positive(),
  /** Deviation of one seller's load from the mean of all, as a fraction of the mean. */
  loadDeviationWarn: share,
  loadDeviationCritical: share,
  callCycleWeeks: z.number().int().positive(),
  callEveryWeeks: z.record(z.string(), z.number().int().positive()),
})

export const coverageSection = defineSection({
  schema: z.strictObject({
    buyerRoles: z.record(
      buyerRole,
      z.strictObject({
        suitable: z.array(sellerRole).min(1),
        requiredOn: z.array(tier),
        /** Technical sellers don't stand in for a seller before a business buyer. */
        isBusinessBuyer: z.boolean(),
      }),
    ),
    sponsorRequiredOn: z.array(tier),
    technicalSellerRoles: z.array(sellerRole),
    /** Roles that own a buying centre or family; the others support an owner there. */
    ownerRoles: z.array(sellerRole),
    cadence: z.record(tier, cadence),
    adherencePeriodDays: days,
    /** How far back a two-way contact still counts as a thread, and as "who meets this buyer role". */
    relationshipWindowDays: days,
    /** More touches on one person than this multiple of the cadence is over-coverage. */
    touchMultiple: z.number().positive(),
    relationship: z.strictObject({
      halfLifeDays: days,
      weights: relationshipWeights,
      /** Lower edges on the scale 0..100. */
      bands: z.strictObject({
        weak: z.number(),
        developing: z.number(),
        strong: z.number(),
        veryStrong: z.number(),
      }),
    }),
    phaseMix: z.strictObject({
      windowDays: days,
      minimumActivities: z.number().int().positive(),
      watchFrom: share,
      misallocatedAbove: share,
    }),
    buyingCycle: z.strictObject({
      /** The longer exceeds the shorter by more than this fraction of the shorter. */
      differsByMoreThan: z.number().positive(),
      differencesNeeded: z.number().int().positive(),
    }),
    attributes: z.record(
      z.string(),
      z.strictObject({
        owners: z.array(z.union([sellerRole, z.literal('accountable_lead')])).min(1),
        competency,
      }),
    ),
    sizing,
    issueOrder: z
      .array(coverageIssueCode)
      .refine(order => new Set(order).size === coverageIssueCode.options.length, {
        error: 'every reason code of coverage once',
      }),
  }),
  defaults: {
    buyerRoles: {
      economic_buyer: {
        suitable: ['sam', 'account_manager', 'hunter', 'executive_sponsor'],
        requiredOn: ['1a', '1b', '2', '3', 'unscored'],
        isBusinessBuyer: true,
      },
      influencer_gatekeeper: {
        suitable: ['sam', 'account_manager', 'hunter', 'portfolio_rep', 'inside_sales', 'partner'],
        requiredOn: ['1a', '1b', '2'],
        isBusinessBuyer: false,
      },
      user_technical: {
        suitable: ['presales', 'overlay_specialist', 'portfolio_rep', 'customer_service'],
        requiredOn: ['1a', '1b', '2'],
        isBusinessBuyer: false,
      },
    },
    sponsorRequiredOn: ['1a', '1b'],
    technicalSellerRoles: ['presales', 'overlay_specialist'],
    ownerRoles: ['sam', 'account_manager', 'hunter', 'portfolio_rep', 'inside_sales'],
    cadence: {
      '1a': { touchDays: 14, faceToFaceDays: 90, businessReviewDays: 90, sponsorDays: 180 },
      '1b': { touchDays: 14, faceToFaceDays: 90, businessReviewDays: 90, sponsorDays: 180 },
      '2': { touchDays: 30, faceToFaceDays: null, businessReviewDays: null, sponsorDays: null },
      '3': { touchDays: 90, faceToFaceDays: null, businessReviewDays: null, sponsorDays: null },
      unscored: { touchDays: 90, faceToFaceDays: null, businessReviewDays: null, sponsorDays: null },
    },
    adherencePeriodDays: 180,
    relationshipWindowDays: 90,
    touchMultiple: 2,
    relationship: {
      halfLifeDays: 45,
      weights: { recency: 0.3, frequency: 0.25, twoWay: 0.15, depth: 0.15, seniority: 0.15 },
      bands: { weak: 30, developing: 50, strong: 70, veryStrong: 85 },
    },
    phaseMix: { windowDays: 180, minimumActivities: 5, watchFrom: 0.1, misallocatedAbove: 0.2 },
    buyingCycle: { differsByMoreThan: 0.5, differencesNeeded: 2 },
    attributes: {
      'Providing access to solution experts': { owners: ['presales'], competency: 'relationship_building' },
      'Communicating the business value': { owners: ['accountable_lead'], competency: 'business_acumen' },
      'Articulating the future roadmap': { owners: ['sam'], competency: 'account_planning' },
      'Responsiveness of sales resources': { owners: ['accountable_lead'], competency: 'process_management' },
      'Demonstrating features and functionality': { owners: ['presales'], competency: 'communication' },
      'Understanding the solution requirements': {
        owners: ['accountable_lead', 'presales'],
        competency: 'business_acumen',
      },
      'Providing a single integrated solution': {
        owners: ['overlay_specialist'],
        competency: 'account_planning',
      },
      'Providing a solution that integrates with my existing infrastructure': {
        owners: ['presales'],
        competency: 'communication',
      },
      'Initial investment': { owners: ['accountable_lead'], competency: 'negotiation' },
    },
    sizing: {
      clientFacingShare: 0.6,
      overloadedAbove: 1,
      slackBelow: 0.7,
      loadDeviationWarn: 0.2,
      loadDeviationCritical: 0.4,
      callCycleWeeks: 2,
      callEveryWeeks: { A: 2, B: 4, C: 6, D: 8, E: 10 },
    },
    issueOrder: [
      'no_accountable_lead',
      'seller_left',
      'several_accountable_leads',
      'two_owners_of_one_centre_and_family',
      'buyers_unmapped',
      'never_contacted',
      'technical_sellers_alone_before_business_buyer',
      'contact_left',
      'required_role_unmapped',
      'required_role_uncovered',
      'single_threaded',
      'touch_overdue',
      'no_executive_sponsor',
      'one_generalist_on_different_buying_cycles',
      'unsuitable_sellers_alone',
      'face_to_face_overdue',
      'business_review_overdue',
      'sponsor_overdue',
      'phase_misallocation',
      'several_sellers_on_one_topic',
      'touches_above_cadence',
    ],
  },
  provenance: {
    buyerRoles: {
      tag: 'D',
      source: 'role names stated by Hewitt 2008; who suits and what is required is ours',
    },
    sponsorRequiredOn: { tag: 'D', source: 'Tier 1; sponsors of large accounts in Thoughts on Selling 2017' },
    technicalSellerRoles: { tag: 'D', source: 'after "overly technical sellers", Hewitt 2008' },
    ownerRoles: { tag: 'D', source: 'design default' },
    cadence: {
      tag: 'D',
      source: 'touches by tier; quarterly business review and yearly sponsor: prolifiq practice',
    },
    adherencePeriodDays: { tag: 'D', source: 'design default' },
    relationshipWindowDays: { tag: 'D', source: 'design default' },
    touchMultiple: { tag: 'D', source: 'design default' },
    'relationship.halfLifeDays': { tag: 'P', source: 'Pedowitz: half after 45 days' },
    'relationship.weights': {
      tag: 'P',
      source: 'Breadbox: recency 30, frequency 25, two-way 15, depth 15, seniority 15',
    },
    'relationship.bands': { tag: 'P', source: 'Pedowitz: 30/50/70/85; the names are ours' },
    phaseMix: { tag: 'D', source: 'bands as for the misalignment of pay' },
    buyingCycle: { tag: 'D', source: 'after the two buying centres of FixItSoft, Hewitt 2008' },
    attributes: { tag: 'D', source: 'attributes stated by Hewitt 2008; role and competency are ours' },
    'sizing.clientFacingShare': {
      tag: 'S',
      source: 'Kapoor & Manohar 2016: about 40 % is not client-facing',
    },
    'sizing.overloadedAbove': { tag: 'D', source: 'design default' },
    'sizing.slackBelow': { tag: 'D', source: 'design default' },
    'sizing.loadDeviationWarn': { tag: 'P', source: 'pillargtm: 20 % warn' },
    'sizing.loadDeviationCritical': { tag: 'P', source: 'pillargtm: 40 % critical' },
    'sizing.callCycleWeeks': { tag: 'P', source: 'textbook call cycle' },
    'sizing.callEveryWeeks': { tag: 'P', source: 'textbook call cycle: A every 2 weeks to E every 10' },
    issueOrder: { tag: 'D', source: 'accountability first, then access, then rhythm, then waste' },
  },
})
