import type { z } from 'zod'
import type { Model } from '../../model/index.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { minimumDetectableDifference } from '../../statistics/intervals.ts'
import { holmWithGaps } from '../../statistics/multiple-tests.ts'
import { twoProportionZ } from '../../statistics/proportions.ts'
import { mean } from '../../statistics/sample.ts'
import { summarise, welchT } from '../../statistics/tests.ts'
import { answersTo, type Sheet, type Topic, topicScores } from '../sheets.ts'
import type { trendOutput } from './shape.ts'

type Change = z.output<typeof trendOutput>['changes'][number]
type Measured = Omit<Change, 'adjustedP' | 'verdict' | 'finding'> & { readonly name: string }

/** Every topic that was asked in both waves, for the company (null) and each unit. */
export function compareWaves(
  topics: readonly Topic[],
  units: readonly (string | null)[],
  before: readonly Sheet[],
  after: readonly Sheet[],
  model: Model,
): Change[] {
  const of = (unit: string | null, sheets: readonly Sheet[]) =>
    unit === null ? sheets : sheets.filter(sheet => sheet.function === unit)
  const asked = topics.filter(topic => isAsked(topic, before) && isAsked(topic, after))
  const measured = units.flatMap(unit =>
    asked.map(topic => measure(unit, topic, of(unit, before), of(unit, after), model)),
  )
  const adjusted = holmWithGaps(measured.map(({ p }) => p))
  return measured.map((change, index) => judge(change, adjusted[index] ?? null, model))
}

/** Identical items only: every item of the topic was put to somebody in the wave. */
function isAsked(topic: Topic, sheets: readonly Sheet[]): boolean {
  return topic.items.every(item => sheets.some(sheet => sheet.ratings[item] !== undefined))
}

function measure(
  unit: string | null,
  topic: Topic,
  before: readonly Sheet[],
  after: readonly Sheet[],
  { alignment }: Model,
): Measured {
  const first = topicScores(topic, before, alignment.componentAnswersFrom)
  const second = topicScores(topic, after, alignment.componentAnswersFrom)
  const a = summarise(second)
  const b = summarise(first)
  const test = a === null || b === null ? null : welchT(a, b, alignment.confidenceLevel)
  const pooled =
    a === null || b === null
      ? null
      : Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2))
  const { zLevel: level, zPower: power } = alignment.detectable
  const favourable = (sheets: readonly Sheet[]) => {
    const answers = sheets.flatMap(sheet => answersTo(topic, sheet))
    return {
      successes: answers.filter(answer => answer >= alignment.favourableFrom).length,
      trials: answers.length,
    }
  }
  const [liked, likes] = [favourable(before), favourable(after)]
  // Answers of one person to several items go together, so only a single item's share can be tested as counts.
  const z = topic.items.length === 1 ? twoProportionZ(likes, liked) : null
  return {
    unit,
    topic: topic.id,
    name: topic.name,
    nBefore: first.length,
    nAfter: second.length,
    before: mean(first),
    after: mean(second),
    delta: test?.difference ?? null,
    low: test?.low ?? null,
    high: test?.high ?? null,
    t: test?.t ?? null,
    p: test?.p ?? null,
    minimumDetectable:
      pooled === null
        ? null
        : minimumDetectableDifference(pooled, first.length, second.length, { level, power }),
    favourableBefore: liked.trials === 0 ? null : liked.successes / liked.trials,
    favourableAfter: likes.trials === 0 ? null : likes.successes / likes.trials,
    favourableZ: z?.z ?? null,
    favourableP: z?.p ?? null,
  }
}

function judge({ name, ...change }: Measured, adjustedP: number | null, model: Model): Change {
  const { delta, minimumDetectable, unit, nBefore, nAfter } = change
  const who = `${unit ?? 'All functions'}, ${name}`
  const evidence = { n: nBefore + nAfter, method: 'Welch t between waves, Holm', modelVersion: model.version }
  if (delta === null || adjustedP === null || minimumDetectable === null) {
    const sentence = `${who}: both waves need at least two answers to compare.`
    return {
      ...change,
      adjustedP,
      verdict: null,
      finding: absence({ ...evidence, reason: 'insufficient_n', sentence }),
    }
  }
  const isShown = adjustedP < 1 - model.alignment.confidenceLevel
  const verdict = isShown ? (delta > 0 ? 'better' : 'worse') : 'not_shown'
  const points = roundHalfUp(Math.abs(delta), 1)
  const least = roundHalfUp(minimumDetectable, 1)
  const sentence = isShown
    ? `${who}: ${points} points ${verdict} than in the last wave.`
    : `${who}: no change shown (${points} points); these numbers would show ${least} or more.`
  return { ...change, adjustedP, verdict, finding: reading({ ...evidence, value: delta, sentence }) }
}
