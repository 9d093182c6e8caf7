export interface Timer {
  /** epoch milliseconds */
  dueAt: number
  /** null once cancelled */
  task: (() => void) | null
}

export interface TimerQueue {
  add(timer: Timer): void
  /** the earliest */
  first(): Timer | undefined
  removeFirst(): void
  clear(): void
}

/** A binary heap: thousands of acknowledgements and retries wait at the same time. */
export function createTimerQueue(): TimerQueue {
  let heap: Timer[] = []

  const dueAt = (index: number) => heap[index]?.dueAt ?? Number.POSITIVE_INFINITY

  const swap = (one: number, other: number) => {
    const [first, second] = [heap[one], heap[other]]
    if (first === undefined || second === undefined) return
    heap[one] = second
    heap[other] = first
  }

  const sinkFrom = (start: number) => {
    for (let index = start; ; ) {
      const left = 2 * index + 1
      const least = dueAt(left + 1) < dueAt(left) ? left + 1 : left
      if (dueAt(least) >= dueAt(index)) return
      swap(index, least)
      index = least
    }
  }

  return {
    add(timer) {
      heap.push(timer)
      for (let index = heap.length - 1; index > 0; ) {
        const parent = Math.floor((index - 1) / 2)
        if (dueAt(parent) <= dueAt(index)) return
        swap(index, parent)
        index = parent
      }
    },
    first: () => heap[0],
    removeFirst() {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sinkFrom(0)
    },
    clear() {
      heap = []
    },
  }
}
