export {
  type CheckInCard,
  type CheckInSummary,
  checkInCard,
  checkInSummary,
  participationWords,
  sayPlan,
} from './card.ts'
