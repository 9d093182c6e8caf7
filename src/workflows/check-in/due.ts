import type { FactRow, PlainDate } from '../../facts/index.ts'
import type { Model } from '../../scoring/index.ts'
import { daysBefore } from '../dates.ts'
import type { Tier } from '../ports/index.ts'

type CheckIn = FactRow<'checkIn'>
type Rules = Model['coaching']['checkIn']

/** Days between two check-ins; null for tiers that are not governed by them. */
export function cadenceDays(tier: Tier, rules: Rules): number | null {
  if (tier === '1a' || tier === '1b') return rules.tier1EveryDays
  return tier === '2' ? rules.tier2EveryDays : null
}

const dateOf = ({ dueOn, heldOn }: CheckIn) => heldOn ?? dueOn ?? ''

/** The check-in that is asked for now: the newest one that was due and has not been held. */
export function openCheckIn(rows: readonly CheckIn[]): CheckIn | null {
  const newest = rows.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1)).at(-1)
  return newest === undefined || newest.heldOn !== null ? null : newest
}

/** Whether a new check-in comes due: the cadence since the last one, held or missed, has passed. */
export function isDueOn(rows: readonly CheckIn[], tier: Tier, today: PlainDate, rules: Rules): boolean {
  const everyDays = cadenceDays(tier, rules)
  if (everyDays === null) return false
  const last = rows.map(dateOf).sort().at(-1)
  return last === undefined || last <= daysBefore(today, everyDays)
}

export const checkInId = (accountId: string, on: PlainDate) => `${accountId}:${on}`
