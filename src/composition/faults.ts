import { randomBytes } from 'node:crypto'
import { ConfigError, PlumblineError, RefusedInputError, UnavailableError } from '../errors.ts'

export interface FaultAnswer {
  /** 2: the input or the surroundings are wrong; 1: our fault. */
  readonly exitCode: 1 | 2
  /** What to tell the person, a line each. */
  readonly lines: string[]
}

/** A short reference by which a fault of ours is found in the log. */
const newReference = () => randomBytes(4).toString('hex')

/** Turns an exception into an exit code and what to do. The one boundary of the process and the command line. */
export function explainFault(error: unknown, reference: () => string = newReference): FaultAnswer {
  if (error instanceof RefusedInputError) return { exitCode: 2, lines: [...error.faults] }
  if (error instanceof ConfigError) return { exitCode: 2, lines: [...error.problems] }
  if (error instanceof UnavailableError) return { exitCode: 2, lines: [error.userMessage] }
  if (error instanceof PlumblineError) return { exitCode: 1, lines: [error.userMessage] }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    exitCode: 1,
    lines: [`This is our fault (reference ${reference()}). Please report it with these lines:`, message],
  }
}
