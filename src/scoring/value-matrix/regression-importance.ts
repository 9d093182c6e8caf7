import type { Reason } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { createRandom, type Random } from '../statistics/random.ts'
import { johnsonWeights, shapleyWeights } from '../statistics/relative-weights.ts'
import { mean } from '../statistics/sample.ts'
import type { Rating } from './cells.ts'
import type { Estimate } from './estimate.ts'
import type { DerivedImportance, Overall } from './reading.ts'

type Params = Model['valueMatrix']
type Weigh = (columns: readonly (readonly number[])[], outcome: readonly number[]) => number[] | null

/**
 * Relative weights of all attributes that vary, over the respondents who rated every one; with percentile
 * bootstrap intervals. Null where no attribute varies, or the preference doesn't.
 */
export function regressionImportance(
  columns: readonly { readonly attribute: string; readonly ratings: readonly Rating[] }[],
  respondents: readonly string[],
  overall: Overall,
  method: 'johnson' | 'shapley',
  params: Params,
): DerivedImportance | null {
  const ratings = columns.map(column => {
    const byRespondent = new Map(column.ratings.map(rating => [rating.respondent, rating.own ?? Number.NaN]))
    return respondents.map(respondent => byRespondent.get(respondent) ?? Number.NaN)
  })
  const outcome = respondents.map(respondent => overall[respondent] ?? Number.NaN)
  const varying = [...ratings.keys()].filter(index => new Set(ratings[index]).size > 1)
  const rows = varying.map(index => ratings[index] ?? [])
  const affordable = method === 'johnson' || rows.length <= params.derived.shapleyUpToAttributes
  const weigh = affordable && method === 'shapley' ? shapleyWeights : johnsonWeights
  const weights = rows.length === 0 ? null : weigh(rows, outcome)
  if (weights === null) return null
  const draws = bootstrap(rows, outcome, weigh, params)
  const missing = new Map<string, Reason>(columns.map(({ attribute }) => [attribute, 'zero_variance']))
  const estimates = new Map<string, Estimate>()
  varying.forEach((index, position) => {
    const attribute = columns[index]?.attribute
    const weight = weights[position]
    if (attribute === undefined || weight === undefined) return
    missing.delete(attribute)
    estimates.set(attribute, bootstrapEstimate(weight, draws, position, respondents.length, params))
  })
  return { method: affordable ? method : 'johnson', estimates, missing, negative: [] }
}

/** Weights of resampled respondents, each less the mean weight of its resample. */
function bootstrap(
  rows: readonly (readonly number[])[],
  outcome: readonly number[],
  weigh: Weigh,
  { derived }: Params,
): number[][] {
  const random = createRandom(derived.bootstrapSeed)
  const draws: number[][] = []
  for (let run = 0; run < derived.bootstrapRuns; run++) {
    const picks = resample(outcome.length, random)
    const take = (values: readonly number[]) => picks.map(pick => values[pick] ?? Number.NaN)
    const weights = weigh(rows.map(take), take(outcome))
    const centre = weights === null ? null : mean(weights)
    if (weights !== null && centre !== null) draws.push(weights.map(weight => weight - centre))
  }
  return draws
}

function resample(size: number, random: Random): number[] {
  return Array.from({ length: size }, () => Math.floor(random.uniform() * size))
}

function bootstrapEstimate(
  weight: number,
  draws: readonly (readonly number[])[],
  position: number,
  n: number,
  { confidenceLevel }: Params,
): Estimate {
  const centred = draws.map(draw => draw[position] ?? Number.NaN).sort((a, b) => a - b)
  const centre = mean(centred)
  if (centre === null) return { value: weight, n, interval: null, pAgainst: () => null }
  const tail = Math.floor(((1 - confidenceLevel) / 2) * centred.length)
  // Draws stand around their own mean weight; moved back to where this weight stands.
  const shift = weight - centre
  return {
    value: weight,
    n,
    interval: {
      low: shift + (centred[tail] ?? 0),
      high: shift + (centred[centred.length - 1 - tail] ?? 0),
    },
    pAgainst: cut => {
      const below = centred.filter(draw => draw + shift <= cut).length
      const above = centred.filter(draw => draw + shift >= cut).length
      return Math.min(1, (2 * (Math.min(below, above) + 1)) / (centred.length + 1))
    },
  }
}
