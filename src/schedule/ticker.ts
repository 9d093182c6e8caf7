import { schedule, validate } from 'node-cron'

export interface Ticker {
  stop(): Promise<void>
}

/** True where node-cron can read the expression. */
export const isCronExpression = (expression: string): boolean => validate(expression)

/**
 * Calls `wake` by a cron expression. It only wakes: what is due is worked out from the stored schedule, because a
 * cron job misses hours that a zone skips. A wake-up that comes while the last one is still at work is left out.
 */
export function startTicker(expression: string, wake: () => Promise<void>): Ticker {
  const task = schedule(expression, wake, { noOverlap: true })
  return { stop: async () => task.destroy() }
}
