export { actOnNudge } from './act.ts'
export {
  type Answered,
  type AnswerQuestionPorts,
  answerNudge,
  answerWinLoss,
  askWinLoss,
  type NextWinLoss,
} from './answer.ts'
export { correctNudge, readCorrectables } from './correct.ts'
export type { Correctable } from './corrections.ts'
export { dismissNudge, type NotUsefulReason, notUsefulReasons } from './dismiss.ts'
export { type DisputePorts, disputeNudge } from './dispute.ts'
export { type MuteScope, muteFromNudge, muteScopes } from './mute.ts'
export type { ReactionOutcome } from './own-nudge.ts'
export { snoozeNudge } from './snooze.ts'
