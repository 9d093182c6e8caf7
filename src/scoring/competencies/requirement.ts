import type { z } from 'zod'
import { demand } from '../model/competencies.ts'
import type { Model } from '../model/index.ts'
import type { Competency } from '../vocabulary.ts'
import type { CompetenciesInput } from './input.ts'

type Demand = z.output<typeof demand>

/** How much account and buyer ask for: the higher of the two; null where neither is known. */
export function demandOf({ person, tier, buyerSegment }: CompetenciesInput, model: Model): Demand | null {
  if (model.competencies.lowDemandRoles.includes(person.role)) return 'low'
  const asked: Demand[] = []
  if (tier === '1a' || tier === '1b') asked.push('high')
  if (tier === '2') asked.push('middle')
  if (tier === '3') asked.push('low')
  if (buyerSegment === 'insight_seeker') asked.push('high')
  if (buyerSegment === 'product_seeker') asked.push('middle')
  if (buyerSegment === 'price_seeker') asked.push('low')
  return demand.options.find(option => asked.includes(option)) ?? null
}

/** Level that is asked of the person; null where nothing says so. */
export function requiredLevel(name: Competency, input: CompetenciesInput, model: Model): number | null {
  const agreed = input.required?.[name]
  if (agreed !== undefined) return agreed
  const asked = demandOf(input, model)
  if (asked === null) return null
  return (
    model.competencies.roleRequired[input.person.role]?.[name] ?? model.competencies.required[asked][name]
  )
}
