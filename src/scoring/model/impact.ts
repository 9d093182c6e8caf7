import { z } from 'zod'
import { fraction } from '../input.ts'
import { defineSection } from './section.ts'

const count = z.number().int().positive()
const label = z.string().min(1)

export const impactSection = defineSection({
  schema: z.strictObject({
    confidenceLevel: fraction,
    fisherBelowExpected: z.number().positive(),
    growthLabels: z.strictObject({
      lost: label,
      decline: label,
      retained: label,
      expansion: label,
      crossSell: label,
      reactivated: label,
      new: label,
    }),
    reasonsRankedFrom: count,
    funnelMaturityDays: count,
    cycleCensoredAboveOpenShare: fraction,
    forecast: z.strictObject({
      intervalLevel: fraction,
      shrinkageCount: z.number().nonnegative(),
      exactUpToOpportunities: count.max(20),
      draws: count.min(10_000),
      seed: z.number().int().nonnegative(),
    }),
    accuracy: z.strictObject({
      intervalLevel: fraction,
      rankedFromPeriods: count,
      runRatePeriods: count,
      leastRatios: count.min(2),
    }),
  }),
  defaults: {
    confidenceLevel: 0.95,
    fisherBelowExpected: 5,
    growthLabels: {
      lost: 'Lost customers',
      decline: 'Decline in continuing customers',
      retained: 'Retained base',
      expansion: 'Growth in existing products',
      crossSell: 'Cross-sell to existing customers',
      reactivated: 'Reactivated customers',
      new: 'New customers',
    },
    reasonsRankedFrom: 10,
    funnelMaturityDays: 180,
    cycleCensoredAboveOpenShare: 0.2,
    forecast: {
      intervalLevel: 0.9,
      shrinkageCount: 10,
      exactUpToOpportunities: 20,
      draws: 20_000,
      seed: 20081013,
    },
    accuracy: { intervalLevel: 0.8, rankedFromPeriods: 6, runRatePeriods: 4, leastRatios: 3 },
  },
  provenance: {
    confidenceLevel: { tag: 'P', source: 'convention of the interval methods used' },
    fisherBelowExpected: { tag: 'R', source: 'the usual rule for the 2 × 2 chi-square approximation' },
    growthLabels: {
      tag: 'D',
      source: 'most consistent reading of the bars in Hewitt 2008, whose labels are lost',
    },
    reasonsRankedFrom: { tag: 'D', source: 'design default' },
    funnelMaturityDays: {
      tag: 'D',
      source: 'design default: the longer of the source’s buying cycles, 6 months',
    },
    cycleCensoredAboveOpenShare: { tag: 'D', source: 'design default' },
    'forecast.intervalLevel': { tag: 'D', source: 'design default: from P05 to P95' },
    'forecast.shrinkageCount': {
      tag: 'D',
      source: 'design default: ten opportunities’ worth of the base rate',
    },
    'forecast.exactUpToOpportunities': {
      tag: 'D',
      source: 'design default: the outcomes double with each one',
    },
    'forecast.draws': { tag: 'D', source: 'design default: at least 10,000' },
    'forecast.seed': { tag: 'D', source: 'design default: any fixed number' },
    'accuracy.intervalLevel': { tag: 'D', source: 'design default' },
    'accuracy.rankedFromPeriods': { tag: 'D', source: 'design default' },
    'accuracy.runRatePeriods': { tag: 'D', source: 'design default: a year of quarters' },
    'accuracy.leastRatios': {
      tag: 'D',
      source: 'design default: fewer past ratios have no spread to speak of',
    },
  },
})
