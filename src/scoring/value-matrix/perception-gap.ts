import type { Model } from '../model/index.ts'
import { roundHalfUp } from '../rounding.ts'
import { holmWithGaps } from '../statistics/multiple-tests.ts'
import { mean } from '../statistics/sample.ts'
import { summarise, type TTest, welchT } from '../statistics/tests.ts'
import { type Cell, keyOf, keyText, type Rating } from './cells.ts'
import type { PerceptionGap } from './output.ts'

interface Compared {
  readonly cell: Cell
  readonly attribute: string
  readonly buyer: readonly Rating[]
  readonly rep: readonly Rating[]
}

/** What reps believe beside what buyers say, for every attribute that both rated in a cell; Holm over all comparisons. */
export function perceptionGaps(
  buyers: readonly Cell[],
  reps: readonly Cell[],
  model: Model,
): PerceptionGap[] {
  const level = model.valueMatrix.confidenceLevel
  const compared = reps.flatMap(cell => comparisons(cell, buyers))
  const tests = compared.flatMap(({ buyer, rep }) => [
    compare(
      rep.map(rated => rated.importance),
      buyer.map(rated => rated.importance),
      level,
    ),
    compare(
      rep.map(rated => rated.difference),
      buyer.map(rated => rated.difference),
      level,
    ),
  ])
  const adjusted = holmWithGaps(tests.map(test => test?.p ?? null))
  const shown = tests.map((test, index) => toDifference(test, adjusted[index] ?? null))
  return compared.map(({ cell, attribute, buyer, rep }, index) => {
    const importance = shown[2 * index] ?? null
    const relativeEffectiveness = shown[2 * index + 1] ?? null
    return {
      ...keyOf(cell),
      attribute,
      buyer: summary(buyer),
      rep: summary(rep),
      importance,
      relativeEffectiveness,
      sentence: sentenceOf(attribute, summary(buyer), summary(rep)),
    }
  })
}

function comparisons(cell: Cell, buyers: readonly Cell[]): Compared[] {
  const twin = buyers.find(other => keyText(keyOf(other)) === keyText(keyOf(cell)))
  if (twin === undefined) return []
  return [...cell.attributes].flatMap(([attribute, rep]) => {
    const buyer = twin.attributes.get(attribute)
    return buyer === undefined ? [] : [{ cell, attribute, buyer, rep }]
  })
}

const known = (values: readonly (number | null)[]): number[] => values.filter(value => value !== null)

function compare(
  rep: readonly (number | null)[],
  buyer: readonly (number | null)[],
  level: number,
): TTest | null {
  const a = summarise(known(rep))
  const b = summarise(known(buyer))
  return a === null || b === null ? null : welchT(a, b, level)
}

function toDifference(test: TTest | null, adjustedP: number | null): PerceptionGap['importance'] {
  if (test === null || adjustedP === null) return null
  const { difference, low, high, p } = test
  return { delta: difference, low, high, p, adjustedP }
}

function summary(ratings: readonly Rating[]): PerceptionGap['buyer'] {
  return {
    n: ratings.length,
    importance: mean(known(ratings.map(rating => rating.importance))),
    relativeEffectiveness: mean(known(ratings.map(rating => rating.difference))),
  }
}

function sentenceOf(attribute: string, buyer: PerceptionGap['buyer'], rep: PerceptionGap['rep']): string {
  const told = (value: number | null) => (value === null ? 'not known' : String(roundHalfUp(value, 2)))
  return (
    `${attribute}: against others, reps put us at ${told(rep.relativeEffectiveness)} (n ${rep.n}) and buyers at ` +
    `${told(buyer.relativeEffectiveness)} (n ${buyer.n}); importance ${told(rep.importance)} and ${told(buyer.importance)}.`
  )
}
