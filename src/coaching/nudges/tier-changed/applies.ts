import { type Candidate, recipients } from '../../nudge.ts'
import type { TierMovement } from '../../round-facts.ts'
import type { TierChangedEvidence } from './evidence.ts'

const isTier1 = (tier: string) => tier === '1a' || tier === '1b'

/** A promise to a customer is at stake first, then a new one, then a change of approach. */
export const severityOf = (before: string, after: string) => {
  if (!isTier1(after)) return 80
  return isTier1(before) ? 60 : 70
}

/** Firm moves into, out of or within Tier 1; all others are lines in a digest. */
export function findTierChanges(
  movements: readonly TierMovement[],
): readonly Candidate<TierChangedEvidence>[] {
  return movements
    .filter(
      ({ isFirm, evidence: { before, after } }) =>
        isFirm && before.tier !== after.tier && (isTier1(before.tier) || isTier1(after.tier)),
    )
    .flatMap(({ accountId, people, evidence }) =>
      recipients(people, ['lead', 'sam']).map(personId => ({
        kind: 'tier-changed',
        accountId,
        reason: `${evidence.before.tier}>${evidence.after.tier}`,
        personId,
        severity: severityOf(evidence.before.tier, evidence.after.tier),
        evidence,
      })),
    )
}
