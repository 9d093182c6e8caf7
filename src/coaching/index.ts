export {
  type CheckInCard,
  type CheckInSummary,
  checkInCard,
  checkInSummary,
  participationWords,
  sayPlan,
} from './check-ins/index.ts'
export { type DataGapsDigest, dataGapsDigest } from './digests/data-gaps/index.ts'
export {
  composeManagerDigest,
  type DigestLine,
  type ManagerDigest,
  managerDigest,
} from './digests/manager/index.ts'
export { sayMoney, sayMonth, sayNumber, sayPercent } from './format.ts'
export type { ActionKind, Candidate, Choice, NudgeWords } from './nudge.ts'
export {
  findNudges,
  isOverIn,
  nudgeKind,
  nudgeKinds,
  type StoredNudge,
  sayNudge,
} from './nudges/index.ts'
export { questionChoices } from './nudges/open-question/index.ts'
export { gapPlayFor } from './nudges/value-gap/plays.ts'
export { sayOutcome } from './outcome.ts'
export * from './policy/index.ts'
export { type KindPrecision, precisionOf } from './precision.ts'
export type * from './round-facts.ts'
export { type WinLossQuestionId, winLossOrder, winLossQuestion } from './win-loss.ts'
export { plural, sayDate, sayDatesIn, sayScore, saySigned, sayTier } from './words.ts'
