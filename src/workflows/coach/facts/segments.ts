import type { SegmentPeople } from '../../../coaching/index.ts'
import type { PlainDate } from '../../../facts/index.ts'
import { groupBy, pagesOf } from '../../pages.ts'
import { holdsOn } from '../../people-of-account.ts'
import type { FactReader } from '../../ports/index.ts'
import type { People } from './people.ts'

const ALL_ACCOUNTS = ''

interface Gathered {
  readonly leads: Set<string>
  readonly byRole: Map<string, Set<string>>
  readonly managers: Set<string>
}

const sorted = (ids: Iterable<string>) => [...ids].sort()

/** Who serves the accounts of each customer segment; the empty name stands for all accounts. */
export async function readSegments(
  facts: FactReader,
  on: PlainDate,
  people: People,
): Promise<ReadonlyMap<string, SegmentPeople>> {
  const gathered = new Map<string, Gathered>()
  const of = (segment: string) => {
    const known = gathered.get(segment) ?? { leads: new Set(), byRole: new Map(), managers: new Set() }
    gathered.set(segment, known)
    return known
  }
  for await (const page of pagesOf(facts, 'account', on)) {
    const assigned = groupBy(
      await facts.rowsBy(
        'coverageAssignment',
        'accountId',
        page.map(({ row }) => row.accountId),
        on,
      ),
      ({ row }) => row.accountId,
    )
    for (const { row: account } of page)
      for (const segment of new Set([ALL_ACCOUNTS, account.segment ?? ALL_ACCOUNTS]))
        for (const assignment of assigned.get(account.accountId) ?? []) {
          const { personId, role, isLead } = assignment.row
          if (!holdsOn(assignment, on) || !people.isHere(personId)) continue
          const segmentPeople = of(segment)
          if (isLead) segmentPeople.leads.add(personId)
          const holders = segmentPeople.byRole.get(role) ?? new Set()
          segmentPeople.byRole.set(role, holders.add(personId))
          const managerId = people.managerOf(personId)
          if (isLead && managerId !== null) segmentPeople.managers.add(managerId)
        }
  }
  return new Map(
    [...gathered].map(([segment, { leads, byRole, managers }]) => [
      segment,
      {
        leadIds: sorted(leads),
        idsByRole: new Map([...byRole].map(([role, ids]) => [role, sorted(ids)])),
        managerIds: sorted(managers),
      },
    ]),
  )
}
