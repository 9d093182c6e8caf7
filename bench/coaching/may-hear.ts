import type { FactRow } from '../../src/facts/index.ts'
import type { Told } from './state.ts'
import type { World } from './world.ts'

const pay = ['plan-pays-for-the-wrong-thing', 'incentives-conflict']

/**
 * Whether a person may hear of an item, in the generator's own words: of an account who works on it on the day the
 * message was written or leaves, and everyone above them; of pay sales operations, and of a plan the manager of its line.
 */
export function mayHear({ facts, operationsId }: World): (item: Told) => boolean {
  const above = new Map<string, ReadonlySet<string>>()
  const withManagers = (personId: string): ReadonlySet<string> => {
    const known = above.get(personId)
    if (known !== undefined) return known
    const managerId = facts.get('person', personId)?.managerId ?? null
    const all = new Set([personId, ...(managerId === null ? [] : withManagers(managerId))])
    above.set(personId, all)
    return all
  }
  const worksOn = ({ fromOn, untilOn }: FactRow<'coverageAssignment'>, day: string) =>
    (fromOn === null || fromOn <= day) && (untilOn === null || untilOn >= day)
  return ({ kind, accountId, reason, personId, at }) => {
    if (personId === operationsId) return true
    if (kind === 'incentives-conflict') return false
    if (pay.includes(kind)) return facts.get('compPlan', reason.split(':')[1] ?? '')?.ownerId === personId
    if (accountId === null) return true
    const day = at.toISOString().slice(0, 10)
    return facts
      .by('coverageAssignment', 'accountId', accountId)
      .some(row => worksOn(row, day) && withManagers(row.personId).has(personId))
  }
}
