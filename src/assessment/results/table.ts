import { alignment, type Model, type ReleasedResults, type TopicResult } from '../../scoring/index.ts'
import type { WaveResult } from './wave-result.ts'

/** Level and agreement in one sign; what is hidden has one of its own. */
export const signs = {
  high_agree: '●',
  high_split: '◐',
  low_split: '◔',
  low_agree: '○',
  hidden: '·',
} as const

export const signsLegend =
  '● good, people agree · ◐ good, people are split · ◔ weak, people are split · ○ weak, people agree · (dot) too few to show'

export interface TableRow {
  readonly name: string
  readonly cells: readonly (TopicResult | null)[]
}

export interface ResultTable {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Decimals of a mean: few people have one. */
export const decimalsOf = (n: number, { alignment }: Model): number =>
  n < alignment.suppression.oneDecimalBelow ? 1 : 2

const signOf = (topic: TopicResult | null) => signs[topic?.place ?? 'hidden']

/** One sign, with the mean of few people in one decimal and never a figure that was not released. */
export function sayCell(topic: TopicResult | null, model: Model): string {
  if (topic === null) return signs.hidden
  if (topic.mean === null) return topic.coarse ?? signs.hidden
  return `${signOf(topic)} ${topic.mean.toFixed(decimalsOf(topic.n, model))}`
}

/** Components by elements for one function or everyone (null); null where the form has no such grid. */
export function gridOf({ topics }: ReleasedResults, unit: string | null): ResultTable | null {
  const own = new Map(topics.filter(topic => topic.unit === unit).map(topic => [topic.topic, topic]))
  const { components, elements } = alignment
  const rows = components.map(component => ({
    name: component.name,
    cells: elements.map(element => own.get(`${component.id}.${element.id}`) ?? null),
  }))
  const isThere = rows.some(({ cells }) => cells.some(cell => cell !== null))
  return isThere ? { columns: elements.map(({ name }) => name), rows } : null
}

/** Every topic by function, everyone first; cells of the grid stand in the grid. */
export function topicTable({ topics }: ReleasedResults, { groups }: Pick<WaveResult, 'groups'>): ResultTable {
  const units = groups.map(({ unit }) => unit)
  const shown = topics.filter(({ kind }) => kind !== 'cell')
  const ids = [...new Map(shown.map(({ topic, name }) => [topic, name]))]
  return {
    columns: units.map(unit => unit ?? 'All'),
    rows: ids.map(([id, name]) => ({
      name,
      cells: units.map(unit => shown.find(each => each.topic === id && each.unit === unit) ?? null),
    })),
  }
}
