import { groupBy } from '../grouping.ts'
import { mean, standardDeviation } from '../statistics/sample.ts'
import type { Cell } from './cells.ts'
import { type Estimate, meanEstimate } from './estimate.ts'

/**
 * Mean stated importance by attribute, scale points. Its spread is taken after centring each respondent on the
 * mean of their own ratings, so that people who call everything important widen no interval (Wu & Shieh 2009).
 * A respondent who rated one attribute only has nothing to be centred on and adds to the mean alone.
 */
export function statedImportance(cell: Cell, level: number, errorFactor: number): Map<string, Estimate> {
  const centres = respondentCentres(cell)
  const estimates = new Map<string, Estimate>()
  for (const [attribute, ratings] of cell.attributes) {
    const known = ratings.flatMap(({ respondent, importance }) =>
      importance === null ? [] : [{ respondent, importance }],
    )
    const value = mean(known.map(({ importance }) => importance))
    if (value === null) continue
    const centred = known.flatMap(({ respondent, importance }) => {
      const centre = centres.get(respondent)
      return centre === undefined ? [] : [importance - centre]
    })
    estimates.set(attribute, {
      ...meanEstimate(value, standardDeviation(centred), centred.length, level, errorFactor),
      n: known.length,
    })
  }
  return estimates
}

/** Each respondent's mean importance over their attributes, for those who rated two or more. */
function respondentCentres(cell: Cell): Map<string, number> {
  const ratings = [...cell.attributes.values()].flat()
  const centres = new Map<string, number>()
  for (const [respondent, own] of groupBy(ratings, rating => rating.respondent)) {
    const known = own.flatMap(({ importance }) => (importance === null ? [] : [importance]))
    const centre = mean(known)
    if (centre !== null && known.length >= 2) centres.set(respondent, centre)
  }
  return centres
}
