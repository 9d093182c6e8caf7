import type { Logger } from 'pino'
import { PlumblineError } from '../errors.ts'

export interface Failure {
  /** What happened and what to do, for the person. */
  readonly userMessage: string
}

let failures = 0

/** A reference that is short enough to be read out, and unique in this process's log. */
function reference(): string {
  failures += 1
  return `${process.pid.toString(36)}-${failures.toString(36)}`.toUpperCase()
}

/** Turns any exception into words for a person; unknown ones are logged whole, with the reference that they are told. */
export function explainFailure(error: unknown, log: Logger, where: string): Failure {
  if (error instanceof PlumblineError) {
    log.warn({ code: error.code, where }, error.message)
    return { userMessage: error.userMessage }
  }
  const ref = reference()
  log.error({ err: error, where, ref }, 'unexpected failure')
  return {
    userMessage: `Something went wrong on our side, and I can't tell whether it was saved. Please look before you try again; if it stays, tell sales operations this reference: ${ref}.`,
  }
}
