import { groupBy } from '../../grouping.ts'
import type { Model } from '../../model/index.ts'
import { roundHalfUp } from '../../rounding.ts'
import { holm } from '../../statistics/multiple-tests.ts'
import { standardisedDifference, summarise, welchT } from '../../statistics/tests.ts'
import { mannWhitney } from '../../statistics/tests-rank.ts'
import { type Sheet, type Topic, topicScores } from '../sheets.ts'
import type { AssessmentOutput } from './shape.ts'

type Gap = AssessmentOutput['gaps'][number]

/** Differences of level between functions, Holm over all pairs and topics. */
export function perceptionGaps(topics: readonly Topic[], sheets: readonly Sheet[], model: Model): Gap[] {
  const params = model.alignment
  const byFunction = [...groupBy(sheets, sheet => sheet.function)].sort(([a], [b]) => (a < b ? -1 : 1))
  const pairs = byFunction.flatMap((a, index) => byFunction.slice(index + 1).map(b => [a, b] as const))
  const compared = pairs.flatMap(([[a, ofA], [b, ofB]]) =>
    topics.flatMap(topic => {
      const first = topicScores(topic, ofA, params.componentAnswersFrom)
      const second = topicScores(topic, ofB, params.componentAnswersFrom)
      const difference = compare(first, second, params.confidenceLevel)
      return difference === null ? [] : [{ topic, a, b, ...difference }]
    }),
  )
  const adjusted = holm(compared.map(({ p }) => p))
  return compared.map(({ topic, ...found }, index) => {
    const adjustedP = adjusted[index] ?? 1
    const { points, p, respondentsFrom } = params.perceptionGap
    const isGap =
      Math.abs(found.delta) >= points && adjustedP < p && Math.min(found.nA, found.nB) >= respondentsFrom
    return { ...found, topic: topic.id, adjustedP, isGap, sentence: sentenceOf(topic, found, isGap) }
  })
}

function compare(first: readonly number[], second: readonly number[], level: number) {
  const a = summarise(first)
  const b = summarise(second)
  if (a === null || b === null) return null
  const { difference, t, degreesOfFreedom, p, low, high } = welchT(a, b, level)
  return {
    nA: a.n,
    nB: b.n,
    delta: difference,
    low,
    high,
    t,
    degreesOfFreedom,
    p,
    hedgesG: standardisedDifference(a, b)?.g ?? null,
    rankP: mannWhitney(first, second)?.p ?? null,
  }
}

function sentenceOf(topic: Topic, { a, b, delta }: Pick<Gap, 'a' | 'b' | 'delta'>, isGap: boolean): string {
  const points = roundHalfUp(Math.abs(delta), 1)
  const direction = delta >= 0 ? 'higher' : 'lower'
  return isGap
    ? `${topic.name}: ${a} rates it ${points} points ${direction} than ${b}; talk about why.`
    : `${topic.name}: no difference shown between ${a} and ${b} (${points} points).`
}
