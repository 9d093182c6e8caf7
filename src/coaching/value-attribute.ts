import { z } from 'zod'
import type { RoundFacts, ValueFacts } from './round-facts.ts'
import { plural, sayDate, sayName, sayScore, saySigned } from './words.ts'

export const valueEvidence = z.object({
  attribute: z.string(),
  segment: z.string().nullable(),
  buyerRole: z.string().nullable(),
  buyingPhase: z.string().nullable(),
  change: z.enum(['opened', 'worsened', 'closed', 'over_delivered']),
  importance: z.number().nullable(),
  importanceCut: z.number().nullable(),
  relativeEffectiveness: z.number().nullable(),
  relativeEffectivenessBefore: z.number().nullable(),
  /** Buyers who compared us with others. */
  n: z.number(),
  askedUntil: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
})
export type ValueEvidence = z.output<typeof valueEvidence>

/** What an attribute is rated for: segment, buyer role and buying phase, and the attribute. */
export const cellReason = ({ segment, buyerRole, buyingPhase, attribute }: ValueFacts) =>
  [segment ?? '', buyerRole ?? '', buyingPhase ?? '', attribute].join(' / ')

/** The holders of the seller role that an attribute belongs to; else the accountable leads; else the managers. */
export function holdersOf(
  { attribute, segment }: ValueFacts,
  { attributes, segments }: RoundFacts,
): readonly string[] {
  const people = segments.get(segment ?? '')
  if (people === undefined) return []
  const fallBack = people.leadIds.length > 0 ? people.leadIds : people.managerIds
  const owners = attributes[attribute]?.owners ?? ['accountable_lead']
  const found = owners.flatMap(role => {
    const own = role === 'accountable_lead' ? people.leadIds : (people.idsByRole.get(role) ?? [])
    return own.length > 0 ? own : fallBack
  })
  return [...new Set(found)].sort()
}

export function valueEvidenceOf(
  value: ValueFacts,
  change: ValueEvidence['change'],
  { asOf, modelVersion }: RoundFacts,
): ValueEvidence {
  const { attribute, segment, buyerRole, buyingPhase, importanceCut, askedUntil, now, before } = value
  return {
    attribute,
    segment,
    buyerRole,
    buyingPhase,
    change,
    importance: now.importance,
    importanceCut,
    relativeEffectiveness: now.relativeEffectiveness,
    relativeEffectivenessBefore: before?.relativeEffectiveness ?? null,
    n: now.n,
    askedUntil,
    asOf,
    modelVersion,
  }
}

/** For whom the attribute is rated, for example "hospital, economic buyers, consumables". */
export function sayCell({ segment, buyerRole, buyingPhase }: ValueEvidence): string {
  const parts = [segment, buyerRole, buyingPhase].filter(part => part !== null)
  return parts.length === 0 ? 'all buyers' : parts.map(sayName).join(', ')
}

export function sayValueEvidence(of: ValueEvidence): readonly string[] {
  const [now, was] = [of.relativeEffectiveness, of.relativeEffectivenessBefore].map(saySigned)
  const before = of.relativeEffectivenessBefore === null || was === now ? '' : ` (was ${was})`
  return [
    `For ${sayCell(of)}`,
    `Importance ${sayScore(of.importance)} of 7 (the line is at ${sayScore(of.importanceCut)}); against other providers ${now} points${before}`,
    `${plural(of.n, 'buyer')} answered, the last on ${sayDate(of.askedUntil)}; as of ${sayDate(of.asOf)}; model ${of.modelVersion}`,
  ]
}
