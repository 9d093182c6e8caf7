import type { PastNudge, RoundItem } from './types.ts'

/** Tells the next person of what the first one has left without any reaction, while its cause still stands. */
export function escalate(
  candidates: readonly RoundItem[],
  history: readonly PastNudge[],
): readonly RoundItem[] {
  const silent = history.filter(past => past.state === 'open' && past.isSilent)
  return candidates.flatMap(candidate => {
    const next = candidate.escalatesTo ?? null
    const isSilent = silent.some(
      past =>
        past.personId === candidate.personId &&
        past.kind === candidate.kind &&
        past.accountId === candidate.accountId &&
        past.reason === candidate.reason,
    )
    return next === null || !isSilent ? [] : [{ ...candidate, personId: next, escalatesTo: null }]
  })
}
