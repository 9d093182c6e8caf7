import type { Model } from '../model/index.ts'
import { mean, standardDeviation, sum } from '../statistics/sample.ts'
import { pairedT } from '../statistics/tests.ts'
import { wilcoxonSignedRank } from '../statistics/tests-rank.ts'
import type { Rating } from './cells.ts'

export interface GapTest {
  readonly test: 'paired_t' | 'wilcoxon_signed_rank'
  /** t, or V; null where every difference is the same. */
  readonly statistic: number | null
  readonly p: number
  /** d_z: mean difference over its standard deviation. */
  readonly effect: number | null
  readonly n: number
}

/** Whether own and others differ: paired t, or the signed-rank test for few or clearly skewed differences. Null below two. */
export function testGap(differences: readonly number[], params: Model['valueMatrix']): GapTest | null {
  const paired = pairedT(differences, params.confidenceLevel)
  if (paired === null) return null
  const { effect } = paired
  const n = differences.length
  const isSkewed = Math.abs(skewness(differences)) > params.gapTest.skewnessAbove
  const ranked = n < params.gapTest.tTestFrom || isSkewed ? wilcoxonSignedRank(differences) : null
  return ranked === null
    ? { test: 'paired_t', statistic: paired.t, p: paired.p, effect, n }
    : { test: 'wilcoxon_signed_rank', statistic: ranked.statistic, p: ranked.p, effect, n }
}

/** Borich's mean weighted discrepancy: mean of (importance − own) times mean importance. Null without pairs. */
export function meanWeightedDiscrepancy(ratings: readonly Rating[]): number | null {
  const pairs = ratings.flatMap(({ importance, own }) =>
    importance === null || own === null ? [] : [{ importance, own }],
  )
  const weight = mean(pairs.map(({ importance }) => importance))
  const shortfall = mean(pairs.map(({ importance, own }) => importance - own))
  return weight === null || shortfall === null ? null : shortfall * weight
}

/** Gale's ratio of own to competitors' ratings, for display beside the difference only. Null without a comparison. */
export function ownToOthersRatio(ratings: readonly Rating[]): number | null {
  const pairs = ratings.flatMap(({ own, others }) =>
    own === null || others === null ? [] : [{ own, others }],
  )
  return pairs.length === 0 ? null : sum(pairs.map(({ own }) => own)) / sum(pairs.map(({ others }) => others))
}

/** Moment skewness; 0 where nothing varies. */
function skewness(values: readonly number[]): number {
  const centre = mean(values) ?? 0
  const sd = standardDeviation(values) ?? 0
  if (sd === 0) return 0
  const n = values.length
  const scaled = sd * Math.sqrt((n - 1) / n)
  return sum(values.map(value => ((value - centre) / scaled) ** 3)) / n
}
