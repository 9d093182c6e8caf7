import { z } from 'zod'
import { sellerRole } from '../vocabulary.ts'
import { defineSection } from './section.ts'

const share = z.number().min(0).max(1)
const range = z
  .strictObject({ low: share, high: share })
  .refine(({ low, high }) => low <= high, { error: 'low at most high' })

/** Roles that a comp plan can pay. */
export const payRole = z.enum([...sellerRole.options, 'manager'])

const payRange = z
  .strictObject({
    /** Base pay as a share of target total pay. */
    low: share,
    high: share,
    /** Shown beside the flag. */
    source: z.string().min(1),
    date: z.string().min(1),
  })
  .refine(({ low, high }) => low <= high, { error: 'low at most high' })

export const compMixSection = defineSection({
  schema: z.strictObject({
    /** null: the role has no range, because it is not paid by incentive. */
    payRanges: z.record(payRole, payRange.nullable()),
    maximumMeasures: z.number().int().positive(),
    minimumWeight: share,
    /** Total variation distance between what is paid for and what customers need. */
    watchFrom: share,
    misalignedAbove: share,
    minimumOpportunities: z.number().int().min(2),
    confidenceLevel: z.number().gt(0).lt(1),
    roundingStep: share.refine(step => step > 0 && Math.abs(1 / step - Math.round(1 / step)) < 1e-9, {
      error: 'a step that divides 1',
    }),
    /** Largest total variation distance by which weights may move in a year. */
    yearlyCap: share,
    /** Realised against required mix, under a plan that pays all revenue alike. */
    driftAbove: share,
    /** Shares of sellers who reach the points of the payout curve. */
    thresholdReach: range,
    quotaReach: range,
    excellenceReach: range,
    minimumSellers: z.number().int().positive(),
    /** Payout per attainment above target, as a multiple of the plain rate. */
    steepAcceleratorAbove: z.number().positive(),
  }),
  defaults: {
    payRanges: {
      hunter: { low: 0.4, high: 0.6, source: 'Talentfoot', date: '2026-11' },
      account_manager: { low: 0.6, high: 0.8, source: 'Talentfoot, Prowi', date: '2026-11' },
      portfolio_rep: { low: 0.5, high: 0.7, source: 'Talentfoot (field sales)', date: '2026-11' },
      overlay_specialist: { low: 0.6, high: 0.8, source: 'design default', date: '2026-11' },
      presales: { low: 0.7, high: 0.85, source: 'Talentfoot (sales engineer)', date: '2026-11' },
      inside_sales: { low: 0.6, high: 0.7, source: 'Talentfoot', date: '2026-11' },
      customer_service: { low: 0.8, high: 0.95, source: 'design default', date: '2026-11' },
      sam: { low: 0.7, high: 0.85, source: 'design default', date: '2026-11' },
      manager: { low: 0.7, high: 0.9, source: 'Talentfoot', date: '2026-11' },
      executive_sponsor: null,
      partner: null,
    },
    maximumMeasures: 3,
    minimumWeight: 0.15,
    watchFrom: 0.1,
    misalignedAbove: 0.2,
    minimumOpportunities: 10,
    confidenceLevel: 0.95,
    roundingStep: 0.05,
    yearlyCap: 0.2,
    driftAbove: 0.1,
    thresholdReach: { low: 0.85, high: 1 },
    quotaReach: { low: 0.5, high: 0.7 },
    excellenceReach: { low: 0.05, high: 0.15 },
    minimumSellers: 10,
    steepAcceleratorAbove: 3,
  },
  provenance: {
    'payRanges.hunter': { tag: 'P', source: 'Talentfoot' },
    'payRanges.account_manager': { tag: 'P', source: 'Talentfoot (farmer); Prowi 2026 has 60 to 70' },
    'payRanges.portfolio_rep': { tag: 'P', source: 'Talentfoot (field sales)' },
    'payRanges.overlay_specialist': { tag: 'D', source: 'design default' },
    'payRanges.presales': { tag: 'P', source: 'Talentfoot (sales engineer)' },
    'payRanges.inside_sales': { tag: 'P', source: 'Talentfoot' },
    'payRanges.customer_service': { tag: 'D', source: 'design default' },
    'payRanges.sam': { tag: 'D', source: 'design default' },
    'payRanges.manager': { tag: 'P', source: 'Talentfoot (sales manager)' },
    'payRanges.executive_sponsor': { tag: 'D', source: 'not paid by incentive' },
    'payRanges.partner': { tag: 'D', source: 'not paid by a comp plan of ours' },
    maximumMeasures: { tag: 'P', source: 'WorldatWork and Alexander Group 2022; ecSELL Institute' },
    minimumWeight: { tag: 'D', source: 'common practice of 15 to 20 %; no source text found' },
    watchFrom: { tag: 'D', source: 'design default' },
    misalignedAbove: { tag: 'D', source: 'design default' },
    minimumOpportunities: { tag: 'D', source: 'design default' },
    confidenceLevel: { tag: 'D', source: 'convention' },
    roundingStep: { tag: 'D', source: 'design default' },
    yearlyCap: { tag: 'D', source: 'design default' },
    driftAbove: { tag: 'D', source: 'design default' },
    thresholdReach: { tag: 'P', source: 'Auroch Solutions: about 90 %; the tolerance is ours' },
    quotaReach: { tag: 'P', source: 'published practice: 50 to 70 % reach quota' },
    excellenceReach: { tag: 'P', source: 'Auroch Solutions: about 10 %; the tolerance is ours' },
    minimumSellers: { tag: 'D', source: 'design default' },
    steepAcceleratorAbove: { tag: 'D', source: 'design default' },
  },
})
