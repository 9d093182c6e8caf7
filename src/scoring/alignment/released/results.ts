import { groupBy } from '../../grouping.ts'
import type { Model } from '../../model/index.ts'
import { mean } from '../../statistics/sample.ts'
import { perceptionGaps } from '../assessment/gaps.ts'
import { canCompareFunctions, responseOf } from '../assessment/response.ts'
import type { AssessmentOutput } from '../assessment/shape.ts'
import { judgeTopic, scoreTopic } from '../assessment/topic.ts'
import { components, elements, type Item } from '../instrument.ts'
import type { Topic } from '../sheets.ts'
import type { ReleasedCell } from '../suppression/cells.ts'
import type { ReleasedWave } from '../suppression/surface.ts'
import { ratingsOf, sheetsOf, topicOf } from './sheets.ts'

export type TopicResult = AssessmentOutput['topics'][number] & {
  readonly name: string
  /** Said in place of the mean where few people all said the same. */
  readonly coarse: string | null
}

export interface ReleasedResults {
  readonly response: AssessmentOutput['response']
  readonly topics: readonly TopicResult[]
  readonly gaps: AssessmentOutput['gaps']
  readonly gapsReason?: 'insufficient_n'
}

export interface AskedWave extends Pick<ReleasedWave, 'groups' | 'cells'> {
  readonly items: readonly Item[]
  /** Everyone asked, by function. */
  readonly eligible: Readonly<Record<string, number>>
}

/** Level, agreement, "don't know" and gaps from released counts alone, so that nothing else can show through them. */
export function readReleased({ items, groups, cells, eligible }: AskedWave, model: Model): ReleasedResults {
  const everyone = Object.values(eligible).reduce((sum, count) => sum + count, 0)
  const response = groups.map(({ unit, n }) =>
    responseOf(unit, n, unit === null ? everyone : (eligible[unit] ?? null), model),
  )
  const isComparable = canCompareFunctions(response, model)
  const byUnit = groupBy(cells, cell => cell.unit)
  const topics = [...byUnit].flatMap(([unit, ofUnit]) => [
    ...compositesOf(items).flatMap(topic => composite(unit, topic, ofUnit, model)),
    ...items.flatMap(item => single(unit, item, ofUnit, model)),
  ])
  const ofFunctions = cells.filter(({ unit }) => unit !== null)
  return {
    response,
    topics,
    gaps: isComparable ? perceptionGaps(items.map(topicOf), sheetsOf(ofFunctions), model) : [],
    ...(isComparable ? {} : { gapsReason: 'insufficient_n' as const }),
  }
}

/** Components and elements of the long form, over their cells. */
function compositesOf(items: readonly Item[]): readonly Topic[] {
  const over = (part: 'component' | 'element', kinds: typeof components | typeof elements) =>
    kinds.flatMap(({ id, name }): Topic[] => {
      const ids = items.filter(item => item[part] === id).map(item => item.id)
      return ids.length === 0 ? [] : [{ id, kind: part, name, items: ids }]
    })
  return [...over('component', components), ...over('element', elements)]
}

function single(
  unit: string | null,
  item: Item,
  cells: readonly ReleasedCell[],
  model: Model,
): TopicResult[] {
  const cell = cells.find(each => each.item === item.id)
  if (cell === undefined) return []
  const result = scoreTopic(unit, topicOf(item), sheetsOf([cell]), model)
  return [{ ...result, n: cell.n, name: item.name, coarse: cell.level }]
}

/**
 * The mean of the cells, all of which must be shown: a mean over people who answered some of them would, beside the
 * cells, give away the answers of those who left something open.
 */
function composite(
  unit: string | null,
  topic: Topic,
  cells: readonly ReleasedCell[],
  model: Model,
): TopicResult[] {
  const own = topic.items.flatMap(
    item => cells.find(cell => cell.item === item && cell.counts !== null) ?? [],
  )
  if (own.length < topic.items.length) return []
  const ratings = own.map(ratingsOf)
  const unknown = own.reduce((sum, { dontKnow }) => sum + dontKnow, 0)
  const answers = ratings.flat()
  const measured = {
    n: Math.min(...own.map(({ n }) => n)),
    level: mean(ratings.flatMap(each => mean(each) ?? [])),
    answers,
    items: ratings,
    dontKnow: unknown / (answers.length + unknown),
  }
  return [{ ...judgeTopic(unit, topic, measured, model), name: topic.name, coarse: null }]
}
