export { decide } from './decide.ts'
export { quietDays } from './history.ts'
export type {
  Decision,
  Dispute,
  HeldBack,
  Mute,
  NudgeState,
  PastNudge,
  PlannedMessage,
  Recipient,
  RoundItem,
} from './types.ts'
