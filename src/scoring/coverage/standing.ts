import type { Model } from '../model/index.ts'
import { addDays, daysBetween } from '../plain-date.ts'
import type { BuyerRole, SellerRole, Tier } from '../vocabulary.ts'
import type { Activity, Assignment, BuyingCentre, Contact, CoverageInput } from './input.ts'

export interface Seller {
  readonly id: string
  readonly name: string
  /** The roles held on this account; where none is assigned, the person's own. */
  readonly roles: readonly SellerRole[]
  readonly isTechnical: boolean
}

/** The account as it stands on `asOf`: who is there, who is assigned, what has happened by then. */
export interface Standing {
  readonly asOf: string
  readonly tier: Tier
  readonly startedOn: string | undefined
  readonly contacts: readonly Contact[]
  readonly departedContacts: readonly Contact[]
  readonly sellers: ReadonlyMap<string, Seller>
  readonly departedSellers: ReadonlyMap<string, { readonly name: string; readonly leftOn: string }>
  /** In force on `asOf`, also those of sellers who have left. */
  readonly assignments: readonly Assignment[]
  readonly activities: readonly Activity[]
  /** By contact, the touches of sellers who are still here; accounts have thousands, so they are looked up once. */
  readonly touchesByContact: ReadonlyMap<string, readonly Activity[]>
  /** Days between each day with an activity and `asOf`: many activities share few days. */
  readonly ages: ReadonlyMap<string, number>
  /** First day of each window of the model, by its length in days. */
  readonly windowStarts: ReadonlyMap<number, string>
  readonly buyingCentres: readonly BuyingCentre[]
  readonly model: Model
}

const isGone = (leftOn: string | undefined, asOf: string) => leftOn !== undefined && leftOn < asOf

function byContact(
  activities: readonly Activity[],
  sellers: ReadonlyMap<string, Seller>,
): Map<string, Activity[]> {
  const touches = new Map<string, Activity[]>()
  for (const activity of activities) {
    if (!sellers.has(activity.seller)) continue
    for (const contact of new Set(activity.contacts)) {
      const own = touches.get(contact)
      if (own === undefined) touches.set(contact, [activity])
      else own.push(activity)
    }
  }
  return touches
}

/** The same day seen through some of the contacts and activities only. */
export function narrowed(
  at: Standing,
  contacts: readonly Contact[],
  activities: readonly Activity[],
): Standing {
  return { ...at, contacts, activities, touchesByContact: byContact(activities, at.sellers) }
}

export const touchesOf = (contact: string, at: Standing) => at.touchesByContact.get(contact) ?? []

export function standing(input: CoverageInput, model: Model): Standing {
  const { asOf } = input
  const assignments = input.assignments.filter(
    ({ from, to }) => (from === undefined || from <= asOf) && (to === undefined || to >= asOf),
  )
  const technical = new Set<SellerRole>(model.coverage.technicalSellerRoles)
  const sellers = new Map<string, Seller>()
  const departedSellers = new Map<string, { name: string; leftOn: string }>()
  for (const { id, name = id, roles: own, isTechnical, leftOn } of input.sellers) {
    if (leftOn !== undefined && isGone(leftOn, asOf)) {
      departedSellers.set(id, { name, leftOn })
      continue
    }
    const assigned = assignments.filter(row => row.seller === id).map(row => row.role)
    const roles = [...new Set(assigned.length > 0 ? assigned : own)].sort()
    sellers.set(id, {
      id,
      name,
      roles,
      isTechnical: isTechnical || (roles.length > 0 && roles.every(role => technical.has(role))),
    })
  }
  const activities = input.activities.filter(activity => activity.on <= asOf)
  const { cadence, relationshipWindowDays, phaseMix } = model.coverage
  const windows = [cadence[input.account.tier].touchDays, relationshipWindowDays, phaseMix.windowDays]
  return {
    asOf,
    tier: input.account.tier,
    startedOn: input.account.startedOn,
    contacts: input.contacts.filter(contact => !isGone(contact.leftOn, asOf)),
    departedContacts: input.contacts.filter(contact => isGone(contact.leftOn, asOf)),
    sellers,
    departedSellers,
    assignments,
    activities,
    touchesByContact: byContact(activities, sellers),
    ages: new Map([...new Set(activities.map(row => row.on))].map(on => [on, daysBetween(on, asOf)])),
    windowStarts: new Map(windows.map(days => [days, addDays(asOf, -days)])),
    buyingCentres: input.buyingCentres,
    model,
  }
}

export const ageDays = (on: string, at: Standing) => at.ages.get(on) ?? daysBetween(on, at.asOf)

/** Whether a date lies at most `windowDays` days back. */
export function isRecent(on: string, windowDays: number, at: Standing): boolean {
  return on >= (at.windowStarts.get(windowDays) ?? addDays(at.asOf, -windowDays))
}

export function touchDays(at: Standing): number {
  return at.model.coverage.cadence[at.tier].touchDays
}

/** Whether a seller is the right one for a buyer role; a buyer of unknown role takes anyone. */
export function suits(seller: Seller, role: BuyerRole | undefined, at: Standing): boolean {
  if (role === undefined) return true
  const { suitable, isBusinessBuyer } = at.model.coverage.buyerRoles[role]
  if (isBusinessBuyer && seller.isTechnical) return false
  return seller.roles.some(held => suitable.includes(held))
}

/** Two-way contacts with one person by sellers who are still here, at most `windowDays` back. */
export function conversations(contact: string, windowDays: number, at: Standing): Activity[] {
  return touchesOf(contact, at).filter(touch => touch.isTwoWay && isRecent(touch.on, windowDays, at))
}

/** Whether a suitable seller has had a two-way contact with the person inside the cadence window. */
export function isCovered(contact: Contact, at: Standing): boolean {
  return conversations(contact.id, touchDays(at), at).some(({ seller }) => {
    const who = at.sellers.get(seller)
    return who !== undefined && suits(who, contact.buyerRole, at)
  })
}

export const nameOf = (row: { readonly id: string; readonly name?: string | undefined }) => row.name ?? row.id
