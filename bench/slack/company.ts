import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { currencyDigits } from '../../src/composition/installation.ts'
import type { FactKind } from '../../src/facts/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { openLanes, type StoreLocation } from '../../src/store/connection/open-lanes.ts'
import { factWriting } from '../../src/store/facts/fact-writer.ts'
import { storeOn } from '../../src/store/index.ts'
import type { StoredRow } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { fact, person } from '../../test/support/fact-rows.ts'

const WORKSPACE = 'main'
const REPS = 500
const MANAGER = 'P-MANAGER'
/** Accounts that are really scored; the others repeat their pattern, so that what was found holds for them too. */
const SCORED = 2_000
/** Nothing is measured while the company is filled in, so statements may be long. */
const CHUNK = 5_000
const MESSAGES = 4_000

export interface CompanySize {
  readonly accounts: number
  readonly activities: number
}

export const accountId = (at: number) => `A-${String(at).padStart(6, '0')}`
export const accountName = (at: number) => `${['Lakeside', 'Hill', 'Harbour', 'Mill'][at % 4]} ${at}`
const personId = (at: number) => `P-${at % REPS}`
export const slackUserId = (at: number) => `U${String(at % REPS).padStart(9, '0')}`
export const OPERATIONS_USER = 'U0OPERATIONS'

export const members = [
  ...Array.from({ length: REPS }, (_, at) => ({ id: slackUserId(at), email: `p-${at}@example.com` })),
  { id: 'U00MANAGER', email: 'manager@example.com' },
  { id: OPERATIONS_USER, email: 'operations@example.com' },
]

const people = () => [
  person(MANAGER, { email: 'manager@example.com', role: 'manager' }),
  person('P-OPERATIONS', { email: 'operations@example.com', role: 'sales_operations' }),
  ...Array.from({ length: REPS }, (_, at) =>
    person(personId(at), { email: `p-${at}@example.com`, managerId: MANAGER }),
  ),
]

const contactId = (account: number) => `C-${accountId(account)}`
const dayBefore = (at: number, today: Date) =>
  new Date(today.getTime() - (1 + (at % 300)) * 86_400_000).toISOString().slice(0, 10)

const roles = ['economic_buyer', 'influencer_gatekeeper', 'user_technical'] as const

const account = (at: number) => fact('account', { accountId: accountId(at), name: accountName(at) })
const contact = (at: number) =>
  fact('contact', {
    contactId: contactId(at),
    accountId: accountId(at),
    name: `Buyer ${at}`,
    buyerRole: roles[at % 3] ?? null,
    influence: (at % 5) + 1,
  })
const assignment = (at: number) =>
  fact('coverageAssignment', {
    assignmentId: `L-${accountId(at)}`,
    accountId: accountId(at),
    personId: personId(at),
    role: 'account_manager',
    isLead: true,
  })
/** The activities of an account stand together, and those of accounts of one pattern fall on the same days. */
const activity = (at: number, perAccount: number, today: Date) => {
  const own = Math.floor(at / perAccount)
  return fact('activity', {
    activityId: `T-${String(at).padStart(9, '0')}`,
    accountId: accountId(own),
    personId: personId(own),
    contactIds: [contactId(own)],
    occurredOn: dayBefore((own % SCORED) * 7 + (at % perAccount) * 31, today),
    activityKind: 'call',
    isTwoWay: at % 3 !== 0,
  })
}

/** Rows of a table that name a scored account, again for every other account of its pattern. */
const repeated = (table: string, key: string, columns: readonly string[]) => `
INSERT INTO ${table} (${columns.join(', ')})
SELECT ${columns
  .map(name =>
    name === key
      ? 'pattern.id'
      : name === 'finding'
        ? `replace(t.finding::text, t.${key}, pattern.id)::json`
        : `t.${name}`,
  )
  .join(', ')}
FROM ${table} t, generate_series(1, $1::int) AS turn,
LATERAL (SELECT 'A-' || lpad((substr(t.${key}, 3)::int + turn * ${SCORED})::text, 6, '0') AS id) pattern
WHERE t.${key} LIKE 'A-%'`

const findingColumns = ['workspace_id', 'run_id', 'module', 'subject_id', 'finding']
const tierColumns = [
  ...['workspace_id', 'run_id', 'account_id', 'tier', 'is_firm'],
  ...['need', 'value', 'behavior', 'overall', 'revenue_rank'],
]

/** A company of this size in a fresh database: scored, switched on, with messages that are due. */
export async function fillCompany(
  location: StoreLocation,
  { accounts, activities }: CompanySize,
  today: Date,
): Promise<void> {
  const lanes = await openLanes(location)
  try {
    const bulk = { ...lanes.bulk, chunkRows: CHUNK }
    const store = storeOn({ ...lanes, bulk }, WORKSPACE)
    const { write } = factWriting(bulk, WORKSPACE)
    const perAccount = activities / accounts
    const asOf = today.toISOString().slice(0, 10)
    await store.bulk.settings.open({
      baseCurrency: 'USD',
      fiscalYearStartMonth: 1,
      isSwitchedOn: true,
      hasQuietHours: false,
      classicBlocksSince: null,
      pilotManagerId: null,
    })
    const importId = await store.bulk.writer.beginImport('bench', ['people'], today)
    const fill = async <Kind extends FactKind>(
      kind: Kind,
      [from, to]: readonly [number, number],
      row: (at: number) => StoredRow<Kind>,
    ) => {
      for (let start = from; start < to; start += CHUNK)
        await write(
          importId,
          kind,
          Array.from({ length: Math.min(CHUNK, to - start) }, (_, index) => row(start + index)),
        )
    }
    const fillAccounts = async (from: number, to: number) => {
      await fill('account', [from, to], account)
      await fill('contact', [from, to], contact)
      await fill('coverageAssignment', [from, to], assignment)
      await fill('activity', [from * perAccount, to * perAccount], at => activity(at, perAccount, today))
    }
    await write(importId, 'person', people())
    await write(importId, 'productFamily', [fact('productFamily', { familyId: 'F-1', name: 'Analysers' })])
    await fillAccounts(0, SCORED)
    await scoreRun(
      { runs: store.bulk.runs, facts: store.bulk.reader, logFault: () => {} },
      {
        asOf,
        at: today,
        model: defaultModel,
        baseDigits: currencyDigits('USD'),
        isDraft: false,
        keepsTiers: false,
      },
    )
    const turns = accounts / SCORED - 1
    await bulk.pool.query(repeated('finding', 'subject_id', findingColumns), [turns])
    await bulk.pool.query(repeated('account_tier', 'account_id', tierColumns), [turns])
    await fillAccounts(SCORED, accounts)
    await store.bulk.writer.finishImport(importId, { accepted: accounts, rejected: 0 }, today)
    await bulk.pool.query('ANALYZE finding')
    await bulk.pool.query('ANALYZE account_tier')
    await bulk.pool.query(MESSAGES_DUE, [WORKSPACE, MESSAGES, today, JSON.stringify(message)])
  } finally {
    await lanes.close()
  }
}

const message = {
  type: 'nudges',
  items: [
    {
      nudgeId: 'N-1',
      accountId: accountId(0),
      words: {
        headline: 'A message to everybody',
        evidence: ['n = 9 answers, as of today'],
        play: 'Meet them',
        action: { label: 'Open coverage', kind: 'open_coverage' },
      },
    },
  ],
  more: 0,
  snoozeDays: [1],
  notice: null,
}

const MESSAGES_DUE = `
INSERT INTO outbox (workspace_id, outbox_id, key, person_id, state, due_at, content)
SELECT $1, 'O-' || n, 'K-' || n, 'P-' || n % ${REPS}, 'due', $3::timestamptz, $4::json
FROM generate_series(1, $2::int) AS n`

/** A folder of as many new activities, to be imported meanwhile. */
export function writeImport(dir: string, rows: number, today: Date): void {
  mkdirSync(dir, { recursive: true })
  const lines = Array.from(
    { length: rows },
    (_, at) => `N-${at},${accountId(at % SCORED)},${personId(at)},${dayBefore(at, today)},call,true`,
  )
  writeFileSync(
    join(dir, 'activities.csv'),
    ['activity_id,account_id,person_id,occurred_on,activity_kind,is_two_way', ...lines, ''].join('\n'),
  )
}
