import { z } from 'zod'
import { type Competency, competency, sellerRole } from '../vocabulary.ts'
import { defineSection } from './section.ts'

/** 1 Efficient Vendor, 2 Value Driven, 3 Solution Orientation, 4 Partnership Focus. */
export const level = z.int().min(1).max(4)
export const processStage = z.enum(['plan', 'create', 'optimize'])
export const demand = z.enum(['high', 'middle', 'low'])

const share = z.number().min(0).max(1)
const days = z.number().int().positive()

export const competenciesSection = defineSection({
  schema: z.strictObject({
    /** Labels of the levels 1..4. */
    levels: z.tuple([z.string(), z.string(), z.string(), z.string()]),
    stages: z.record(competency, processStage),
    /** Level that the work asks for, by how demanding account and buyer are. */
    required: z.record(demand, z.record(competency, level)),
    /** Where a role is a job of its own, its level in place of the general one. */
    roleRequired: z.partialRecord(sellerRole, z.partialRecord(competency, level)),
    /** Roles whose work is simple whatever the account. */
    lowDemandRoles: z.array(sellerRole),
    /** One observable behaviour for each competency and level. */
    rubric: z.record(competency, z.tuple([z.string(), z.string(), z.string(), z.string()])),
    minimumRaters: z.number().int().positive(),
    /** Mean absolute deviation of raters above which they should first agree on the scale. */
    calibrateAbove: z.number().positive(),
    blindSpotFrom: z.number().positive(),
    planSize: z.number().int().positive(),
    practiceAfterDays: days,
    rateAgainAfterDays: days,
    funnelSignificance: share,
    confidenceLevel: z.number().gt(0).lt(1),
    /** Level to aim at in a value conversation where neither requirement nor rating is known. */
    earlyStageTarget: level,
    /** Share of time that is not with customers, above which work is taken away before skill is added. */
    adminLoadAbove: share,
    coachingHoursPerMonth: z.strictObject({ low: z.number(), high: z.number() }),
  }),
  defaults: {
    levels: ['Efficient Vendor', 'Value Driven', 'Solution Orientation', 'Partnership Focus'],
    stages: {
      business_acumen: 'plan',
      account_planning: 'plan',
      relationship_building: 'create',
      communication: 'create',
      negotiation: 'optimize',
      process_management: 'optimize',
    },
    required: {
      high: required(4, 3, 4, 3, 3, 2),
      middle: required(3, 3, 3, 3, 3, 2),
      low: required(2, 1, 2, 2, 2, 3),
    },
    roleRequired: {
      presales: { account_planning: 2, negotiation: 1 },
      overlay_specialist: { account_planning: 2, negotiation: 2 },
      customer_service: { process_management: 3, negotiation: 1 },
    },
    lowDemandRoles: ['inside_sales', 'customer_service'],
    rubric: {
      business_acumen: [
        'Names the customer, its industry and what it buys from us.',
        'Puts the value of our offer in the customer’s own numbers.',
        'Links a solution to two of the customer’s business goals and how they are measured.',
        'Brings an insight on the customer’s business that changes what they plan to do.',
      ],
      account_planning: [
        'Keeps contacts, dates and open orders of the account up to date.',
        'Writes a plan with objectives, owners and dates.',
        'Plans across product families and buying centres, with a map of who decides.',
        'Writes the plan together with the customer and reviews it with them.',
      ],
      relationship_building: [
        'Answers the contacts who call.',
        'Keeps a regular rhythm with every known buyer.',
        'Wins introductions to buyers in other roles and opens doors for colleagues.',
        'Is asked by executives of the customer for advice before they decide.',
      ],
      communication: [
        'Explains features correctly and answers questions the same day.',
        'Asks before telling, and repeats the need in the customer’s words.',
        'Fits the message to each buyer role and leads a group to a next step.',
        'Tells one story to executives and users that both retell to others.',
      ],
      negotiation: [
        'Knows the price list and who may grant a discount.',
        'Trades a concession for something of value, never for nothing.',
        'Prepares interests and alternatives of both sides before the meeting.',
        'Agrees on terms that grow with the customer’s results.',
      ],
      process_management: [
        'Enters the next step and date after each contact.',
        'Follows the steps of the sale and says early when one is missing.',
        'Brings the right colleague in at the right step and closes the loop with the customer.',
        'Improves the steps with the customer so that both save time.',
      ],
    },
    minimumRaters: 2,
    calibrateAbove: 4 / 6,
    blindSpotFrom: 1,
    planSize: 2,
    practiceAfterDays: 14,
    rateAgainAfterDays: 90,
    funnelSignificance: 0.05,
    confidenceLevel: 0.95,
    earlyStageTarget: 2,
    adminLoadAbove: 0.4,
    coachingHoursPerMonth: { low: 3, high: 5 },
  },
  provenance: {
    levels: { tag: 'S', source: 'Hewitt 2008: buying process value' },
    stages: {
      tag: 'D',
      source: 'stages and competencies stated by Hewitt 2008; which belongs to which is an inference',
    },
    required: { tag: 'D', source: 'design default' },
    roleRequired: { tag: 'D', source: 'role-specific models: Hewitt 2008 (CleanMe); the levels are ours' },
    lowDemandRoles: { tag: 'D', source: 'design default' },
    rubric: { tag: 'D', source: 'our own words; evidence rather than adjectives is published practice' },
    minimumRaters: { tag: 'D', source: 'design default' },
    calibrateAbove: { tag: 'P', source: 'Burke & Dunlap 2002: A/6 for A = 4 levels' },
    blindSpotFrom: { tag: 'D', source: 'design default' },
    planSize: { tag: 'D', source: 'design default' },
    practiceAfterDays: { tag: 'D', source: 'design default' },
    rateAgainAfterDays: { tag: 'D', source: 'design default' },
    confidenceLevel: { tag: 'D', source: 'convention' },
    earlyStageTarget: { tag: 'D', source: 'design default' },
    funnelSignificance: { tag: 'D', source: 'convention' },
    adminLoadAbove: { tag: 'S', source: 'Kapoor & Manohar 2016: about 40 % is not client-facing' },
    coachingHoursPerMonth: { tag: 'P', source: 'practice surveys, secondary sources: guidance only' },
  },
})

function required(
  business_acumen: number,
  account_planning: number,
  relationship_building: number,
  communication: number,
  negotiation: number,
  process_management: number,
): Record<Competency, number> {
  return {
    business_acumen,
    account_planning,
    relationship_building,
    communication,
    negotiation,
    process_management,
  }
}
