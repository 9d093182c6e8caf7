import { defineNudge } from '../../nudge.ts'
import { sayTier } from '../../words.ts'
import { findTierChanges, severityOf } from './applies.ts'
import { tierChangedEvidence } from './evidence.ts'
import { sayTierChanged } from './words.ts'

export type { TierChangedEvidence } from './evidence.ts'

export const tierChanged = defineNudge({
  id: 'tier-changed',
  title: 'Tier changed',
  when: 'An account moved firmly into, out of or within Tier 1 between the last two runs.',
  restsOn: 'answers',
  quietBy: 'account',
  evidence: tierChangedEvidence,
  find: ({ tierMovements }) => findTierChanges(tierMovements),
  say: sayTierChanged,
  sayResolved: ({ accountName, after }) => `${accountName} is no longer in ${sayTier(after.tier)}.`,
  change: {
    isChange: () => true,
    severity: ({ before, after }) => severityOf(before.tier, after.tier),
    // Only a later move out of the tier overtakes the news of a move into it.
    isOvertaken: ({ accountId, evidence }, { tierMovements }) =>
      tierMovements.some(
        movement => movement.accountId === accountId && movement.evidence.after.tier !== evidence.after.tier,
      ),
  },
})
