export { governance } from './account-plan/index.ts'
export { planExecution } from './plan-execution/index.ts'
export { planScorecard } from './plan-scorecard/index.ts'
export { rogueSignal } from './rogue-signal/index.ts'
