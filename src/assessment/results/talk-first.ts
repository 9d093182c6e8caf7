import type { TopicResult } from '../../scoring/index.ts'
import type { WaveReading } from './read-wave.ts'

export interface TalkingPoint {
  readonly topic: string
  readonly unit: string | null
  /** What stands out, with its numbers. */
  readonly what: string
  /** Why it comes first. */
  readonly why: string
}

const POINTS = 3

const ofPlace =
  (place: TopicResult['place']) =>
  (topic: TopicResult): boolean =>
    topic.place === place

const point = (why: string) => (topic: TopicResult) => ({
  topic: topic.topic,
  unit: topic.unit,
  what: topic.finding.explanation.sentence,
  why,
})

const weakestFirst = (a: TopicResult, b: TopicResult) =>
  (a.mean ?? 0) - (b.mean ?? 0) || (a.topic < b.topic ? -1 : 1)

/**
 * What to talk about first, and why: what got worse, then what functions see differently, then what is weak, then what
 * people are split on or don't know. One of each before a second of any.
 */
export function talkFirst({ results, changes }: WaveReading): readonly TalkingPoint[] {
  const ofAll = results.topics.filter(({ unit, mean }) => unit === null && mean !== null)
  const kinds: readonly (readonly TalkingPoint[])[] = [
    changes
      .filter(({ verdict }) => verdict === 'worse')
      .toSorted((a, b) => (a.delta ?? 0) - (b.delta ?? 0))
      .map(({ topic, unit, finding }) => ({
        topic,
        unit,
        what: finding.explanation.sentence,
        why: 'It moved the wrong way, by more than chance explains.',
      })),
    results.gaps
      .filter(({ isGap }) => isGap)
      .toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
      .map(({ topic, sentence, nA, nB, a, b }) => ({
        topic,
        unit: null,
        what: `${sentence} (n ${nA} ${a}, ${nB} ${b})`,
        why: 'Two functions see the same company differently; hear both before you decide.',
      })),
    ofAll
      .filter(ofPlace('low_agree'))
      .toSorted(weakestFirst)
      .map(point('People agree that it is weak, so nobody has to be convinced first.')),
    ofAll
      .filter(ofPlace('low_split'))
      .toSorted(weakestFirst)
      .map(point('It is weak for some and fine for others; find out who, and why.')),
    ofAll
      .filter(({ isDontKnowFinding }) => isDontKnowFinding)
      .toSorted((a, b) => (b.dontKnow ?? 0) - (a.dontKnow ?? 0))
      .map(point('Many don’t know: tell them before you change anything.')),
    ofAll
      .filter(ofPlace('high_split'))
      .toSorted(weakestFirst)
      .map(point('The average is good, but not everyone is part of it.')),
  ]
  const points: TalkingPoint[] = []
  for (let round = 0; points.length < POINTS && kinds.some(list => list.length > round); round += 1) {
    for (const list of kinds) {
      const next = list[round]
      const isNew = next !== undefined && points.every(({ topic }) => topic !== next.topic)
      if (isNew && points.length < POINTS) points.push(next)
    }
  }
  return points
}
