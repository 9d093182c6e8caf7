import type { TrafficEntry } from '../page-api.ts'

/** The last requests and deliveries, in a ring. */
export interface Traffic {
  begin(
    entry: Pick<TrafficEntry, 'direction' | 'name' | 'transport' | 'request'> & Partial<TrafficEntry>,
  ): TrafficEntry
  finish(entry: TrafficEntry, part: Partial<TrafficEntry>): void
  after(seq: number, limit: number): { entries: TrafficEntry[]; latestSeq: number }
  clear(): void
  listen(hear: (entry: TrafficEntry) => void): () => void
}

// A payload larger than this is kept as its beginning only, so that the ring stays small.
const payloadKeptCharacters = 32_000

export function createTraffic(now: () => number, kept: number): Traffic {
  let ring: TrafficEntry[] = []
  let seq = 0
  const hearers = new Set<(entry: TrafficEntry) => void>()
  return {
    begin(part) {
      seq += 1
      const outcome = { status: null, ok: null, error: null, durationMs: null, retryNum: 0, fault: null }
      const entry: TrafficEntry = { seq, at: now(), ...outcome, response: null, ...part }
      ring.push(entry)
      if (ring.length > 2 * kept) ring = ring.slice(-kept)
      return entry
    },
    finish(entry, part) {
      Object.assign(entry, part)
      entry.durationMs ??= Math.max(0, now() - entry.at)
      for (const hear of hearers) hear(entry)
    },
    after(afterSeq, limit) {
      const entries = ring.slice(-kept).filter(entry => entry.seq > afterSeq)
      return { entries: entries.slice(-limit), latestSeq: seq }
    },
    clear() {
      ring = []
    },
    listen(hear) {
      hearers.add(hear)
      return () => {
        hearers.delete(hear)
      }
    },
  }
}

const secretKeys = new Set(['token', 'authorization', 'client_secret', 'access_token', 'code'])

/** A copy for the log: no tokens, cut where it is very long. */
export function forLog(payload: Record<string, unknown>, sizeHint: number): unknown {
  if (sizeHint > payloadKeptCharacters)
    return { cut: true, characters: sizeHint, beginning: JSON.stringify(payload).slice(0, 2_000) }
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(payload)) kept[key] = secretKeys.has(key) ? '…' : value
  return kept
}
