export type Lane = 'interactive' | 'bulk'

/**
 * Hands out one turn at a time. Whoever waits in the interactive lane goes before everyone in the bulk lane, so an
 * answer waits for the running statement at most, however long the queue of bulk work is.
 */
export class LaneGate {
  readonly #waiting: Record<Lane, (() => void)[]> = { interactive: [], bulk: [] }
  #isTaken = false

  /** Resolves with the function that gives the turn back; calling it again does nothing. */
  async enter(lane: Lane): Promise<() => void> {
    if (this.#isTaken) await new Promise<void>(resolve => this.#waiting[lane].push(resolve))
    this.#isTaken = true
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#next()
    }
  }

  #next(): void {
    const next = this.#waiting.interactive.shift() ?? this.#waiting.bulk.shift()
    // The turn stays taken while it changes hands, so that nobody slips in between.
    if (next === undefined) this.#isTaken = false
    else next()
  }
}
