/** What answers each message of the client, by the letters of PostgreSQL's protocol; E is an error, Z is ready. */
const answers: Readonly<Record<string, string>> = {
  Q: 'Z',
  S: 'Z',
  P: '1E',
  B: '2E',
  D: 'TnE',
  E: 'CIsE',
  C: '3E',
}
const HEADER_BYTES = 5

/**
 * Notices a message that the database left without an answer. When its engine breaks (stack or memory of WebAssembly
 * run out) it swallows that: the client waits for good, or takes a statement that never ran for one without rows.
 */
export class AnswerWatch {
  #sent = ''
  #received = new Set<string>()
  #isSkipping = false
  #header: number[] = []
  #bodyBytes = 0

  sent(message: Uint8Array): void {
    this.#sent = String.fromCharCode(message[0] ?? 0)
    this.#received = new Set()
  }

  received(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#bodyBytes > 0) {
        const skipped = Math.min(this.#bodyBytes, chunk.length - at)
        this.#bodyBytes -= skipped
        at += skipped
      } else {
        this.#header.push(chunk[at] ?? 0)
        at += 1
        if (this.#header.length === HEADER_BYTES) this.#readHeader()
      }
    }
  }

  #readHeader(): void {
    const [type = 0, ...length] = this.#header
    this.#received.add(String.fromCharCode(type))
    // The length counts its own four bytes.
    this.#bodyBytes = length.reduce((sum, byte) => sum * 256 + byte, 0) - 4
    this.#header = []
  }

  /** Whether the message that was sent last has its answer; ask once the database has returned from it. */
  isAnswered(): boolean {
    const expected = answers[this.#sent]
    if (expected === undefined) return true
    const isAnswered = this.#isSkipping || [...expected].some(letter => this.#received.has(letter))
    if (expected === 'Z') {
      this.#isSkipping = false
      return this.#received.has('Z')
    }
    // After an error everything up to the next Sync is passed over in silence, as the protocol has it.
    if (this.#received.has('E')) this.#isSkipping = true
    return isAnswered
  }
}
