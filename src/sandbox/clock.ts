/**
 * The sandbox's own clock, epoch milliseconds. It runs with the machine's, can be set, advanced or stopped, and never
 * touches the clock of the app under test. Timers fire in its time: advancing past one fires it at once.
 */
export interface Clock {
  now(): number
  /** Runs `task` once `delayMs` of sandbox time have passed; the answer cancels it. */
  after(delayMs: number, task: () => void): () => void
  advance(ms: number): void
  set(epochMs: number): void
  stop(): void
  start(): void
  readonly isStopped: boolean
  /** seconds added to what the sandbox tells the app about the time */
  skewSeconds: number
  close(): void
}

interface Timer {
  dueAt: number
  task: () => void
}

// setTimeout takes at most 2^31 - 1 ms; longer waits are cut into pieces.
const longestWaitMs = 2_000_000_000

export function createClock(startAt?: number): Clock {
  const timers = new Set<Timer>()
  let offsetMs = startAt === undefined ? 0 : startAt - Date.now()
  let stoppedAt: number | null = null
  let wake: NodeJS.Timeout | undefined

  const now = () => stoppedAt ?? Date.now() + offsetMs

  const fireDue = () => {
    for (;;) {
      let next: Timer | undefined
      for (const timer of timers)
        if (timer.dueAt <= now() && (next === undefined || timer.dueAt < next.dueAt)) next = timer
      if (next === undefined) break
      timers.delete(next)
      next.task()
    }
    arm()
  }

  const arm = () => {
    clearTimeout(wake)
    if (stoppedAt !== null || timers.size === 0) return
    let dueAt = Number.POSITIVE_INFINITY
    for (const timer of timers) dueAt = Math.min(dueAt, timer.dueAt)
    wake = setTimeout(fireDue, Math.min(longestWaitMs, Math.max(0, dueAt - now())))
    wake.unref()
  }

  const moveTo = (epochMs: number) => {
    if (stoppedAt === null) offsetMs = epochMs - Date.now()
    else stoppedAt = epochMs
    fireDue()
  }

  return {
    now,
    after(delayMs, task) {
      const timer = { dueAt: now() + delayMs, task }
      timers.add(timer)
      arm()
      return () => {
        timers.delete(timer)
      }
    },
    advance: ms => moveTo(now() + ms),
    set: moveTo,
    stop() {
      stoppedAt = now()
      clearTimeout(wake)
    },
    start() {
      if (stoppedAt === null) return
      offsetMs = stoppedAt - Date.now()
      stoppedAt = null
      fireDue()
    },
    get isStopped() {
      return stoppedAt !== null
    },
    skewSeconds: 0,
    close() {
      clearTimeout(wake)
      timers.clear()
    },
  }
}
