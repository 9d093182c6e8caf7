import type { z } from 'zod'
import type { PlainDate } from '../../facts/index.ts'
import { type scoring, sumsToOne } from '../../scoring/index.ts'
import { groupBy } from '../pages.ts'
import type { FactReader, StoredRow, Tier } from '../ports/index.ts'
import { present } from './present.ts'

export type CoverageInput = z.input<typeof scoring.coverage.input>

/** The mix of seller time that customers of each segment need; a mix that is not whole is not known. */
export type PhaseMixes = ReadonlyMap<string, Readonly<Record<string, number>>>

export function phaseMixesOf(rows: readonly StoredRow<'requiredPhaseMix'>[]): PhaseMixes {
  const bySegment = groupBy(rows, row => row.row.segment)
  const whole = [...bySegment].filter(([, parts]) => sumsToOne(parts.map(({ row }) => Number(row.share))))
  return new Map(
    whole.map(([segment, parts]) => [
      segment,
      Object.fromEntries(parts.map(({ row }) => [row.buyingPhase, Number(row.share)])),
    ]),
  )
}

/** Reads what the coverage of some accounts rests on, from facts dated on or before `asOf`. */
export async function readCoverageInputs(
  facts: FactReader,
  accounts: readonly { readonly accountId: string; readonly tier: Tier }[],
  scope: { readonly asOf: PlainDate; readonly phaseMixes: PhaseMixes },
): Promise<readonly CoverageInput[]> {
  const { asOf, phaseMixes } = scope
  const ids = accounts.map(account => account.accountId)
  const contacts = groupBy(await facts.rowsBy('contact', 'accountId', ids, asOf), each => each.row.accountId)
  const assignments = groupBy(
    await facts.rowsBy('coverageAssignment', 'accountId', ids, asOf),
    each => each.row.accountId,
  )
  const activities = groupBy(
    await facts.rowsBy('activity', 'accountId', ids, asOf),
    each => each.row.accountId,
  )
  const centres = groupBy(
    await facts.rowsBy('buyingCentre', 'accountId', ids, asOf),
    each => each.row.accountId,
  )
  const named = new Map((await facts.byId('account', ids)).map(({ row }) => [row.accountId, row]))
  const sellerIds = [
    ...new Set([...assignments.values(), ...activities.values()].flat().map(({ row }) => row.personId)),
  ].toSorted()
  const people = new Map((await facts.byId('person', sellerIds)).map(({ row }) => [row.personId, row]))
  // Known on the day: what ends later was still to come.
  const overBy = (on: PlainDate | null | undefined) => (on != null && on < asOf ? on : null)
  const hasStarted = (personId: string) => (people.get(personId)?.startedOn ?? asOf) <= asOf

  return accounts.map(({ accountId, tier }) => {
    const own = {
      contacts: contacts.get(accountId) ?? [],
      assignments: (assignments.get(accountId) ?? []).filter(({ row }) => hasStarted(row.personId)),
      activities: activities.get(accountId) ?? [],
      centres: centres.get(accountId) ?? [],
    }
    const account = named.get(accountId)
    const mix = phaseMixes.get(account?.segment ?? '')
    const contactIds = new Set(own.contacts.map(({ row }) => row.contactId))
    const sellers = [
      ...new Set([...own.assignments, ...own.activities].map(({ row }) => row.personId)),
    ].toSorted()
    const rolesOf = (personId: string) => {
      const assigned = own.assignments
        .filter(({ row }) => row.personId === personId)
        .map(({ row }) => row.role)
      const role = people.get(personId)?.role
      const isSeller =
        role !== undefined && role !== 'manager' && role !== 'sales_operations' && role !== 'other'
      return assigned.length > 0 ? [...new Set(assigned)] : isSeller ? [role] : []
    }
    return {
      asOf,
      account: present({
        id: accountId,
        name: account?.name ?? null,
        tier,
        startedOn: account?.startedOn ?? null,
        segment: account?.segment ?? null,
      }),
      contacts: own.contacts.map(({ row }) =>
        present({
          id: row.contactId,
          name: row.name,
          buyerRole: row.buyerRole,
          influence: row.influence,
          buyingCentre: row.centreId,
          leftOn: overBy(row.leftOn),
        }),
      ),
      sellers: sellers.map(personId => {
        const person = people.get(personId)
        return present({
          id: personId,
          name: person?.name ?? null,
          roles: rolesOf(personId),
          isTechnical: person?.isTechnical ?? null,
          leftOn: overBy(person?.leftOn),
        })
      }),
      assignments: own.assignments.map(({ row }) =>
        present({
          seller: row.personId,
          role: row.role,
          isLead: row.isLead,
          buyingCentre: row.centreId,
          family: row.familyId,
          from: row.fromOn,
          to: overBy(row.untilOn),
        }),
      ),
      activities: own.activities.map(({ row }) =>
        present({
          on: row.occurredOn,
          seller: row.personId,
          contacts: (row.contactIds ?? []).filter(contactId => contactIds.has(contactId)),
          isTwoWay: row.isTwoWay,
          isFaceToFace: row.isFaceToFace,
          buyingPhase: row.buyingPhase,
          minutes: row.minutes,
          family: row.familyId,
          problem: row.problem,
        }),
      ),
      buyingCentres: own.centres.map(({ row }) =>
        present({
          id: row.centreId,
          name: row.name,
          families: row.familyId === null ? [] : [row.familyId],
          cycleDays: row.cycleDays,
          budgetOwner: row.budgetOwner,
          selectedBy: row.selectedBy,
          buysEveryDays: row.buysEveryDays,
        }),
      ),
      ...(mix === undefined ? {} : { requiredPhaseMix: mix }),
    } as CoverageInput
  })
}
