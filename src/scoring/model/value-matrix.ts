import { z } from 'zod'
import { fraction } from '../input.ts'
import { defineSection } from './section.ts'

const count = z.number().int().positive()

export const valueMatrixSection = defineSection({
  schema: z.strictObject({
    cut: z.enum(['mean', 'median', 'scaleMean']),
    confidenceLevel: fraction,
    reliability: z.strictObject({ indicativeFrom: count, lowFrom: count, standardFrom: count }),
    gapTest: z.strictObject({ tTestFrom: count, skewnessAbove: z.number().positive() }),
    sampleSize: z.strictObject({ marginPoints: z.number().positive(), z: z.number().positive() }),
    derived: z.strictObject({
      correlation: z.enum(['pearson', 'spearman']),
      regression: z.enum(['johnson', 'shapley']),
      correlationFrom: count,
      regressionFrom: count,
      regressionFromPerAttribute: count,
      regressionTestFrom: count,
      shapleyUpToAttributes: count.max(15),
      bootstrapRuns: count,
      bootstrapSeed: z.number().int().nonnegative(),
    }),
  }),
  defaults: {
    cut: 'mean',
    confidenceLevel: 0.95,
    reliability: { indicativeFrom: 5, lowFrom: 10, standardFrom: 30 },
    gapTest: { tTestFrom: 10, skewnessAbove: 1 },
    sampleSize: { marginPoints: 0.5, z: 1.96 },
    derived: {
      correlation: 'pearson',
      regression: 'johnson',
      correlationFrom: 30,
      regressionFrom: 50,
      regressionFromPerAttribute: 8,
      regressionTestFrom: 104,
      shapleyUpToAttributes: 10,
      bootstrapRuns: 999,
      bootstrapSeed: 20081013,
    },
  },
  provenance: {
    cut: { tag: 'P', source: 'importance-performance practice: stated importance clusters high' },
    confidenceLevel: { tag: 'P', source: 'Wu & Shieh 2009, importance-performance analysis with intervals' },
    reliability: { tag: 'D', source: 'design default: hidden below 5 respondents, standard from 30' },
    gapTest: { tag: 'D', source: 'design default: rank test for few or clearly skewed differences' },
    'sampleSize.marginPoints': { tag: 'D', source: 'design default: half a scale point' },
    'sampleSize.z': { tag: 'P', source: '95 % of the normal distribution, as sample-size tables print it' },
    'derived.correlation': { tag: 'P', source: 'driver analysis practice (Displayr, Sawtooth)' },
    'derived.regression': { tag: 'P', source: 'driver analysis practice: Johnson or Shapley, not raw betas' },
    'derived.correlationFrom': { tag: 'R', source: 'Green 1991' },
    'derived.regressionFrom': { tag: 'R', source: 'Green 1991: 50 + 8m for the whole regression' },
    'derived.regressionFromPerAttribute': { tag: 'R', source: 'Green 1991: 50 + 8m' },
    'derived.regressionTestFrom': { tag: 'R', source: 'Green 1991: 104 + m for one predictor' },
    'derived.shapleyUpToAttributes': { tag: 'D', source: 'design default: the work doubles with each one' },
    'derived.bootstrapRuns': { tag: 'D', source: 'design default' },
    'derived.bootstrapSeed': { tag: 'D', source: 'design default: any fixed number' },
  },
})
