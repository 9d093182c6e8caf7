import { RefusedInputError } from '../../errors.ts'
import { parseInput, scoring } from '../../scoring/index.ts'

/** Input of a scoring method, checked; throws with every fault, since what we composed ourselves must be right. */
export function mustParse<Name extends keyof typeof scoring>(name: Name, raw: unknown) {
  const parsed = parseInput(scoring[name].input, raw)
  if (parsed.ok) return parsed.value
  throw new RefusedInputError(
    parsed.faults.map(fault => `${name} ${fault.path}: expected ${fault.expected}, found ${fault.found}`),
  )
}
