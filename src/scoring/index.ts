import { compMix } from './comp-mix/index.ts'
import { coverage } from './coverage/index.ts'
import { segmentation } from './segmentation/index.ts'

export type { Contribution, Explanation, Finding, Reason, Warning } from './finding.ts'
export { type Fault, type Parsed, parseInput } from './input.ts'
export { defaultModel, type Model, modelSchema } from './model/index.ts'
export { mergeModel } from './model/merge.ts'
export { runModule, type ScoringModule } from './module.ts'
export { findModule, scoringModules } from './registry.ts'
export { assessInBulk, type BulkAssessment } from './segmentation/bulk.ts'
export { toPortfolio } from './segmentation/columns.ts'
export { concatPortfolios } from './segmentation/concat.ts'
export type { AccountExplanation } from './segmentation/explain.ts'
export type { SegmentationInput } from './segmentation/input.ts'
export type { AccountRow, SegmentationOutput } from './segmentation/output.ts'
export type { Portfolio } from './segmentation/portfolio.ts'
export { type ScoredPortfolio, scorePortfolio } from './segmentation/score.ts'

/** The modules that workflows call, by name. */
export const scoring = { segmentation, coverage, compMix } as const
