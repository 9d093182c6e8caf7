import type { JsonObject } from '../json.ts'

/** A refusal in Slack's words: `{ ok: false, error: code, … }`. */
export class SlackError extends Error {
  override readonly name = 'SlackError'
  readonly code: string
  readonly extra: JsonObject

  constructor(code: string, extra: JsonObject = {}) {
    super(code)
    this.code = code
    this.extra = extra
  }
}

/** A refusal that says which fields are wrong, as `[ERROR] text [json-pointer:/path]`. */
export function refusal(code: string, faults: string[], withErrors = false): SlackError {
  const messages = faults.map(fault => `[ERROR] ${fault}`)
  return new SlackError(code, {
    ...(withErrors ? { errors: faults } : {}),
    response_metadata: { messages },
  })
}
