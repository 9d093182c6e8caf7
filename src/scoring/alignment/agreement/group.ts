import type { Warning } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import {
  averageDeviation,
  averageDeviationFromMedian,
  awg,
  intraclassCorrelation,
  meanOverItems,
  rwg,
  rwgj,
  rwgjLindell,
  type Scale,
  uniformNullVariance,
} from '../../statistics/agreement.ts'
import { mean } from '../../statistics/sample.ts'
import { agreementBand } from '../bands.ts'
import type { AgreementOutput } from './shape.ts'
import { simulateAgreement } from './simulation.ts'

export type Ratings = readonly (readonly (number | null)[])[]
type Group = AgreementOutput['groups'][number]

/** All indices of one group. */
export function judgeGroup(
  { id, responses }: { readonly id: string; readonly responses: Ratings },
  scale: Scale,
  seed: number | null,
  model: Model,
): Group {
  const params = model.alignment
  const complete = completeRows(responses)
  const items = columnsOf(complete)
  const uniform = uniformNullVariance(scale)
  const isSingle = (responses[0]?.length ?? 0) === 1
  const single = isSingle ? (items[0] ?? []) : null
  const adM = items.length === 0 ? null : meanOverItems(items, averageDeviation)
  const adAcceptable = scale.options * params.deviationOverOptions
  const against = (nullVariance: number) => {
    if (single !== null) return rwg(single, nullVariance)
    return items.length === 0 ? null : rwgj(items, nullVariance)
  }
  const index = against(uniform)
  const indices = {
    mean: mean(complete.map(row => mean(row) ?? 0)),
    rwg: single === null ? null : index,
    rwgj: items.length === 0 ? null : rwgj(items, uniform),
    rwgjLindell: items.length === 0 ? null : rwgjLindell(items, uniform),
    adM,
    adMedian: items.length === 0 ? null : meanOverItems(items, averageDeviationFromMedian),
    adAcceptable,
    awg: items.length === 0 ? null : meanOverItems(items, ratings => awg(ratings, scale)),
  }
  const agrees = adM === null || complete.length < 2 ? null : adM <= adAcceptable
  const nulls = isFivePoint(scale) ? params.fivePointNulls : {}
  const warnings = warningsOf(responses.length, complete.length, model)
  return {
    id,
    n: responses.length,
    nComplete: complete.length,
    ...indices,
    rwgByNull: Object.fromEntries(
      Object.entries({ uniform, ...nulls }).map(([name, nullVariance]) => [name, against(nullVariance)]),
    ),
    band: index === null ? null : agreementBand(index, params.agreementBands),
    agrees,
    significance:
      seed === null || index === null || adM === null
        ? null
        : simulateAgreement(
            { respondents: complete.length, items: items.length, scale },
            { agreement: index, deviation: adM },
            { runs: params.simulation.runs, seed },
          ),
    items: columnsOf(responses).map(column =>
      judgeItem(
        column.filter(rating => rating !== null),
        scale,
        uniform,
      ),
    ),
    warnings,
    finding: findingOf(id, { ...indices, agrees }, complete.length, warnings, model),
  }
}

/** ICCs over the scale scores of the complete rows; empty where groups can't be compared. */
export function correlateGroups(
  groups: readonly Ratings[],
): Pick<
  AgreementOutput,
  'icc1' | 'icc2' | 'icc1Displayed' | 'meanGroupSize' | 'meanSquareBetween' | 'meanSquareWithin'
> {
  const scores = groups.map(rows => completeRows(rows).map(row => mean(row) ?? 0))
  const found = intraclassCorrelation(scores)
  const filled = scores.filter(group => group.length > 0)
  return {
    icc1: found?.single ?? null,
    icc2: found?.average ?? null,
    icc1Displayed: found === null ? null : Math.max(0, found.single),
    meanGroupSize: mean(filled.map(group => group.length)),
    meanSquareBetween: found?.meanSquareBetween ?? null,
    meanSquareWithin: found?.meanSquareWithin ?? null,
  }
}

function completeRows(responses: Ratings): number[][] {
  return responses
    .filter(row => row.every(rating => rating !== null))
    .map(row => row.filter(rating => rating !== null))
}

function columnsOf<Rating>(rows: readonly (readonly Rating[])[]): Rating[][] {
  return (rows[0] ?? []).map((_, item) => rows.flatMap(row => row.slice(item, item + 1)))
}

function judgeItem(ratings: readonly number[], scale: Scale, uniform: number): Group['items'][number] {
  return {
    n: ratings.length,
    mean: mean(ratings),
    rwg: rwg(ratings, uniform),
    adM: averageDeviation(ratings),
    awg: awg(ratings, scale),
  }
}

const isFivePoint = ({ low, high, options }: Scale) => options === 5 && high - low === 4

function warningsOf(n: number, nComplete: number, model: Model): Warning[] {
  const warnings: Warning[] = []
  if (nComplete < model.alignment.weakEvidenceBelow)
    warnings.push({
      code: 'weak_evidence',
      message: `With ${nComplete} complete answers even random ones often look like agreement.`,
    })
  if (nComplete < n)
    warnings.push({
      code: 'listwise',
      message: `${n - nComplete} of ${n} people left an item open and are not in the indices.`,
    })
  return warnings
}

function findingOf(
  id: string,
  { adM, adAcceptable, agrees, mean: level }: Pick<Group, 'adM' | 'adAcceptable' | 'agrees' | 'mean'>,
  n: number,
  warnings: readonly Warning[],
  model: Model,
): Group['finding'] {
  const evidence = {
    n,
    method: 'average deviation from the mean (AD_M)',
    warnings,
    modelVersion: model.version,
  }
  if (adM === null || agrees === null || level === null)
    return absence({
      ...evidence,
      reason: 'insufficient_n',
      sentence: `${id}: agreement needs two people who answered everything; there are ${n}.`,
    })
  const distance = roundHalfUp(adM, 2)
  const limit = roundHalfUp(adAcceptable, 2)
  return reading({
    ...evidence,
    value: adM,
    params: { acceptable: adAcceptable },
    sentence:
      `${id}: people stand ${distance} points from their mean of ${roundHalfUp(level, 2)}; ` +
      `up to ${limit} counts as agreement, so they ${agrees ? 'agree' : 'are split'} (n ${n}).`,
  })
}
