import type { Change } from '../page-api.ts'

/** Live updates: who has to hear of a change, and how it looks to them. */
export interface Changes {
  /** `render` runs only for people who are listening; null: nothing to tell this one */
  publish(userIds: Iterable<string> | 'everyone', render: (userId: string) => Change | null): void
  isHeardBy(userId: string): boolean
  /** of the last change; 0 before any */
  readonly latestSeq: number
  /** Hears every change after `afterSeq` (null: from now on); the answer ends it. */
  listen(userId: string, afterSeq: number | null, hear: (seq: number, change: Change) => void): () => void
}

const changesKept = 2_000

interface Published {
  seq: number
  isFor: (userId: string) => boolean
  render: (userId: string) => Change | null
}

export function createChanges(): Changes {
  const listeners = new Map<string, Set<(seq: number, change: Change) => void>>()
  const kept: Published[] = []
  let seq = 0
  return {
    publish(userIds, render) {
      seq += 1
      const audience = userIds === 'everyone' ? null : new Set(userIds)
      kept.push({ seq, isFor: userId => audience === null || audience.has(userId), render })
      if (kept.length > changesKept) kept.splice(0, changesKept / 2)
      for (const [userId, hearers] of listeners) {
        if (audience !== null && !audience.has(userId)) continue
        const change = render(userId)
        if (change !== null) for (const hear of hearers) hear(seq, change)
      }
    },
    isHeardBy: userId => listeners.has(userId),
    get latestSeq() {
      return seq
    },
    listen(userId, afterSeq, hear) {
      if (afterSeq !== null) {
        const oldest = kept[0]?.seq ?? seq + 1
        if (afterSeq > seq || afterSeq + 1 < oldest) hear(seq, { type: 'reset' })
        else
          for (const one of kept) {
            if (one.seq <= afterSeq || !one.isFor(userId)) continue
            const change = one.render(userId)
            if (change !== null) hear(one.seq, change)
          }
      }
      const hearers = listeners.get(userId) ?? new Set()
      hearers.add(hear)
      listeners.set(userId, hearers)
      return () => {
        hearers.delete(hear)
        if (hearers.size === 0) listeners.delete(userId)
      }
    },
  }
}
