import { compMix } from './comp-mix/index.ts'
import { competencies } from './competencies/index.ts'
import { coverage, sizing } from './coverage/index.ts'
import { governance, planExecution, planScorecard, rogueSignal } from './governance/index.ts'
import type { ScoringModule } from './module.ts'
import { costToServe, salesMotion } from './sales-motion/index.ts'
import { segmentation } from './segmentation/index.ts'
import { valueMatrix } from './value-matrix/index.ts'

/** Every scoring method that the command line and the documentation offer. One line a module, by id. */
export const scoringModules: readonly ScoringModule[] = [
  valueMatrix,
  segmentation,
  salesMotion,
  costToServe,
  coverage,
  sizing,
  compMix,
  governance,
  planExecution,
  planScorecard,
  rogueSignal,
  competencies,
]

export function findModule(id: string): ScoringModule | undefined {
  return scoringModules.find(module => module.id === id)
}
