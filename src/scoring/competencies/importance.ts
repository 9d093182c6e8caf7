import type { Model } from '../model/index.ts'
import { sum } from '../statistics/sample.ts'
import { type Competency, competency } from '../vocabulary.ts'
import type { CompetenciesInput } from './input.ts'

interface Importance {
  readonly weights: Readonly<Record<Competency, number>>
  readonly method: 'given' | 'value of linked attributes' | 'equal'
  /** Attributes that belong to no competency of the model. */
  readonly unlinked: readonly string[]
  /** Attributes of the model whose value nobody gave; they add nothing, which is not the same as a value of zero. */
  readonly unrated: readonly string[]
}

const each = (weightOf: (name: Competency) => number): Record<Competency, number> => ({
  business_acumen: weightOf('business_acumen'),
  account_planning: weightOf('account_planning'),
  relationship_building: weightOf('relationship_building'),
  communication: weightOf('communication'),
  negotiation: weightOf('negotiation'),
  process_management: weightOf('process_management'),
})

/** Weights of the competencies, summing to 1: as given, by what customers value, else equal. */
export function importanceOf({ importance, attributes }: CompetenciesInput, model: Model): Importance {
  if (importance !== undefined) return { weights: importance, method: 'given', unlinked: [], unrated: [] }
  const linked = Object.entries(attributes ?? {}).map(([attribute, value]) => ({
    attribute,
    value,
    competency: model.coverage.attributes[attribute]?.competency,
  }))
  const unlinked = linked.filter(row => row.competency === undefined).map(row => row.attribute)
  const linkedValue = (name: Competency) =>
    sum(linked.filter(row => row.competency === name).map(row => row.value))
  const total = sum(competency.options.map(linkedValue))
  if (total === 0)
    return { weights: each(() => 1 / competency.options.length), method: 'equal', unlinked, unrated: [] }
  const unrated = Object.keys(model.coverage.attributes).filter(
    name => !Object.hasOwn(attributes ?? {}, name),
  )
  return {
    weights: each(name => linkedValue(name) / total),
    method: 'value of linked attributes',
    unlinked,
    unrated,
  }
}
