import { z } from 'zod'
import type { Model } from '../../model/index.ts'
import { binomialUpper } from '../../statistics/distributions.ts'
import { holmWithGaps } from '../../statistics/multiple-tests.ts'
import type { RogueSignalInput } from './input.ts'
import { daysToQuarterEnd } from './quarter.ts'

export const bunching = z.object({
  owner: z.string(),
  won: z.number(),
  /** Won in the last days of a quarter. */
  atQuarterEnd: z.number(),
  /** P(X ≥ atQuarterEnd) if days didn't matter; null below the least number of won opportunities. */
  p: z.number().nullable(),
  /** Holm over all owners who could be tested. */
  adjustedP: z.number().nullable(),
  reason: z.literal('insufficient_n').optional(),
  isBunched: z.boolean().nullable(),
})

/** Whether an owner's won opportunities crowd into the last days of quarters. */
export function quarterEndBunching(
  { opportunities, asOf }: RogueSignalInput,
  model: Model,
): z.output<typeof bunching>[] {
  const { lastDays, quarterDays, minimumWon, significance } = model.governance.bunching
  const { fiscalYearStartMonth } = model.governance.rogue
  const closings = new Map<string, string[]>()
  for (const { owner, closedOn, isWon } of opportunities) {
    if (owner === undefined || closedOn === undefined || closedOn > asOf || isWon !== true) continue
    closings.set(owner, [...(closings.get(owner) ?? []), closedOn])
  }
  const rows = [...closings]
    .map(([owner, dates]) => {
      const atQuarterEnd = dates.filter(
        date => daysToQuarterEnd(date, fiscalYearStartMonth) < lastDays,
      ).length
      const isTestable = dates.length >= minimumWon
      return {
        owner,
        won: dates.length,
        atQuarterEnd,
        p: isTestable ? binomialUpper(atQuarterEnd, dates.length, lastDays / quarterDays) : null,
      }
    })
    .sort((a, b) => (a.owner < b.owner ? -1 : 1))
  const adjusted = holmWithGaps(rows.map(row => row.p))
  return rows.map((row, index) => {
    const adjustedP = adjusted[index] ?? null
    return {
      ...row,
      adjustedP,
      ...(row.p === null ? { reason: 'insufficient_n' as const } : {}),
      isBunched: adjustedP === null ? null : adjustedP < significance,
    }
  })
}
