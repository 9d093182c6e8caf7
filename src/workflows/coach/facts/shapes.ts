import { z } from 'zod'

const issue = z.object({
  code: z.string(),
  subject: z.string(),
  sentence: z.string(),
  evidence: z.record(z.string(), z.unknown()),
})
const measured = z.object({ value: z.number().nullable(), n: z.number() })

/** What a round reads of each finding; the rest stays in the database. */
export const segmentationFields = z.object({
  hiddenHotSpot: z.boolean().nullable(),
  need: z.number().nullable(),
  value: z.number().nullable(),
})
export const coverageFields = z.object({
  issues: z.array(issue.extend({ kind: z.string() })),
  matrix: z.array(z.object({ contacts: z.array(z.string()) })),
  roleCoverage: measured,
})
export const governanceFields = z.object({
  issues: z.array(issue),
  actionCounts: z.object({ due: z.number(), onTime: z.number() }),
  planParts: z.array(z.object({ isPresent: z.boolean(), isRelationship: z.boolean() })),
  repEngagement: measured,
  participationLevel: measured,
})
export const motionFields = z.object({
  fit: z.enum(['over_served', 'under_served']),
  segment: z.object({ value: z.string().nullable(), n: z.number() }),
  requiredMotion: z.string(),
  actualMotion: z.string(),
  evidence: z.string().nullable(),
})
const paid = z.object({ name: z.string(), plan: z.string(), days: z.number() })
export const incentivesFields = z.object({ sam: paid, sellers: z.array(paid) })
export const pursuitFields = z.object({
  opportunity: z.string(),
  name: z.string().nullable(),
  account: z.string(),
  owner: z.string().nullable(),
  flags: z.array(z.string()),
  sentence: z.string(),
  closedOn: z.string().nullable(),
})
export const winRateFields = z.object({
  groups: z.array(z.object({ id: z.string(), won: z.number(), n: z.number() })),
  differences: z.array(z.object({ a: z.string(), b: z.string(), delta: z.number(), adjustedP: z.number() })),
  closedFrom: z.string().nullable(),
  closedUntil: z.string().nullable(),
})
export const cellFields = z.object({
  segment: z.string().nullable(),
  buyerRole: z.string().nullable(),
  buyingPhase: z.string().nullable(),
  importanceCut: z.number().nullable(),
  askedUntil: z.string(),
  attributes: z.array(
    z.object({
      attribute: z.string(),
      quadrant: z.string().nullable(),
      confident: z.boolean(),
      importance: z.number().nullable(),
      relativeEffectiveness: z.number().nullable(),
      priorityIndex: z.number().nullable(),
      overDeliveryIndex: z.number().nullable(),
      nCompared: z.number(),
    }),
  ),
})
export const compPlanFields = z.object({
  band: z.string().nullable(),
  misalignmentIndex: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  payMixFlag: z.string().nullable(),
  payMixSentence: z.string(),
  n: z.number(),
  reweighted: z.array(z.object({ family: z.string(), weight: z.number() })),
  requiredMix: z.array(z.object({ family: z.string(), share: z.number() })),
})
