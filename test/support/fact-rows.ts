import type { FactKind, FactRow } from '../../src/facts/index.ts'
import { factFiles } from '../../src/facts/index.ts'
import type { StoredRow } from '../../src/workflows/ports/index.ts'

/** A fact as it is stored: the given cells, all others empty, and base amounts where the test names them. */
export function fact<Kind extends FactKind>(
  kind: Kind,
  cells: Partial<FactRow<Kind>>,
  baseMinor: StoredRow<Kind>['baseMinor'] = {},
): StoredRow<Kind> {
  const file: { readonly columns: object; readonly money: readonly { readonly amount: string }[] } =
    factFiles[kind]
  const empty = Object.fromEntries(Object.keys(file.columns).map(name => [name, null]))
  const noAmounts = Object.fromEntries(file.money.map(({ amount }) => [amount, null]))
  return { row: { ...empty, ...cells } as FactRow<Kind>, baseMinor: { ...noAmounts, ...baseMinor } }
}

export const person = (personId: string, cells: Partial<FactRow<'person'>> = {}) =>
  fact('person', { personId, name: `Person ${personId}`, role: 'account_manager', ...cells })

export const account = (accountId: string, cells: Partial<FactRow<'account'>> = {}) =>
  fact('account', { accountId, name: `Account ${accountId}`, ...cells })

export const activity = (activityId: string, cells: Partial<FactRow<'activity'>> = {}) =>
  fact('activity', {
    activityId,
    accountId: 'A-1',
    personId: 'P-1',
    occurredOn: '2026-03-01',
    activityKind: 'call',
    isTwoWay: true,
    ...cells,
  })

export const revenue = (accountId: string, familyId: string, period: string, amount: string, minor: bigint) =>
  fact('revenue', { accountId, familyId, period, amount, currency: 'USD' }, { amount: minor })
