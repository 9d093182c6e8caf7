export type { Contribution, Explanation, Finding, Reason, Warning } from './finding.ts'
export { type Fault, type Parsed, parseInput } from './input.ts'
export { defaultModel, type Model, modelSchema } from './model/index.ts'
export type { ScoringModule } from './module.ts'
