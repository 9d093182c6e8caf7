import type { Warning } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { sampleSizeForMean } from '../statistics/intervals.ts'
import { finitePopulationFactor } from '../statistics/proportions.ts'
import { mean, standardDeviation } from '../statistics/sample.ts'
import { rateAttributes } from './attribute.ts'
import { type Cell, keyOf, keyText, type Rating } from './cells.ts'
import { type Cut, changesUnderOtherCuts, importanceCut } from './cut.ts'
import { derivedImportance } from './derived-importance.ts'
import { type Estimate, meanEstimate } from './estimate.ts'
import type { ValueMatrixInput } from './input.ts'
import type { CellResult } from './output.ts'
import type { DerivedImportance } from './reading.ts'
import { type Reading, reliabilityOf } from './reading.ts'
import { statedImportance } from './stated-importance.ts'

type Params = Model['valueMatrix']

/** Judges one segment × buyer role × buying phase. */
export function judgeCell(cell: Cell, input: ValueMatrixInput, model: Model): CellResult {
  const params = model.valueMatrix
  const n = cell.respondents.length
  const population = input.populations?.find(entry => keyText(keyOf(entry)) === keyText(keyOf(cell)))?.size
  const factor = population === undefined ? 1 : finitePopulationFactor(n, population)
  const stated = statedImportance(cell, params.confidenceLevel, factor)
  const derived = input.overall === undefined ? null : derivedImportance(cell, input.overall, params)
  const isDerived = input.importanceFrom === 'derived' && derived !== null
  const importance = isDerived ? derived.estimates : stated
  const cut = input.cut ?? (isDerived && params.cut === 'scaleMean' ? 'mean' : params.cut)
  const at = importanceCut(cut, importance)
  const reading: Reading = {
    cell,
    stated,
    derived,
    importanceFrom: input.importanceFrom,
    effectiveness: effectivenessOf(cell, params.confidenceLevel, factor),
    importanceCut: at,
    cut,
  }
  const offered: readonly Cut[] = isDerived ? ['mean', 'median'] : ['mean', 'median', 'scaleMean']
  return {
    segment: cell.segment,
    buyerRole: cell.buyerRole,
    buyingPhase: cell.buyingPhase,
    n,
    reliability: reliabilityOf(n, params),
    importanceMethod: isDerived ? derived.method : 'stated',
    cut,
    importanceCut: at,
    otherCuts:
      at === null
        ? []
        : changesUnderOtherCuts(
            at,
            importance,
            offered.filter(other => other !== cut),
          ),
    respondentsNeeded: respondentsNeeded(cell, params, population),
    warnings: warningsOf(n, params, isDerived ? derived : null),
    attributes: rateAttributes(reading, model),
  }
}

const differencesOf = (ratings: readonly Rating[]): number[] =>
  ratings.flatMap(({ difference }) => (difference === null ? [] : [difference]))

function effectivenessOf(cell: Cell, level: number, factor: number): Map<string, Estimate> {
  const estimates = new Map<string, Estimate>()
  for (const [attribute, ratings] of cell.attributes) {
    const differences = differencesOf(ratings)
    const value = mean(differences)
    if (value === null) continue
    const sd = standardDeviation(differences)
    estimates.set(attribute, meanEstimate(value, sd, differences.length, level, factor))
  }
  return estimates
}

/** Buyers needed so that every attribute's mean difference is within the model's margin; null without any spread known. */
function respondentsNeeded(
  cell: Cell,
  { sampleSize }: Params,
  population: number | undefined,
): number | null {
  const needed = [...cell.attributes.values()].flatMap(ratings => {
    const sd = standardDeviation(differencesOf(ratings))
    return sd === null ? [] : [sampleSizeForMean(sd, sampleSize.marginPoints, sampleSize.z, population).n]
  })
  return needed.length === 0 ? null : Math.max(...needed)
}

function warningsOf(n: number, params: Params, derived: DerivedImportance | null): Warning[] {
  const reliability = reliabilityOf(n, params)
  const warnings: Warning[] = []
  if (reliability === 'insufficient')
    warnings.push({
      code: 'insufficient_n',
      message: `Fewer than ${params.reliability.indicativeFrom} buyers: not for showing.`,
    })
  else if (reliability !== 'standard')
    warnings.push({ code: `${reliability}_n`, message: `${n} buyers: take it as ${reliability} evidence.` })
  for (const attribute of derived?.negative ?? [])
    warnings.push({
      code: 'negative_importance',
      message: `${attribute}: better ratings go with lower preference; its importance counts as 0.`,
    })
  return warnings
}
