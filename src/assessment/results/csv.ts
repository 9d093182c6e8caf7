import type { Model } from '../../scoring/index.ts'
import { sayScope, type WaveScope } from '../wave/scope.ts'
import type { WaveReading } from './read-wave.ts'
import { decimalsOf } from './table.ts'

const waveHeader = ['wave_id', 'wave', 'opened_on', 'closed_on', 'scope'] as const

export const csvHeader = [
  ...waveHeader,
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

/** What a spreadsheet would take for a formula is text with an apostrophe before it. */
const safe = (words: string) => (/^\s*[=+\-@\t\r]/.test(words) ? `'${words}` : words)

export interface NamedWave {
  readonly waveId: string
  readonly name: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly scope: WaveScope
}

const day = (at: Date) => at.toISOString().slice(0, 10)

const ofWave = ({ waveId, name, opensAt, closesAt, scope }: NamedWave): readonly string[] => [
  waveId,
  safe(name),
  day(opensAt),
  day(closesAt),
  safe(sayScope(scope, scope.under)),
]

/** What the tables show, row by row: the same figures under the same rules, and nothing about who is hidden. */
export function csvRows(
  wave: NamedWave,
  { results, changes }: WaveReading,
  model: Model,
): readonly (readonly string[])[] {
  return results.topics.map(topic => {
    const change = changes.find(each => each.topic === topic.topic && each.unit === topic.unit)
    const digits = decimalsOf(topic.n, model)
    // As coarse as the smaller one of the two waves.
    const changeDigits = decimalsOf(Math.min(topic.n, change?.nBefore ?? topic.n), model)
    const isCoarse = topic.coarse !== null
    return [
      ...ofWave(wave),
      safe(topic.unit ?? ''),
      safe(topic.topic),
      safe(topic.name),
      topic.kind,
      String(topic.n),
      isCoarse ? '' : text(topic.mean, digits),
      topic.coarse ?? '',
      isCoarse ? '' : text(topic.favourable, digits),
      text(topic.dontKnow, digits),
      text(topic.averageDeviation, digits),
      text(topic.agreement, digits),
      topic.place ?? '',
      text(change?.delta ?? null, changeDigits),
      change?.verdict ?? '',
      text(change?.minimumDetectable ?? null, changeDigits),
    ]
  })
}

export const gapHeader = [
  ...waveHeader,
  'topic',
  'function_a',
  'function_b',
  'n_a',
  'n_b',
  'difference',
  'low',
  'high',
  'adjusted_p',
  'is_gap',
] as const

const P_DIGITS = 3

/** Every difference between two shown functions, with interval and adjusted test. */
export const gapRows = (
  wave: NamedWave,
  { results }: WaveReading,
  model: Model,
): readonly (readonly string[])[] =>
  results.gaps.map(({ topic, a, b, nA, nB, delta, low, high, adjustedP, isGap }) => {
    const digits = decimalsOf(Math.min(nA, nB), model)
    const figures = [delta, low, high].map(value => text(value, digits))
    return [
      ...ofWave(wave),
      safe(topic),
      safe(a),
      safe(b),
      String(nA),
      String(nB),
      ...figures,
      text(adjustedP, P_DIGITS),
      String(isGap),
    ]
  })

export const responseHeader = [...waveHeader, 'function', 'asked', 'answered', 'rate'] as const

/** How many of each shown function answered, and of everyone. */
export const responseRows = (wave: NamedWave, { results }: WaveReading): readonly (readonly string[])[] =>
  results.response.map(({ unit, eligible, complete, rate }) => [
    ...ofWave(wave),
    safe(unit ?? ''),
    eligible === null ? '' : String(eligible),
    String(complete),
    text(rate, 2),
  ])
