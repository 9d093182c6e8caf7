import { createTimerQueue, type Timer } from './timer-queue.ts'

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

// setTimeout takes at most 2^31 - 1 ms; longer waits are cut into pieces.
const longestWaitMs = 2_000_000_000

export function createClock(startAt?: number): Clock {
  const timers = createTimerQueue()
  let offsetMs = startAt === undefined ? 0 : startAt - Date.now()
  let stoppedAt: number | null = null
  let wake: NodeJS.Timeout | undefined
  let wakeAt = Number.POSITIVE_INFINITY

  const now = () => stoppedAt ?? Date.now() + offsetMs

  const fireDue = () => {
    for (let timer = timers.first(); timer !== undefined && timer.dueAt <= now(); timer = timers.first()) {
      timers.removeFirst()
      timer.task?.()
    }
    wakeAt = Number.POSITIVE_INFINITY
    arm()
  }

  const arm = () => {
    const dueAt = timers.first()?.dueAt ?? Number.POSITIVE_INFINITY
    if (stoppedAt !== null || dueAt >= wakeAt) return
    clearTimeout(wake)
    wakeAt = dueAt
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
      const timer: Timer = { dueAt: now() + delayMs, task }
      timers.add(timer)
      arm()
      // It stays in the queue until its time, but holds nothing any more.
      return () => {
        timer.task = null
      }
    },
    advance: ms => moveTo(now() + ms),
    set: moveTo,
    stop() {
      stoppedAt = now()
      clearTimeout(wake)
      wakeAt = Number.POSITIVE_INFINITY
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
