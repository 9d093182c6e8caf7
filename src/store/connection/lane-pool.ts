import pg from 'pg'
import type { Lane } from './lane-gate.ts'

/** Who may use the connections now; on PostgreSQL everyone, so it lets all in at once. */
export interface Turns {
  enter(lane: Lane): Promise<() => void>
}

export const noTurns: Turns = { enter: async () => () => {} }

type Connected = (error: Error | undefined, client?: pg.PoolClient, done?: pg.PoolClient['release']) => void

/** One lane's view of a shared pool: it has no connections of its own, and waits for its turn before it takes one. */
export class LanePool extends pg.Pool {
  readonly #inner: pg.Pool
  readonly #turns: Turns
  readonly #lane: Lane

  constructor(inner: pg.Pool, turns: Turns, lane: Lane) {
    super()
    this.#inner = inner
    this.#turns = turns
    this.#lane = lane
  }

  override connect(): Promise<pg.PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    const taken = this.#take()
    if (connected === undefined) return taken
    taken.then(
      client => connected(undefined, client, client.release),
      (error: Error) => connected(error),
    )
    return undefined
  }

  async #take(): Promise<pg.PoolClient> {
    const leave = await this.#turns.enter(this.#lane)
    try {
      const client = await this.#inner.connect()
      const release = client.release
      client.release = error => {
        release(error)
        leave()
      }
      return client
    } catch (error) {
      leave()
      throw error
    }
  }
}
