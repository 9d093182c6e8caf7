import type { PastNudge, RoundItem } from './types.ts'

/** Tells the next person of what the first one has left without any reaction, while its cause still stands. */
export function escalate(
  candidates: readonly RoundItem[],
  history: readonly PastNudge[],
): readonly RoundItem[] {
  const keyOf = ({ personId, kind, accountId, reason }: PastNudge | RoundItem) =>
    JSON.stringify([personId, kind, accountId, reason])
  const silent = new Set(history.filter(past => past.state === 'open' && past.isSilent).map(keyOf))
  return candidates.flatMap(candidate => {
    const next = candidate.escalatesTo ?? null
    const isSilent = silent.has(keyOf(candidate))
    return next === null || !isSilent ? [] : [{ ...candidate, personId: next, escalatesTo: null }]
  })
}
