import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import type { Person, ScoringRun, Tier } from '../ports/index.ts'
import { answerMyAccounts } from './my-accounts.ts'
import type { AnswerPorts } from './ports.ts'

const person = (role: Person['role']): Person => ({
  personId: 'P-1',
  name: 'Dana',
  email: null,
  role,
  function: null,
  managerId: null,
  region: null,
  team: null,
  timeZone: null,
  country: null,
  isTechnical: null,
  startedOn: null,
  leftOn: null,
})

const run: ScoringRun = {
  runId: 'R-1',
  asOf: '2026-09-30',
  modelVersion: 'default-1',
  isPublishedModel: true,
  state: 'completed',
  startedAt: new Date('2026-10-01T06:00:00Z'),
  completedAt: new Date('2026-10-01T06:00:01Z'),
  accounts: 5,
}

const gap = (code: string) => ({
  kind: 'coverage_gap',
  code,
  subject: '',
  sentence: `a gap: ${code}`,
  play: 'close it',
  evidence: {},
})

interface Account {
  readonly accountId: string
  readonly name: string
  readonly tier: Tier
  /** Absent where the run did not judge the account. */
  readonly gap?: ReturnType<typeof gap> | null
}

/** Ports in which only the lists' own reads work, with a count of how often each was used. */
function portsOf(accounts: readonly Account[]) {
  const calls: string[] = []
  const wanted = (ids: readonly string[]) => accounts.filter(account => ids.includes(account.accountId))
  const counted =
    <Args extends readonly unknown[], Result>(name: string, read: (...args: Args) => Result) =>
    async (...args: Args) => {
      calls.push(name)
      return read(...args)
    }
  const ports = {
    now: () => new Date('2026-10-01T08:00:00Z'),
    model: defaultModel,
    facts: { byId: counted('byId', () => []) },
    directory: {
      accountNamesCoveredBy: counted('accountNamesCoveredBy', () => accounts),
      accountNames: counted('accountNames', () => accounts),
      reportsOf: counted('reportsOf', () => ['P-2']),
    },
    runs: {
      tiersOf: counted('tiersOf', (_run: string, ids: readonly string[]) => wanted(ids)),
      findingParts: counted(
        'findingParts',
        (_run: string, module: string, part: string, ids: readonly string[]) =>
          new Map(
            module === 'coverage' && part === 'firstGap'
              ? wanted(ids).flatMap(each => (each.gap === undefined ? [] : [[each.accountId, each.gap]]))
              : [],
          ),
      ),
    },
  } as unknown as AnswerPorts
  return { ports, calls }
}

async function rowsFor(accounts: readonly Account[]) {
  const answer = await answerMyAccounts(portsOf(accounts).ports, run, person('account_manager'))
  if (answer.kind !== 'my_accounts') throw new Error(answer.kind)
  return answer.rows
}

describe('the order of the list', () => {
  test('the most urgent gap first, then the higher tier, then the name; unjudged ones after, healthy ones last', async () => {
    const rows = await rowsFor([
      { accountId: 'A-1', name: 'Healthy', tier: '1a', gap: null },
      { accountId: 'A-2', name: 'New', tier: 'unscored' },
      { accountId: 'A-3', name: 'Too often', tier: '1a', gap: gap('touches_above_cadence') },
      { accountId: 'A-4', name: 'B leaderless', tier: '3', gap: gap('no_accountable_lead') },
      { accountId: 'A-5', name: 'A leaderless', tier: '3', gap: gap('no_accountable_lead') },
      { accountId: 'A-6', name: 'Leaderless', tier: '1b', gap: gap('no_accountable_lead') },
      { accountId: 'A-7', name: 'Single', tier: '1a', gap: gap('single_threaded') },
    ])
    expect(rows.map(row => row.name)).toEqual([
      'Leaderless',
      'A leaderless',
      'B leaderless',
      'Single',
      'Too often',
      'New',
      'Healthy',
    ])
  })

  test('an account that was not judged is said to be so, not to have no gap', async () => {
    const [row] = await rowsFor([{ accountId: 'A-2', name: 'New', tier: 'unscored' }])
    expect(row?.isJudged).toBe(false)
  })
})

test('every account counts, and the number of reads does not grow with them', async () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    accountId: `A-${index}`,
    name: `Account ${index}`,
    tier: '2' as const,
    gap: gap('single_threaded'),
  }))
  const { ports, calls } = portsOf(many)
  const answer = await answerMyAccounts(ports, run, person('account_manager'))
  expect(answer).toMatchObject({ total: 500, withGap: 500, unjudged: 0 })
  expect(calls).toEqual(['accountNamesCoveredBy', 'tiersOf', 'findingParts'])
})

test('sales operations get the accounts that they are assigned to, and hear that they may open all', async () => {
  const { ports, calls } = portsOf([])
  expect(await answerMyAccounts(ports, run, person('sales_operations'))).toMatchObject({
    rows: [],
    seesAll: true,
  })
  expect(calls).not.toContain('accountNames')
})
