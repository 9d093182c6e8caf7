import { assessment } from './alignment/assessment/index.ts'
import { answerScale, components, elements, forms } from './alignment/instrument.ts'
import { readReleased } from './alignment/released/results.ts'
import { compareReleased } from './alignment/released/trend.ts'
import { fewestPeople, stricter } from './alignment/suppression/release.ts'
import { releaseWave } from './alignment/suppression/surface.ts'
import { visibleUnits } from './alignment/suppression/units.ts'
import { alignmentTrend } from './alignment/trend/index.ts'
import { compMix } from './comp-mix/index.ts'
import { coverage } from './coverage/index.ts'
import { governance, rogueSignal } from './governance/index.ts'
import { forecast } from './impact/forecast/index.ts'
import { forecastAccuracy } from './impact/forecast-accuracy/index.ts'
import { funnel } from './impact/funnel/index.ts'
import { growth } from './impact/growth/index.ts'
import { winLoss } from './impact/win-loss/index.ts'
import { winRate } from './impact/win-rate/index.ts'
import { salesMotion } from './sales-motion/index.ts'
import { segmentation } from './segmentation/index.ts'
import { valueMatrix } from './value-matrix/index.ts'

export type { Item as AssessmentItem } from './alignment/instrument.ts'
export type { AskedWave, ReleasedResults, TopicResult } from './alignment/released/results.ts'
export type { ReleasedChange } from './alignment/released/trend.ts'
export type { ReleasedCell, Tally } from './alignment/suppression/cells.ts'
export type { Release } from './alignment/suppression/release.ts'
export type { ReleasedWave } from './alignment/suppression/surface.ts'
export { type Earnings, earningsAt, type PayoutCurve } from './comp-mix/earnings.ts'
export type { Contribution, Explanation, Finding, Reason, Warning } from './finding.ts'
export { ageRates } from './impact/forecast/age-rates.ts'
export type { ForecastInput } from './impact/forecast/shape.ts'
export { type GrowthTally, growthTally } from './impact/growth/tally.ts'
export { type Fault, type Parsed, parseInput, sumsToOne } from './input.ts'
export { defaultModel, type Model } from './model/index.ts'
export { mergeModel } from './model/merge.ts'
export { runModule, type ScoringModule } from './module.ts'
export { findModule, scoringModules } from './registry.ts'
export { assessInBulk, type BulkAssessment } from './segmentation/bulk.ts'
export type { Change as TierChange } from './segmentation/change.ts'
export { toPortfolio } from './segmentation/columns.ts'
export { concatPortfolios } from './segmentation/concat.ts'
export type { AccountExplanation } from './segmentation/explain.ts'
export type { SegmentationInput } from './segmentation/input.ts'
export type { AccountRow, SegmentationOutput } from './segmentation/output.ts'
export type { Portfolio } from './segmentation/portfolio.ts'
export { type ScoredPortfolio, scorePortfolio } from './segmentation/score.ts'

/** The modules that workflows call, by name. */
export const scoring = {
  segmentation,
  coverage,
  compMix,
  governance,
  rogueSignal,
  salesMotion,
  valueMatrix,
  assessment,
  alignmentTrend,
  growth,
  winRate,
  winLoss,
  forecast,
  forecastAccuracy,
  funnel,
} as const

/** The assessment: its items by form, what may be shown of a wave, and what follows from what is shown. */
export const alignment = {
  forms,
  components,
  elements,
  answerScale,
  releaseWave,
  readReleased,
  compareReleased,
  visibleUnits,
  fewestPeople,
  stricter,
} as const
