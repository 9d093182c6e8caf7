import { z } from 'zod'
import { sumsToOne } from '../input.ts'
import { sellerRole } from '../vocabulary.ts'
import { defineSection } from './section.ts'

const share = z.number().min(0).max(1)

export const buyerSegment = z.enum(['price_seeker', 'product_seeker', 'insight_seeker'])
export type BuyerSegment = z.output<typeof buyerSegment>

/** Ways of selling, cheapest first. */
export const motion = z.enum(['transactional', 'product_advocacy', 'innovation'])
export type Motion = z.output<typeof motion>

export const salesMotionSection = defineSection({
  schema: z.strictObject({
    evidenceWeights: z
      .strictObject({ survey: share, behaviour: share })
      .refine(weights => sumsToOne(Object.values(weights)), { error: 'weights that sum to 1' }),
    minimumShare: share,
    minimumMargin: share,
    /** How much a classification by a rep counts beside one by the buyer. */
    repConfidence: share,
    segments: z.record(
      buyerSegment,
      z.strictObject({ motion, evaluatesBy: z.string(), resources: z.string(), published: z.string() }),
    ),
    /** Required where no segment leads. */
    mixedMotion: motion,
    /** The motion that a seller role stands for; an account gets the most costly of those who serve it. */
    roleMotion: z.record(sellerRole, motion),
    /** Share of each segment if they are equally large. */
    equalShare: share,
    minimumExpected: z.number().positive(),
    significance: share,
    confidenceLevel: z.number().gt(0).lt(1),
    /** Practical capacity as a share of theoretical. */
    practicalShare: z.number().gt(0).max(1),
  }),
  defaults: {
    evidenceWeights: { survey: 0.6, behaviour: 0.4 },
    minimumShare: 0.45,
    minimumMargin: 0.1,
    repConfidence: 0.5,
    segments: {
      price_seeker: {
        motion: 'transactional',
        evaluatesBy: 'price, terms, speed and convenience (our reconstruction)',
        resources: 'web and inside sales',
        published: 'intrinsic value, transactional (Rackham & De Vincentis 1999)',
      },
      product_seeker: {
        motion: 'product_advocacy',
        evaluatesBy: 'features, fit and comparison (our reconstruction)',
        resources: 'field rep and product specialist',
        published: 'between intrinsic and extrinsic value (Rackham & De Vincentis 1999)',
      },
      insight_seeker: {
        motion: 'innovation',
        evaluatesBy: 'new ideas, business improvement and expert help (our reconstruction)',
        resources: 'senior rep or SAM, experts and presales',
        published: 'extrinsic value, consultative (Rackham & De Vincentis 1999)',
      },
    },
    mixedMotion: 'product_advocacy',
    roleMotion: {
      sam: 'innovation',
      account_manager: 'product_advocacy',
      hunter: 'product_advocacy',
      portfolio_rep: 'product_advocacy',
      overlay_specialist: 'product_advocacy',
      presales: 'product_advocacy',
      inside_sales: 'transactional',
      customer_service: 'transactional',
      executive_sponsor: 'innovation',
      partner: 'transactional',
    },
    equalShare: 1 / 3,
    minimumExpected: 5,
    significance: 0.05,
    confidenceLevel: 0.95,
    practicalShare: 0.8,
  },
  provenance: {
    evidenceWeights: { tag: 'D', source: 'design default' },
    minimumShare: { tag: 'D', source: 'design default' },
    minimumMargin: { tag: 'D', source: 'design default' },
    repConfidence: { tag: 'D', source: 'design default' },
    segments: {
      tag: 'S',
      source: 'segments and two motions: Alexander Group 2015; how each evaluates is ours',
    },
    mixedMotion: { tag: 'D', source: 'design default' },
    roleMotion: { tag: 'D', source: 'design default' },
    equalShare: { tag: 'S', source: 'Alexander Group 2015: "roughly equal"' },
    significance: { tag: 'D', source: 'convention' },
    minimumExpected: { tag: 'R', source: 'convention for the chi-square test' },
    confidenceLevel: { tag: 'D', source: 'convention' },
    practicalShare: { tag: 'P', source: 'Kaplan & Anderson 2004' },
  },
})
