import { localDate } from '../../schedule/index.ts'
import { mayReadAccount } from '../access.ts'
import { findByName, type NameMatch } from '../names.ts'
import type { Person } from '../ports/index.ts'
import type { AnswerPorts } from './ports.ts'

/** The accounts that a person, or people below a manager, are assigned to today. */
export async function accountsOf(
  ports: AnswerPorts,
  person: Person,
): Promise<readonly { accountId: string; name: string }[]> {
  const today = localDate(ports.now(), person.timeZone ?? 'UTC')
  const covered = (ids: readonly string[]) => ports.directory.accountNamesCoveredBy(ids, today)
  const own = await covered([person.personId])
  const team =
    person.role === 'manager' ? await covered(await ports.directory.reportsOf(person.personId)) : []
  const [ownIds, teamIds] = [own, team].map(accounts => new Set(accounts.map(({ accountId }) => accountId)))
  const relation = (accountId: string) => ({
    coversAccount: ownIds?.has(accountId) === true,
    teamCoversAccount: teamIds?.has(accountId) === true,
  })
  const all = new Map([...own, ...team].map(account => [account.accountId, account]))
  return [...all.values()]
    .filter(({ accountId }) => mayReadAccount(person, relation(accountId)).isAllowed)
    .toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))
}

/** The accounts that a person may name: those that they or their team cover, or all for sales operations. */
export const accountsInScope = (ports: AnswerPorts, person: Person) =>
  person.role === 'sales_operations' ? ports.directory.accountNames() : accountsOf(ports, person)

/** Among all accounts of a large company a name that is spelt out is looked up, instead of compared with every other. */
async function accountsSpelt({ facts }: AnswerPorts, typed: string) {
  const [byId, byName] = [
    await facts.byId('account', [typed]),
    await facts.rowsBy('account', 'name', [typed]),
  ]
  return [...byId, ...byName].map(({ row }) => row)
}

/**
 * The account that a person meant, among those that they may see. A name outside them is answered like one that does
 * not exist, so that asking tells nothing about other people's accounts.
 */
export async function chooseAccount(ports: AnswerPorts, person: Person, typed: string): Promise<NameMatch> {
  const spelt = person.role === 'sales_operations' ? await accountsSpelt(ports, typed) : []
  const candidates = spelt.length > 0 ? spelt : await accountsInScope(ports, person)
  return findByName(
    typed,
    candidates.map(({ accountId, name }) => ({ id: accountId, name })),
  )
}
