import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { buyerSegment } from '../model/sales-motion.ts'
import { absence, reading } from '../result.ts'
import { chiSquareGoodnessOfFit, wilson } from '../statistics/proportions.ts'
import { sum } from '../statistics/sample.ts'
import { type classifiedBuyer, segmentOrMixed } from './classify.ts'

export const portfolio = z.object({
  shares: z.array(
    z.object({
      segment: segmentOrMixed,
      count: z.number(),
      share: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  unclassified: z.number(),
  /** Probability of counts this uneven if the three segments were equally large. */
  equalThirds: findingSchema(
    z.object({ statistic: z.number(), degreesOfFreedom: z.number(), p: z.number() }),
  ),
})

function equalThirds(
  counts: readonly number[],
  model: Model,
): Finding<{ statistic: number; degreesOfFreedom: number; p: number }> {
  const { equalShare, minimumExpected } = model.salesMotion
  const n = sum(counts)
  const basis = {
    n,
    method: 'chi-square goodness of fit to equal thirds',
    params: { equalShare, minimumExpected },
    modelVersion: model.version,
  }
  const test = chiSquareGoodnessOfFit(
    counts,
    counts.map(() => equalShare),
    minimumExpected,
  )
  if (test === null)
    return absence({
      ...basis,
      reason: 'insufficient_n',
      sentence: `Too few buyers to compare with equal thirds: at least ${Math.ceil(minimumExpected / equalShare)} with a clear segment.`,
    })
  const terms = buyerSegment.options.map((term, index) => ({
    term,
    points: ((counts[index] ?? 0) - n * equalShare) ** 2 / (n * equalShare),
  }))
  return reading({
    ...basis,
    value: test,
    contributions: terms,
    sentence:
      test.p < model.salesMotion.significance
        ? 'The segments are not equally large here.'
        : 'The segments may be equally large, as the source found.',
  })
}

/** How large the segments are among all buyers. */
export function portfolioOf(
  buyers: readonly z.output<typeof classifiedBuyer>[],
  model: Model,
): z.output<typeof portfolio> {
  const classified = buyers.flatMap(buyer => buyer.segment.value ?? [])
  const countOf = (segment: z.output<typeof segmentOrMixed>) =>
    classified.filter(each => each === segment).length
  return {
    shares: segmentOrMixed.options.map(segment => {
      const count = countOf(segment)
      const interval = wilson(
        { successes: count, trials: classified.length },
        model.salesMotion.confidenceLevel,
      )
      return {
        segment,
        count,
        share: classified.length === 0 ? null : count / classified.length,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
      }
    }),
    unclassified: buyers.length - classified.length,
    equalThirds: equalThirds(buyerSegment.options.map(countOf), model),
  }
}
