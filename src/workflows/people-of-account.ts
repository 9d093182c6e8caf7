import type { AccountPeople } from '../coaching/index.ts'
import type { PlainDate } from '../facts/index.ts'
import { groupBy } from './pages.ts'
import type { FactReader, StoredRow } from './ports/index.ts'

/** True on the days on which an assignment holds; an open end holds for ever. */
export function holdsOn({ row }: StoredRow<'coverageAssignment'>, on: PlainDate): boolean {
  return (row.fromOn === null || row.fromOn <= on) && (row.untilOn === null || row.untilOn >= on)
}

const byAssignment = (a: StoredRow<'coverageAssignment'>, b: StoredRow<'coverageAssignment'>) =>
  a.row.assignmentId < b.row.assignmentId ? -1 : 1

/** The accountable lead, SAM and manager of each account. Two leads are a conflict, so then there is none. */
export async function readPeopleOfAccounts(
  facts: FactReader,
  accountIds: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, AccountPeople>> {
  const assignments = (await facts.rowsBy('coverageAssignment', 'accountId', accountIds, on)).filter(row =>
    holdsOn(row, on),
  )
  const plans = groupBy(
    await facts.rowsBy('accountPlan', 'accountId', accountIds),
    ({ row }) => row.accountId,
  )
  const named = [
    ...assignments.map(({ row }) => row.personId),
    ...[...plans.values()].flat().flatMap(({ row }) => row.samId ?? []),
  ]
  const people = new Map(
    (await facts.byId('person', [...new Set(named)])).map(({ row }) => [row.personId, row]),
  )
  const isHere = (personId: string) => {
    const person = people.get(personId)
    return person !== undefined && (person.leftOn === null || person.leftOn >= on)
  }
  const byAccount = groupBy(assignments, row => row.row.accountId)
  return new Map(
    accountIds.map(accountId => {
      const assigned = (byAccount.get(accountId) ?? []).toSorted(byAssignment)
      const rows = assigned.filter(row => isHere(row.row.personId))
      const leads = [...new Set(rows.filter(row => row.row.isLead).map(row => row.row.personId))]
      const leadId = leads.length === 1 ? (leads[0] ?? null) : null
      const governsPlan = plans.get(accountId)?.find(({ row }) => isHere(row.samId ?? ''))?.row.samId ?? null
      const samId = rows.find(row => row.row.role === 'sam')?.row.personId ?? governsPlan
      // Where everyone on the account has left, the manager of the last one is who can act.
      const nearest = leadId ?? (rows[0] ?? assigned[0])?.row.personId ?? null
      const managerId = nearest === null ? null : (people.get(nearest)?.managerId ?? null)
      return [accountId, { leadId, samId, managerId }] as const
    }),
  )
}
