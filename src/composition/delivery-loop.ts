/** Messages of other processes are seen this soon at the latest, and so are leases that ran out. */
const LOOK_EVERY_MS = 5_000
/** Where what is due can't be sent, for example because messages are switched off, it looks again after this, doubling. */
const FIRST_IDLE_MS = 50

export interface DeliveryLoop {
  /** Sends what is due now, whatever the loop waits for. */
  wake(): void
  /** Ends after what is under way. */
  stop(): Promise<void>
}

export interface DeliveryLoopPorts {
  /** Sends what is due; how many messages it did something about. */
  readonly deliver: () => Promise<number>
  readonly nextDueAt: () => Promise<Date | null>
  readonly now: () => Date
  readonly onFailure: (error: unknown) => void
}

/** Sends each message when it is due: it sleeps until the next one, and looks for new ones meanwhile. */
export function startDeliveryLoop({ deliver, nextDueAt, now, onFailure }: DeliveryLoopPorts): DeliveryLoop {
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> | null = null
  let isWoken = false
  let isStopped = false
  let idleMs = FIRST_IDLE_MS

  async function untilNext(): Promise<number> {
    const done = await deliver()
    const next = await nextDueAt()
    const dueInMs = next === null ? LOOK_EVERY_MS : next.getTime() - now().getTime()
    if (dueInMs > 0 || done > 0) {
      idleMs = FIRST_IDLE_MS
      return Math.max(0, Math.min(dueInMs, LOOK_EVERY_MS))
    }
    idleMs = Math.min(idleMs * 2, LOOK_EVERY_MS)
    return idleMs
  }

  function start(): void {
    timer = null
    isWoken = false
    turn = untilNext()
      .catch((error: unknown) => {
        onFailure(error)
        return LOOK_EVERY_MS
      })
      .then(waitMs => {
        turn = null
        if (!isStopped) timer = setTimeout(start, isWoken ? 0 : waitMs)
      })
  }

  start()
  return {
    wake() {
      isWoken = true
      if (timer === null) return
      clearTimeout(timer)
      start()
    },
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await turn
    },
  }
}
