import { byName } from '../grouping.ts'
import type { Model } from '../model/index.ts'
import { holm } from '../statistics/multiple-tests.ts'
import { sum } from '../statistics/sample.ts'
import { findingOf, type Judged, missingReason } from './attribute-finding.ts'
import { type Certainty, judgeCertainty } from './confidence.ts'
import { driverOf } from './driver.ts'
import type { Estimate } from './estimate.ts'
import { meanWeightedDiscrepancy, ownToOthersRatio, testGap } from './gap-test.ts'
import type { AttributeResult } from './output.ts'
import { alternativesTo, isAtLeast, isOnCut, quadrantOf, quadrants } from './quadrant.ts'
import { importanceUsed, type Reading, reliabilityOf } from './reading.ts'

/** Judges the attributes of a cell: by quadrant first, then by index, so that a lesser quadrant never leads the list. */
export function rateAttributes(reading: Reading, model: Model): AttributeResult[] {
  const { cell, effectiveness } = reading
  const importance = importanceUsed(reading)
  const total = sum([...importance.values()].map(({ value }) => value))
  const certainty = certainties(reading, importance, model.valueMatrix.confidenceLevel)
  const gaps = adjustedGapTests(reading, model)
  return [...cell.attributes]
    .map(([attribute, ratings]) => {
      const weighed = importance.get(attribute)
      return rateAttribute(
        {
          attribute,
          ratings,
          importance: weighed ?? null,
          effectiveness: effectiveness.get(attribute) ?? null,
          weight: weighed === undefined || total <= 0 ? null : weighed.value / total,
          meanWeight: 1 / importance.size,
          certainty: certainty.get(attribute) ?? null,
          gapTest: gaps.get(attribute) ?? null,
        },
        reading,
        model,
      )
    })
    .sort(worstFirst)
}

function rateAttribute(judged: Judged, reading: Reading, model: Model): AttributeResult {
  const { attribute, ratings, importance, effectiveness, weight, certainty } = judged
  const isMoreValue =
    importance !== null &&
    reading.importanceCut !== null &&
    isAtLeast(importance.value, reading.importanceCut)
  const difference = effectiveness?.value ?? null
  const isBetter = difference !== null && isAtLeast(difference, 0)
  const isPlaced = importance !== null && difference !== null
  const quadrant = isPlaced ? quadrantOf(isMoreValue, isBetter) : null
  const uncertain = certainty?.uncertain ?? { importance: true, effectiveness: true }
  const nImportance = importance?.n ?? 0
  const nCompared = effectiveness?.n ?? 0
  const reliability = reliabilityOf(Math.min(nImportance, nCompared), model.valueMatrix)
  // A few who agree to the point leave no room for chance on paper; they still settle nothing.
  const confident = certainty?.confident === true && reliability !== 'insufficient'
  const placed = {
    quadrant,
    confident,
    borderline: isPlaced && !confident,
    parity: difference !== null && isOnCut(difference, 0),
    alternatives: isPlaced ? alternativesTo({ isMoreValue, isBetter }, uncertain) : [],
  }
  const reason = isPlaced ? undefined : missingReason(judged, reading)
  const stated = reading.stated.get(attribute) ?? null
  const derived = reading.derived?.estimates.get(attribute) ?? null
  return {
    attribute,
    n: ratings.length,
    nImportance,
    nCompared,
    reliability,
    importance: importance?.value ?? null,
    importanceInterval: importance?.interval ?? null,
    relativeEffectiveness: difference,
    relativeEffectivenessInterval: effectiveness?.interval ?? null,
    ...placed,
    ...(reason === undefined ? {} : { reason }),
    adjustedP: certainty?.adjustedP ?? null,
    weight,
    priorityIndex: weight === null || difference === null ? null : weight * Math.max(0, -difference),
    overDeliveryIndex:
      weight === null || difference === null
        ? null
        : Math.max(0, difference) * Math.max(0, judged.meanWeight - weight),
    gapTest: judged.gapTest,
    meanWeightedDiscrepancy: meanWeightedDiscrepancy(ratings),
    ownToOthersRatio: ownToOthersRatio(ratings),
    statedImportance: stated?.value ?? null,
    derivedImportance: derived?.value ?? null,
    driver: driverOf(attribute, reading),
    finding: findingOf(judged, placed, reading, model),
  }
}

function certainties(
  { effectiveness, importanceCut: cut }: Reading,
  importance: ReadonlyMap<string, Estimate>,
  level: number,
): Map<string, Certainty> {
  const positions = [...importance].flatMap(([attribute, weighed]) => {
    const compared = effectiveness.get(attribute)
    return compared === undefined ? [] : [{ attribute, importance: weighed, effectiveness: compared }]
  })
  const judged = cut === null ? [] : judgeCertainty(positions, cut, level)
  return new Map(
    positions.flatMap(({ attribute }, index) => {
      const certainty = judged[index]
      return certainty === undefined ? [] : [[attribute, certainty] as const]
    }),
  )
}

function adjustedGapTests({ cell }: Reading, model: Model) {
  const tests = [...cell.attributes].flatMap(([attribute, ratings]) => {
    const differences = ratings.flatMap(({ difference }) => (difference === null ? [] : [difference]))
    const test = testGap(differences, model.valueMatrix)
    return test === null ? [] : [{ attribute, test }]
  })
  const adjusted = holm(tests.map(({ test }) => test.p))
  return new Map(
    tests.map(({ attribute, test }, index) => [attribute, { ...test, adjustedP: adjusted[index] ?? 1 }]),
  )
}

function worstFirst(a: AttributeResult, b: AttributeResult): number {
  const place = ({ quadrant }: AttributeResult) =>
    quadrant === null ? quadrants.length : quadrants.indexOf(quadrant)
  return (
    place(a) - place(b) ||
    (b.priorityIndex ?? 0) - (a.priorityIndex ?? 0) ||
    (b.overDeliveryIndex ?? 0) - (a.overDeliveryIndex ?? 0) ||
    (b.importance ?? 0) - (a.importance ?? 0) ||
    byName(a.attribute, b.attribute)
  )
}
