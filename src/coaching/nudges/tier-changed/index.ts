import { defineNudge } from '../../nudge.ts'
import { findTierChanges, type TierMovement } from './applies.ts'
import { tierChangedEvidence } from './evidence.ts'
import { sayTierChanged } from './words.ts'

export type { TierMovement } from './applies.ts'
export type { TierChangedEvidence } from './evidence.ts'

export const tierChanged = defineNudge({
  id: 'tier-changed',
  title: 'Tier changed',
  evidence: tierChangedEvidence,
  find: (movements: readonly TierMovement[]) => findTierChanges(movements),
  say: sayTierChanged,
})
