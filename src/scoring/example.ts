import type { Model } from './model/index.ts'
import { runModule, type ScoringModule, type WorkedExample } from './module.ts'
import { readPath } from './path.ts'
import { roundHalfUp } from './rounding.ts'

export interface ShownValue {
  readonly path: string
  readonly printed: string
  readonly actual: unknown
  readonly agrees: boolean
}

/** `.9474`, `-.48` and `12` are numbers with a number of decimals; anything else is compared as text. */
const PRINTED_NUMBER = /^-?\d*(?:\.(\d+))?$/

function agrees(printed: string, actual: unknown): boolean {
  if (String(actual) === printed) return true
  const match = PRINTED_NUMBER.exec(printed)
  if (typeof actual !== 'number' || match === null) return false
  return roundHalfUp(actual, match[1]?.length ?? 0) === Number(printed)
}

/** Runs a worked example and says for each printed number what came out. Throws when its input is refused. */
export function runExample(
  module: ScoringModule,
  example: WorkedExample<unknown>,
  model: Model,
): ShownValue[] {
  const scored = runModule(module, example.input, model)
  if (!scored.ok)
    throw new Error(
      `Example ${example.number} of ${module.id} is refused: ${scored.faults
        .map(fault => `${fault.path}: expected ${fault.expected}, found ${fault.found}`)
        .join('; ')}`,
    )
  const output = module.output.parse(scored.value)
  return example.shows.map(({ path, printed }) => {
    const actual = readPath(output, path)
    return { path, printed, actual, agrees: agrees(printed, actual) }
  })
}
