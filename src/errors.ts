/** What an exception carries: a stable code, our message for the log, and the sentence that a user may read. */
interface PlumblineErrorOptions {
  readonly code: string
  readonly message: string
  readonly userMessage: string
  readonly cause?: unknown
}

/** The base of every exception that Plumbline raises on purpose. Expected outcomes are values, not exceptions. */
export class PlumblineError extends Error {
  readonly code: string
  readonly userMessage: string

  constructor({ code, message, userMessage, cause }: PlumblineErrorOptions) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.userMessage = userMessage
  }
}

/** A setting is missing or wrong; each problem says where the right value comes from. */
export class ConfigError extends PlumblineError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    const message = problems.join('\n')
    super({ code: 'config_invalid', message, userMessage: message })
    this.problems = problems
  }
}

/** Something outside is not usable now (database down, port taken, folder locked); the sentence says what to do. */
export class UnavailableError extends PlumblineError {}

/** What was asked for is wrong as a whole (an unreadable folder, an unusable mapping); nothing was changed. */
export class RefusedInputError extends PlumblineError {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    const message = faults.join('\n')
    super({ code: 'input_refused', message, userMessage: message })
    this.faults = faults
  }
}
