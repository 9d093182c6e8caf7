import { compMix } from './comp-mix/index.ts'
import { coverage, sizing } from './coverage/index.ts'
import type { ScoringModule } from './module.ts'

/** Every scoring method that the command line and the documentation offer. One line a module, by id. */
export const scoringModules: readonly ScoringModule[] = [compMix, coverage, sizing]

export function findModule(id: string): ScoringModule | undefined {
  return scoringModules.find(module => module.id === id)
}
