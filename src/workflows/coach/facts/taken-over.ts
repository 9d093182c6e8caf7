import type { PlainDate } from '../../../facts/index.ts'
import { isDerived } from '../../derived-assignment.ts'
import { groupBy, pagesOf } from '../../pages.ts'
import { holdsOn } from '../../people-of-account.ts'
import type { FactReader, StoredRow } from '../../ports/index.ts'
import type { People } from './people.ts'

type Assignment = StoredRow<'coverageAssignment'>

/** The one accountable lead on a day, whether or not they have left since; null where there is none, or several. */
function leadOn(rows: readonly Assignment[], on: PlainDate): string | null {
  const leads = new Set(rows.filter(row => row.row.isLead && holdsOn(row, on)).map(({ row }) => row.personId))
  return leads.size === 1 ? ([...leads][0] ?? null) : null
}

/**
 * Accounts with another accountable lead than on the earlier day, by account, with who handed them over. Leads that
 * follow from who sold most are left out: nobody has handed anything over there.
 */
export async function readTakenOver(
  facts: FactReader,
  earlier: PlainDate,
  later: PlainDate,
  people: People,
): Promise<ReadonlyMap<string, { readonly personId: string; readonly name: string }>> {
  const leads: Assignment[] = []
  for await (const page of pagesOf(facts, 'coverageAssignment'))
    leads.push(...page.filter(({ row }) => row.isLead && !isDerived(row.assignmentId)))
  const taken = new Map<string, { readonly personId: string; readonly name: string }>()
  for (const [accountId, rows] of groupBy(leads, ({ row }) => row.accountId)) {
    const [was, is] = [leadOn(rows, earlier), leadOn(rows, later)]
    if (was !== null && is !== null && was !== is && people.isHere(is))
      taken.set(accountId, { personId: was, name: people.name(was) })
  }
  return taken
}
