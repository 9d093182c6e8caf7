export type { AccountPeople, Candidate, NudgeWords } from './nudge.ts'
export { findNudges, nudgeKinds, type RoundFacts, sayNudge } from './nudges/index.ts'
export type { TierChangedEvidence, TierMovement } from './nudges/tier-changed/index.ts'
export {
  type Decision,
  decide,
  type HeldBack,
  type PastNudge,
  type PlannedMessage,
  type Recipient,
} from './policy.ts'
export { plural, sayDate, sayScore, sayTier } from './words.ts'
