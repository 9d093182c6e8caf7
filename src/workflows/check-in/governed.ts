import type { PlainDate } from '../../facts/index.ts'
import { allOf } from '../pages.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { CheckInStore, FactReader, RunStore, Tier } from '../ports/index.ts'

export interface GovernPorts {
  readonly facts: FactReader
  readonly runs: RunStore
  readonly checkIns: Pick<CheckInStore, 'channels' | 'mappings' | 'delegates'>
}

/** An account whose plan is governed, and by whom. */
export interface GovernedAccount {
  readonly accountId: string
  readonly name: string
  readonly tier: Tier
  readonly planId: string
  readonly samId: string
  /** The SAM, or the delegate in their place. */
  readonly governorId: string
  /** Manager of the SAM. */
  readonly managerId: string | null
}

const STEP = 200

/** Accounts with a plan and a SAM; of those given, or of all. */
export async function readGoverned(
  { facts, runs, checkIns }: GovernPorts,
  on: PlainDate,
  accountIds?: readonly string[],
): Promise<readonly GovernedAccount[]> {
  const plans =
    accountIds === undefined
      ? await allOf(facts, 'accountPlan')
      : await facts.rowsBy('accountPlan', 'accountId', accountIds)
  const planOf = new Map<string, string>()
  for (const { row } of plans) if (!planOf.has(row.accountId)) planOf.set(row.accountId, row.planId)
  const delegates = new Map((await checkIns.delegates()).map(each => [each.accountId, each]))
  const [run] = await runs.lastCompleted(1)
  const ids = [...planOf.keys()].sort()
  const governed: GovernedAccount[] = []
  for (let start = 0; start < ids.length; start += STEP) {
    const step = ids.slice(start, start + STEP)
    const people = await readPeopleOfAccounts(facts, step, on)
    const names = new Map((await facts.byId('account', step)).map(({ row }) => [row.accountId, row.name]))
    const tiers = new Map(
      run === undefined ? [] : (await runs.tiersOf(run.runId, step)).map(row => [row.accountId, row.tier]),
    )
    const wanted = step.flatMap(accountId => {
      const samId = people.get(accountId)?.samId ?? null
      const planId = planOf.get(accountId)
      return samId === null || planId === undefined ? [] : [{ accountId, samId, planId }]
    })
    const named = wanted.flatMap(({ accountId, samId }) => [
      samId,
      delegates.get(accountId)?.delegateId ?? samId,
    ])
    const persons = new Map(
      (await facts.byId('person', [...new Set(named)])).map(({ row }) => [row.personId, row]),
    )
    for (const { accountId, samId, planId } of wanted) {
      const delegate = delegates.get(accountId)
      const person = delegate?.samId === samId ? persons.get(delegate.delegateId) : undefined
      const isThere = person !== undefined && (person.leftOn === null || person.leftOn >= on)
      governed.push({
        accountId,
        name: names.get(accountId) ?? accountId,
        tier: tiers.get(accountId) ?? 'unscored',
        planId,
        samId,
        governorId: isThere ? person.personId : samId,
        managerId: persons.get(samId)?.managerId ?? null,
      })
    }
  }
  return governed
}
