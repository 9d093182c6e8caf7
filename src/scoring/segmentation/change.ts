import type { Assessment } from './assessment.ts'
import { type Place, presentPlace, tierAt } from './placement.ts'
import { type Dimension, dimensions, type Tier } from './questions.ts'
import { tierName } from './tiering.ts'

export interface ScoreChange {
  readonly dimension: Dimension
  /** Null where there is no score yet. */
  readonly from: number | null
  readonly to: number
}

/** A change of one score, or of need and value by the same points, that gives another tier with all else unchanged. */
export interface Change {
  readonly scores: readonly ScoreChange[]
  readonly tier: Tier
}

type Direction = 1 | -1

/** Scores moved by whole points, within 0..100; a missing score starts at 0. */
function moved(place: Place, which: readonly Dimension[], points: number): Place {
  const to = (dimension: Dimension) =>
    which.includes(dimension)
      ? Math.min(100, Math.max(0, (Number.isNaN(place[dimension]) ? 0 : place[dimension]) + points))
      : place[dimension]
  return { need: to('need'), value: to('value'), behavior: to('behavior') }
}

/** The fewest whole points that give another tier; null where none do. Tiers are monotone in each score. */
function fewestPoints(tierWith: (points: number) => number, present: number): number | null {
  if (tierWith(100) === present) return null
  let same = -1
  let other = 100
  while (other - same > 1) {
    const middle = (other + same) >> 1
    if (tierWith(middle) === present) same = middle
    else other = middle
  }
  return other
}

/** What would change an account's tier, with the fewest whole points. Empty for an unscored account. */
export function changesOf(assessment: Assessment, account: number): Change[] {
  if (Number.isNaN(assessment.overall[account])) return []
  const place = presentPlace(assessment, account)
  const present = assessment.tier[account] as number

  const change = (which: readonly Dimension[], direction: Direction): Change[] => {
    const at = (points: number) => moved(place, which, direction * points)
    const points = fewestPoints(steps => tierAt(assessment, account, at(steps)), present)
    if (points === null) return []
    const there = at(points)
    return [
      {
        scores: which.map(dimension => ({
          dimension,
          from: Number.isNaN(place[dimension]) ? null : place[dimension],
          to: there[dimension],
        })),
        tier: tierName(tierAt(assessment, account, there)),
      },
    ]
  }

  const upwards = dimensions.flatMap(dimension => change([dimension], 1))
  const downwards = dimensions.flatMap(dimension =>
    Number.isNaN(place[dimension]) ? [] : change([dimension], -1),
  )
  // High on both is what Tier 1 asks for: where no single score gets there, the two together may.
  return [...upwards, ...(upwards.length === 0 ? change(['need', 'value'], 1) : []), ...downwards]
}
