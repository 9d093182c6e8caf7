import { median } from '../../statistics/sample.ts'

export interface Cycle {
  /** Null where half of the opportunities have not closed yet. */
  readonly days: number | null
  readonly method: 'given' | 'median' | 'kaplan_meier'
}

interface Observed {
  readonly days: number
  readonly isClosed: boolean
}

/** Median cycle; where many are still open, leaving them out would make the cycle look shorter than it is. */
export function cycleMedian(observed: readonly Observed[], censoredAboveOpenShare: number): Cycle {
  const closed = observed.filter(({ isClosed }) => isClosed)
  const openShare = observed.length === 0 ? 0 : 1 - closed.length / observed.length
  return openShare > censoredAboveOpenShare
    ? { days: kaplanMeierMedian(observed), method: 'kaplan_meier' }
    : { days: median(closed.map(({ days }) => days)), method: 'median' }
}

/** First day on which at most half are still open; ties count closings before open ones leave. Null if never. */
export function kaplanMeierMedian(observed: readonly Observed[]): number | null {
  const closings = [...new Set(observed.filter(({ isClosed }) => isClosed).map(({ days }) => days))]
  let stillOpen = 1
  for (const day of closings.sort((a, b) => a - b)) {
    const atRisk = observed.filter(({ days }) => days >= day).length
    const closing = observed.filter(({ days, isClosed }) => isClosed && days === day).length
    stillOpen *= 1 - closing / atRisk
    // A hair of tolerance: one half comes out of products such as ¾ · ⅔.
    if (stillOpen <= 0.5 + 1e-12) return day
  }
  return null
}
