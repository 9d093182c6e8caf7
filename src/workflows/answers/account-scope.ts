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
  const own = await ports.directory.accountsCoveredBy([person.personId], today)
  const team =
    person.role === 'manager'
      ? await ports.directory.accountsCoveredBy(await ports.directory.reportsOf(person.personId), today)
      : []
  const relation = (accountId: string) => ({
    coversAccount: own.includes(accountId),
    teamCoversAccount: team.includes(accountId),
  })
  const ids = [...new Set([...own, ...team])].filter(
    accountId => mayReadAccount(person, relation(accountId)).isAllowed,
  )
  return ids.length === 0 ? [] : ports.directory.accountNames(ids)
}

/** The accounts that a person may name: those that they or their team cover, or all for sales operations. */
export const accountsInScope = (ports: AnswerPorts, person: Person) =>
  person.role === 'sales_operations' ? ports.directory.accountNames() : accountsOf(ports, person)

/**
 * The account that a person meant, among those that they may see. A name outside them is answered like one that does
 * not exist, so that asking tells nothing about other people's accounts.
 */
export async function chooseAccount(ports: AnswerPorts, person: Person, typed: string): Promise<NameMatch> {
  const inScope = await accountsInScope(ports, person)
  return findByName(
    typed,
    inScope.map(({ accountId, name }) => ({ id: accountId, name })),
  )
}
