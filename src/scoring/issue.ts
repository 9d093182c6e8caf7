import { z } from 'zod'

/** What every issue says beside its code: one thing that someone should act on. */
export const issueParts = {
  /** The person, role, pair or part that it is about; empty for the whole. */
  subject: z.string(),
  sentence: z.string(),
  /** One suggested action. */
  play: z.string(),
  evidence: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
  ),
}

interface Ranked {
  readonly code: string
  readonly subject: string
}

/** Most urgent first, by the model's order of codes; then by subject, so that the order of the input doesn't matter. */
export function mostUrgentFirst<Issue extends Ranked>(
  issues: readonly Issue[],
  order: readonly string[],
): Issue[] {
  const rank = new Map(order.map((code, index) => [code, index]))
  return [...issues].sort(
    (a, b) =>
      (rank.get(a.code) ?? order.length) - (rank.get(b.code) ?? order.length) ||
      (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0),
  )
}
