import type { Reason } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { normalQuantile, normalTwoSided } from '../statistics/distributions.ts'
import { pearson } from '../statistics/relative-weights.ts'
import { averageRanks } from '../statistics/sample.ts'
import type { Cell, Rating } from './cells.ts'
import type { Estimate } from './estimate.ts'
import { isOnCut } from './quadrant.ts'
import type { DerivedImportance, Overall } from './reading.ts'
import { regressionImportance } from './regression-importance.ts'

type Params = Model['valueMatrix']

/** Respondents that a regression on `attributes` predictors needs: max(50 + 8m, 104 + m) (Green 1991). */
export function regressionNeeds(attributes: number, { derived }: Params): number {
  return Math.max(
    derived.regressionFrom + derived.regressionFromPerAttribute * attributes,
    derived.regressionTestFrom + attributes,
  )
}

/**
 * What drives the overall preference: relative weights where enough respondents rated every attribute,
 * else the correlation of each attribute with the preference.
 */
export function derivedImportance(cell: Cell, overall: Overall, params: Params): DerivedImportance {
  const complete = completeRespondents(cell, overall)
  const method =
    complete.length >= regressionNeeds(cell.attributes.size, params) ? params.derived.regression : null
  const columns = [...cell.attributes].map(([attribute, ratings]) => ({ attribute, ratings }))
  const regression = method === null ? null : regressionImportance(columns, complete, overall, method, params)
  return regression ?? correlationImportance(cell, overall, params)
}

function correlationImportance(cell: Cell, overall: Overall, params: Params): DerivedImportance {
  const method = params.derived.correlation
  const estimates = new Map<string, Estimate>()
  const missing = new Map<string, Reason>()
  const negative: string[] = []
  for (const [attribute, ratings] of cell.attributes) {
    const pairs = pairsOf(ratings, overall)
    const r = pairs.length < params.derived.correlationFrom ? null : correlate(pairs, method)
    if (r === null)
      missing.set(
        attribute,
        pairs.length < params.derived.correlationFrom ? 'insufficient_n' : 'zero_variance',
      )
    else estimates.set(attribute, correlationEstimate(Math.max(0, r), pairs.length, method, params))
    if (r !== null && r < 0) negative.push(attribute)
  }
  return { method, estimates, missing, negative }
}

interface Pair {
  readonly own: number
  readonly preference: number
}

function pairsOf(ratings: readonly Rating[], overall: Overall): Pair[] {
  return ratings.flatMap(({ respondent, own }) => {
    const preference = overall[respondent]
    return own === null || preference === undefined ? [] : [{ own, preference }]
  })
}

function correlate(pairs: readonly Pair[], method: 'pearson' | 'spearman'): number | null {
  const own = pairs.map(pair => pair.own)
  const preference = pairs.map(pair => pair.preference)
  return method === 'pearson'
    ? pearson(own, preference)
    : pearson(averageRanks(own), averageRanks(preference))
}

/** Fisher's z interval of a correlation; for ranks with the variance 1.06/(n − 3) of Fieller et al. 1957. */
function correlationEstimate(
  r: number,
  n: number,
  method: 'pearson' | 'spearman',
  { confidenceLevel }: Params,
): Estimate {
  const error = Math.sqrt((method === 'pearson' ? 1 : 1.06) / (n - 3))
  const half = normalQuantile((1 + confidenceLevel) / 2) * error
  return {
    value: r,
    n,
    interval: { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) },
    pAgainst: cut => {
      if (isOnCut(r, cut)) return 1
      return Math.abs(r) === 1 || Math.abs(cut) >= 1
        ? 0
        : normalTwoSided((Math.atanh(r) - Math.atanh(cut)) / error)
    },
  }
}

function completeRespondents(cell: Cell, overall: Overall): string[] {
  const rated = [...cell.attributes.values()].map(
    ratings => new Set(ratings.flatMap(({ respondent, own }) => (own === null ? [] : [respondent]))),
  )
  return cell.respondents.filter(
    respondent => overall[respondent] !== undefined && rated.every(set => set.has(respondent)),
  )
}
