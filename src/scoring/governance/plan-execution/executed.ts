import type { Model } from '../../model/index.ts'

export interface ExecutionTests {
  readonly actionCompletion: number | null
  readonly freshness: number | null
  readonly reviewsHeld: number | null
}

/** Whether a plan is effectively executed by our definition: one failed test says no, else one unknown test says unknown. */
export function executedPlan(tests: ExecutionTests, model: Model): boolean | null {
  const { actionCompletionFrom, freshnessFrom, reviewsHeldFrom } = model.governance.execution
  const passed = [
    [tests.actionCompletion, actionCompletionFrom] as const,
    [tests.freshness, freshnessFrom] as const,
    [tests.reviewsHeld, reviewsHeldFrom] as const,
  ].map(([value, from]) => (value === null ? null : value >= from - 1e-9))
  if (passed.includes(false)) return false
  return passed.includes(null) ? null : true
}
