import { z } from 'zod'
import { buyerRole } from '../vocabulary.ts'
import type { Activity } from './input.ts'
import { requiredRoles } from './role-coverage.ts'
import { ageDays, isCovered, isRecent, type Seller, type Standing, suits, touchDays } from './standing.ts'

const cell = z.object({
  seller: z.string(),
  isSuitable: z.boolean(),
  /** Touches inside the relationship window, in both directions. */
  touches: z.number(),
  lastTouchOn: z.string().nullable(),
  daysSinceTouch: z.number().nullable(),
  lastTwoWayOn: z.string().nullable(),
  daysSinceTwoWay: z.number().nullable(),
  isInWindow: z.boolean(),
})

export const matrixRow = z.object({
  /** null: people whose buyer role nobody knows. */
  buyerRole: buyerRole.nullable(),
  isRequired: z.boolean(),
  isCovered: z.boolean(),
  contacts: z.array(z.string()),
  cells: z.array(cell),
})

const latest = (touches: readonly Activity[]) =>
  touches
    .map(row => row.on)
    .sort()
    .at(-1) ?? null

function cellOf(
  role: z.output<typeof matrixRow>['buyerRole'],
  people: ReadonlySet<string>,
  who: Seller,
  at: Standing,
) {
  const touches = at.activities.filter(
    row => row.seller === who.id && row.contacts.some(id => people.has(id)),
  )
  const lastTouchOn = latest(touches)
  const lastTwoWayOn = latest(touches.filter(row => row.isTwoWay))
  const age = (on: string | null) => (on === null ? null : ageDays(on, at))
  return {
    seller: who.id,
    isSuitable: suits(who, role ?? undefined, at),
    touches: touches.filter(row => isRecent(row.on, at.model.coverage.relationshipWindowDays, at)).length,
    lastTouchOn,
    daysSinceTouch: age(lastTouchOn),
    lastTwoWayOn,
    daysSinceTwoWay: age(lastTwoWayOn),
    isInWindow: lastTwoWayOn !== null && isRecent(lastTwoWayOn, touchDays(at), at),
  }
}

/** Sellers worth a column: assigned here, or seen here inside the relationship window. */
function columns(at: Standing): Seller[] {
  const active = new Set(at.assignments.map(row => row.seller))
  for (const row of at.activities)
    if (isRecent(row.on, at.model.coverage.relationshipWindowDays, at)) active.add(row.seller)
  return [...at.sellers.values()].filter(({ id }) => active.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Buyer roles × sellers, with how long ago each spoke with each. */
export function matrix(at: Standing): z.output<typeof matrixRow>[] {
  const required = requiredRoles(at)
  const sellers = columns(at)
  return [...buyerRole.options, null].flatMap(role => {
    const people = at.contacts.filter(contact => (contact.buyerRole ?? null) === role)
    const isRequired = role !== null && required.includes(role)
    if (people.length === 0 && !isRequired) return []
    const ids = new Set(people.map(({ id }) => id))
    return [
      {
        buyerRole: role,
        isRequired,
        isCovered: people.some(contact => isCovered(contact, at)),
        contacts: [...ids].sort(),
        cells: sellers.map(who => cellOf(role, ids, who, at)),
      },
    ]
  })
}
