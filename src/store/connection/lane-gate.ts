export type Lane = 'interactive' | 'bulk'

/** How long bulk work waits for the next statement of an answer, which follows within a fraction of this. */
const LINGER_MS = 2

/**
 * Hands out one turn at a time. Whoever waits in the interactive lane goes before everyone in the bulk lane, and bulk
 * work lingers a moment after an interactive turn: an answer of many statements so waits for one bulk statement at
 * most, and not before each of its own.
 */
export class LaneGate {
  readonly #waiting: Record<Lane, (() => void)[]> = { interactive: [], bulk: [] }
  #isTaken = false
  #lingering: NodeJS.Timeout | null = null

  /** Resolves with the function that gives the turn back; calling it again does nothing. */
  async enter(lane: Lane): Promise<() => void> {
    if (this.#isTaken || (lane === 'bulk' && this.#lingering !== null))
      await new Promise<void>(resolve => this.#waiting[lane].push(resolve))
    this.#isTaken = true
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#next(lane)
    }
  }

  #next(last: Lane): void {
    const answer = this.#waiting.interactive.shift()
    if (answer !== undefined) answer()
    else if (last === 'bulk') this.#nextBulk()
    else this.#linger()
  }

  /** The turn is free meanwhile, for answers only. */
  #linger(): void {
    this.#isTaken = false
    if (this.#lingering !== null) clearTimeout(this.#lingering)
    this.#lingering = setTimeout(() => {
      this.#lingering = null
      if (!this.#isTaken) this.#nextBulk()
    }, LINGER_MS)
  }

  #nextBulk(): void {
    const next = this.#waiting.bulk.shift()
    // The turn stays taken while it changes hands, so that nobody slips in between.
    this.#isTaken = next !== undefined
    next?.()
  }
}
