import { describe, expect, test } from 'vitest'
import { personRoles } from '../../facts/terms.ts'
import { defaultModel } from '../../scoring/index.ts'
import type { Person } from '../ports/index.ts'
import { answerAboutAccount } from './one-account.ts'
import type { AnswerPorts } from './ports.ts'

const accounts = [
  { accountId: 'A-1', name: 'Lakeside' },
  { accountId: 'A-2', name: 'Lakeview' },
  { accountId: 'A-9', name: 'Elsewhere' },
]

/** A person on A-1 and A-2 (or not), and a team on A-2. */
function portsFor(role: Person['role'], own: readonly string[], team: readonly string[] = []): AnswerPorts {
  return {
    model: defaultModel,
    now: () => new Date('2026-10-01T08:00:00Z'),
    directory: {
      personBySlackUser: async () => ({ personId: 'P-1', role, timeZone: null, leftOn: null }),
      reportsOf: async () => ['P-2'],
      accountNamesCoveredBy: async (ids: readonly string[]) =>
        accounts.filter(({ accountId }) => (ids.includes('P-1') ? own : team).includes(accountId)),
      accountNames: async () => accounts,
    },
    facts: {
      byId: async (_kind: string, ids: readonly string[]) =>
        accounts.filter(({ accountId }) => ids.includes(accountId)).map(row => ({ row })),
      rowsBy: async (_kind: string, _column: string, names: readonly string[]) =>
        accounts.filter(({ name }) => names.includes(name)).map(row => ({ row })),
    },
    runs: { lastCompleted: async () => [{ runId: 'R-1', asOf: '2026-09-30' }] },
  } as unknown as AnswerPorts
}

const ask = (ports: AnswerPorts, text: string) =>
  answerAboutAccount(ports, { slackUserId: 'U1', text }, async ({ account }) => ({
    kind: 'answer' as const,
    id: account.id,
  }))

describe('who gets an answer about an account', () => {
  test.each(personRoles)('%s, on the account, in the team of it, or neither', async role => {
    const isShown = (own: readonly string[], team: readonly string[]) =>
      ask(portsFor(role, own, team), 'Lakeside').then(({ kind }) => kind === 'answer')
    expect(await isShown(['A-1'], [])).toBe(role !== 'other')
    expect(await isShown([], ['A-1'])).toBe(role === 'manager' || role === 'sales_operations')
    expect(await isShown([], [])).toBe(role === 'sales_operations')
  })

  test('whoever sees no account at all is told who can help', async () => {
    expect(await ask(portsFor('other', ['A-1']), 'Lakeside')).toMatchObject({
      kind: 'denied',
      help: expect.stringContaining('Sales operations'),
    })
  })
})

describe('which account is meant', () => {
  const hunter = portsFor('hunter', ['A-1', 'A-2'])
  test.each([
    ['the one by name', 'Lakeside', { kind: 'answer', id: 'A-1' }],
    ['several that fit', 'Lake', { kind: 'several' }],
    ['those of others are not named', 'Elsewhere', { kind: 'none' }],
    ['their own ones, where nothing was typed', '', { kind: 'several' }],
  ])('%s', async (_title, text, expected) => {
    expect(await ask(hunter, text)).toMatchObject(expected)
  })

  test('the only own one needs no name; without any there is nothing to offer', async () => {
    expect(await ask(portsFor('hunter', ['A-2']), '')).toMatchObject({ kind: 'answer', id: 'A-2' })
    expect(await ask(portsFor('hunter', []), '')).toEqual({ kind: 'no_accounts' })
  })
})
