import type { Assessment } from './assessment.ts'
import { type Place, presentPlace, tierAt } from './placement.ts'
import { type Dimension, dimensions, type Tier } from './questions.ts'
import { tierName } from './tiering.ts'

/** The smallest whole step of one dimension score that gives another tier, all else unchanged. */
export interface Change {
  readonly dimension: Dimension
  /** Null where there is no behavior score yet. */
  readonly from: number | null
  /** A whole score in 0..100. */
  readonly to: number
  readonly tier: Tier
}

/** The whole score nearest to `from` at which the tier differs, searching towards `end`; tiers are monotone in each score. */
function nearestChange(
  tierWith: (score: number) => number,
  present: number,
  from: number,
  end: 0 | 100,
): number | null {
  if (tierWith(end) === present) return null
  const step = end === 100 ? 1 : -1
  let same = end === 100 ? Math.ceil(from) : Math.floor(from)
  if (tierWith(same) !== present) return same
  let different: number = end
  while (Math.abs(different - same) > 1) {
    const middle = same + step * Math.floor(Math.abs(different - same) / 2)
    if (tierWith(middle) === present) same = middle
    else different = middle
  }
  return different
}

/** What would change an account's tier, one dimension at a time, upwards and downwards. Empty for an unscored account. */
export function changesOf(assessment: Assessment, account: number): Change[] {
  if (Number.isNaN(assessment.overall[account])) return []
  const place = presentPlace(assessment, account)
  const present = assessment.tier[account] as number
  return dimensions.flatMap(dimension => {
    const tierWith = (score: number) => tierAt(assessment, account, { ...place, [dimension]: score } as Place)
    const from = place[dimension]
    const isMissing = Number.isNaN(from)
    const reached = isMissing
      ? [nearestChange(tierWith, present, 0, 100)]
      : [nearestChange(tierWith, present, from, 100), nearestChange(tierWith, present, from, 0)]
    return reached
      .filter(to => to !== null)
      .map(to => ({ dimension, from: isMissing ? null : from, to, tier: tierName(tierWith(to)) }))
  })
}
