import type { Model } from '../../scoring/index.ts'
import type { WaveReading } from './read-wave.ts'
import { decimalsOf } from './table.ts'

export const csvHeader = [
  'wave',
  'function',
  'topic',
  'name',
  'kind',
  'n',
  'mean',
  'level',
  'favourable',
  'dont_know',
  'average_deviation',
  'r_wg',
  'place',
  'change',
  'change_verdict',
  'minimum_detectable',
] as const

const text = (value: number | null, digits: number) => (value === null ? '' : value.toFixed(digits))

/** What the tables show, row by row: the same figures under the same rules, and nothing about who is hidden. */
export function csvRows(
  wave: string,
  { results, changes }: WaveReading,
  model: Model,
): readonly (readonly string[])[] {
  return results.topics.map(topic => {
    const change = changes.find(each => each.topic === topic.topic && each.unit === topic.unit)
    const digits = decimalsOf(topic.n, model)
    const isCoarse = topic.coarse !== null
    return [
      wave,
      topic.unit ?? '',
      topic.topic,
      topic.name,
      topic.kind,
      String(topic.n),
      isCoarse ? '' : text(topic.mean, digits),
      topic.coarse ?? '',
      isCoarse ? '' : text(topic.favourable, digits),
      text(topic.dontKnow, digits),
      text(topic.averageDeviation, digits),
      text(topic.agreement, digits),
      topic.place ?? '',
      text(change?.delta ?? null, digits),
      change?.verdict ?? '',
      text(change?.minimumDetectable ?? null, digits),
    ]
  })
}
