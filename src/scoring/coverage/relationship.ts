import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import { absence, reading } from '../result.ts'
import type { Activity, Contact } from './input.ts'
import { ageDays, isRecent, nameOf, type Standing, touchDays, touchesOf } from './standing.ts'

const band = z.enum(['cold', 'weak', 'developing', 'strong', 'very_strong'])

export const relationship = z.object({
  contact: z.string(),
  /** 0..100, fading by half every half-life without a touch. */
  strength: findingSchema(z.number()),
  band: band.nullable(),
})

function bandOf(strength: number, at: Standing): z.output<typeof band> {
  const { weak, developing, strong, veryStrong } = at.model.coverage.relationship.bands
  if (strength >= veryStrong) return 'very_strong'
  if (strength >= strong) return 'strong'
  if (strength >= developing) return 'developing'
  return strength >= weak ? 'weak' : 'cold'
}

/** 1 today, one half after each half-life. */
export function decay(days: number, halfLifeDays: number): number {
  return 0.5 ** (days / halfLifeDays)
}

/** Share of touches with a property, recent ones weighing more; null where it is known of none. */
function fadingShare(
  touches: readonly Activity[],
  has: (touch: Activity) => boolean | undefined,
  at: Standing,
) {
  const { halfLifeDays } = at.model.coverage.relationship
  let total = 0
  let withProperty = 0
  for (const touch of touches) {
    const value = has(touch)
    if (value === undefined) continue
    const weight = decay(ageDays(touch.on, at), halfLifeDays)
    total += weight
    if (value) withProperty += weight
  }
  return total > 0 ? withProperty / total : null
}

/** Each part as a fraction 0..1, or null where it is unknown. */
function parts(contact: Contact, touches: readonly Activity[], lastTouch: string, at: Standing) {
  const { relationship: params, relationshipWindowDays } = at.model.coverage
  const days = new Set(touches.filter(row => isRecent(row.on, relationshipWindowDays, at)).map(row => row.on))
  return {
    recency: decay(ageDays(lastTouch, at), params.halfLifeDays),
    frequency: Math.min(1, days.size / (relationshipWindowDays / touchDays(at))),
    twoWay: fadingShare(touches, touch => touch.isTwoWay, at),
    depth: fadingShare(touches, touch => touch.isFaceToFace, at),
    seniority: contact.seniority === undefined ? null : contact.seniority / 5,
  }
}

function strengthOf(contact: Contact, at: Standing): Finding<number> {
  const { weights, halfLifeDays } = at.model.coverage.relationship
  const touches = touchesOf(contact.id, at)
  const basis = { n: touches.length, params: { weights, halfLifeDays }, modelVersion: at.model.version }
  const method = 'weighted recency, frequency, two-way share, depth and seniority'
  const lastTouch = touches
    .map(row => row.on)
    .sort()
    .at(-1)
  if (lastTouch === undefined)
    return absence({
      ...basis,
      method,
      reason: 'insufficient_n',
      sentence: `Nobody here has been in touch with ${nameOf(contact)} yet.`,
    })
  const measured = parts(contact, touches, lastTouch, at)
  const known = (['recency', 'frequency', 'twoWay', 'depth', 'seniority'] as const).flatMap(term => {
    const share = measured[term]
    return share === null ? [] : [{ term, share, weight: weights[term] }]
  })
  const totalWeight = known.reduce((sum, part) => sum + part.weight, 0)
  if (totalWeight === 0)
    return absence({ ...basis, method, reason: 'missing_input', sentence: 'Every known part has weight 0.' })
  const contributions = known.map(({ term, share, weight }) => ({
    term,
    points: (100 * weight * share) / totalWeight,
  }))
  const value = contributions.reduce((sum, { points }) => sum + points, 0)
  const dropped = 5 - known.length
  return reading({
    ...basis,
    method,
    value,
    contributions,
    warnings:
      dropped === 0
        ? []
        : [
            {
              code: 'parts_unknown',
              message: `${dropped} of 5 parts are unknown; the others carry the weight.`,
            },
          ],
    sentence: `${nameOf(contact)}: ${bandOf(value, at).replace('_', ' ')} relationship, last touch ${ageDays(lastTouch, at)} days ago.`,
  })
}

export function relationships(at: Standing): z.output<typeof relationship>[] {
  return at.contacts.map(contact => {
    const strength = strengthOf(contact, at)
    return {
      contact: contact.id,
      strength,
      band: strength.value === null ? null : bandOf(strength.value, at),
    }
  })
}
