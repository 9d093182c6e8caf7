import { sayNudge } from '../nudges/index.ts'
import type { RoundItem } from './types.ts'

const HAND_OVER = 'account-hand-over'

const worstFirst = (a: RoundItem, b: RoundItem) => b.severity - a.severity

/** A new owner of an account gets one summary of what is open there, instead of every item by itself. */
export function summariseHandOvers(candidates: readonly RoundItem[]): readonly RoundItem[] {
  const summaries = candidates.filter(({ kind }) => kind === HAND_OVER)
  const isCovered = (item: RoundItem) =>
    item.kind !== HAND_OVER &&
    summaries.some(({ accountId, personId }) => accountId === item.accountId && personId === item.personId)
  return candidates
    .filter(item => !isCovered(item))
    .map(item => {
      if (item.kind !== HAND_OVER) return item
      const covered = candidates
        .filter(
          other =>
            other.kind !== HAND_OVER &&
            other.accountId === item.accountId &&
            other.personId === item.personId,
        )
        .toSorted(worstFirst)
      const evidence = {
        ...(item.evidence as object),
        covers: covered.map(({ kind, reason }) => ({ kind, reason })),
        headlines: covered.flatMap(({ kind, evidence: own }) => sayNudge(kind, own)?.headline ?? []),
      }
      return { ...item, evidence }
    })
}
