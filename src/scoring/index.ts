import { coverage } from './coverage/index.ts'
import { segmentation } from './segmentation/index.ts'

export type { Contribution, Explanation, Finding, Reason, Warning } from './finding.ts'
export { type Fault, type Parsed, parseInput } from './input.ts'
export { defaultModel, type Model, modelSchema } from './model/index.ts'
export { mergeModel } from './model/merge.ts'
export type { ScoringModule } from './module.ts'

/** The modules that workflows call, by name. */
export const scoring = { segmentation, coverage } as const
