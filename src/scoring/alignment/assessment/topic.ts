import type { Model } from '../../model/index.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { averageDeviation, meanOverItems, rwgj, uniformNullVariance } from '../../statistics/agreement.ts'
import { mean } from '../../statistics/sample.ts'
import { agreementBand } from '../bands.ts'
import { answerScale } from '../instrument.ts'
import { answersTo, completeItems, dontKnowRate, type Sheet, type Topic, topicScores } from '../sheets.ts'
import type { AssessmentOutput } from './shape.ts'

type Result = AssessmentOutput['topics'][number]

/** Level and agreement of one topic in one unit: consensus is not the same as good. */
export function scoreTopic(
  unit: string | null,
  topic: Topic,
  sheets: readonly Sheet[],
  model: Model,
): Result {
  const scores = topicScores(topic, sheets, model.alignment.componentAnswersFrom)
  return judgeTopic(
    unit,
    topic,
    {
      n: scores.length,
      level: mean(scores),
      answers: sheets.flatMap(sheet => answersTo(topic, sheet)),
      items: completeItems(topic, sheets),
      dontKnow: dontKnowRate(topic, sheets),
    },
    model,
  )
}

export interface Measured {
  readonly n: number
  readonly level: number | null
  /** Every answer to the topic's items. */
  readonly answers: readonly number[]
  /** The answers of each item that agreement is judged on. */
  readonly items: readonly (readonly number[])[]
  readonly dontKnow: number | null
}

/** What is measured of a topic, judged: level, agreement, and where both put it. */
export function judgeTopic(
  unit: string | null,
  topic: Topic,
  { n, level, answers, items, dontKnow }: Measured,
  model: Model,
): Result {
  const params = model.alignment
  const scaled = level === null ? null : (level - answerScale.low) / (answerScale.high - answerScale.low)
  const agreement = rwgj(items, uniformNullVariance(answerScale))
  const deviation = agreement === null ? null : meanOverItems(items, averageDeviation)
  const agrees = deviation === null ? null : deviation <= answerScale.options * params.deviationOverOptions
  const place = placeOf(scaled, agrees, params)
  return {
    unit,
    topic: topic.id,
    kind: topic.kind,
    n,
    mean: level,
    scaled,
    favourable:
      answers.length === 0
        ? null
        : answers.filter(answer => answer >= params.favourableFrom).length / answers.length,
    dontKnow,
    isDontKnowFinding: dontKnow !== null && dontKnow >= params.dontKnowFindingFrom,
    agreement,
    agreementSlightSkew: rwgj(items, params.fivePointNulls.slightSkew),
    band: agreement === null ? null : agreementBand(agreement, params.agreementBands),
    averageDeviation: deviation,
    place,
    finding: findingOf(unit, topic, { level, n, place, dontKnow }, model),
  }
}

function placeOf(scaled: number | null, agrees: boolean | null, params: Model['alignment']): Result['place'] {
  if (scaled === null || agrees === null) return null
  if (scaled >= params.highLevelFrom) return agrees ? 'high_agree' : 'high_split'
  return agrees ? 'low_agree' : 'low_split'
}

const places: Readonly<Record<NonNullable<Result['place']>, string>> = {
  high_agree: 'good, and people agree',
  high_split: 'good on average, but people are split',
  low_agree: 'weak, and people agree that it is',
  low_split: 'weak on average, and people are split',
}

interface Told {
  readonly level: number | null
  readonly n: number
  readonly place: Result['place']
  readonly dontKnow: number | null
}

function findingOf(unit: string | null, topic: Topic, told: Told, model: Model): Result['finding'] {
  const { level, n, place, dontKnow } = told
  const who = unit ?? 'All functions'
  const evidence = {
    n,
    method: topic.items.length > 1 ? `mean over ${topic.items.length} items` : 'mean of one item',
    modelVersion: model.version,
    warnings:
      n > 0 && n < model.alignment.weakEvidenceBelow
        ? [{ code: 'weak_evidence', message: `${n} answers: take agreement as weak evidence.` }]
        : [],
  }
  const unknown =
    dontKnow === null || dontKnow === 0 ? '' : `; ${roundHalfUp(100 * dontKnow, 0)} % don’t know`
  if (level === null)
    return absence({
      ...evidence,
      reason: 'missing_input',
      sentence: `${who}, ${topic.name}: nobody has answered enough of it${unknown}.`,
    })
  const verdict = place === null ? 'too few answers to speak of agreement' : places[place]
  return reading({
    ...evidence,
    value: level,
    sentence: `${who}, ${topic.name}: ${roundHalfUp(level, 1)} of 5 (n ${n}), ${verdict}${unknown}.`,
  })
}
