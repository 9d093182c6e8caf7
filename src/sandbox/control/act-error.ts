/** What the page API refuses, with the words for a person and the HTTP status. */
export class ActRefusal extends Error {
  override readonly name = 'ActRefusal'
  readonly status: number
  readonly code: string

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}
