import { expect, test } from 'vitest'
import { dataGapsMessage } from '../../slack/messages/data-gaps-message.ts'
import { type DataGapPorts, readDataGaps } from './data-gaps.ts'

const at = new Date('2026-09-30T08:00:00Z')

interface Given {
  readonly people?: readonly object[]
  readonly contacts?: readonly object[]
  readonly members?: readonly object[]
  readonly pending?: readonly object[]
  readonly importedAt?: string
  /** Person ids that have an account in Slack. */
  readonly matched?: readonly string[]
  readonly deactivated?: readonly string[]
  readonly accounts?: readonly object[]
  readonly assignments?: readonly object[]
}

const stored = (rows: readonly object[]) => rows.map(row => ({ row, baseMinor: {} }))

const ports = ({
  people = [],
  contacts = [],
  members = [],
  pending = [],
  importedAt,
  matched = [],
  deactivated = [],
  accounts = [],
  assignments = [],
}: Given) =>
  ({
    facts: {
      pageRows: 100,
      page: async (kind: string) =>
        stored(kind === 'person' ? people : kind === 'account' ? accounts : contacts),
      rowsBy: async (kind: string) => stored(kind === 'coverageAssignment' ? assignments : []),
      byId: async () => stored(people),
      lastImport: async () => (importedAt === undefined ? null : { finishedAt: new Date(importedAt) }),
    },
    coaching: { pending: async () => pending },
    directory: {
      unmatchedMembers: async () => members,
      slackUserOf: async (personId: string) =>
        matched.includes(personId) ? { isDeactivated: deactivated.includes(personId) } : null,
    },
  }) as unknown as DataGapPorts

test('where nothing is missing there is nothing to tell', async () => {
  const whole = {
    people: [{ personId: 'P-1', name: 'Dana', email: 'dana@made.example', leftOn: null }],
    matched: ['P-1'],
    contacts: [{ buyerRole: 'economic_buyer', leftOn: null }],
    importedAt: '2026-09-29T08:00:00Z',
  }
  expect(await readDataGaps(ports(whole), at)).toBeNull()
})

const question = (change: object) => ({
  kind: 'open-question',
  state: 'open',
  personId: 'rep',
  createdAt: new Date('2026-09-01T08:00:00Z'),
  ...change,
})

test.each<[string, Given, RegExp | null]>([
  [
    'members of Slack that match nobody, guests and leavers left out',
    { members: [{}, { isGuest: true }, { isDeactivated: true }] },
    /^1 member of Slack/,
  ],
  [
    'people who can’t be reached, those who left left out',
    {
      people: [
        { name: 'Ruth', email: null, leftOn: null },
        { name: 'Gone', email: null, leftOn: '2026-01-31' },
      ],
    },
    /^1 person without an e-mail/,
  ],
  [
    'nobody without an address who was matched by hand',
    { people: [{ personId: 'P-1', name: 'Ruth', email: null, leftOn: null }], matched: ['P-1'] },
    null,
  ],
  [
    'people whose address nobody in Slack has, or whose account is switched off; others than sellers need none',
    {
      people: [
        { personId: 'P-1', name: 'Ruth', email: 'ruth@made.example', leftOn: null },
        { personId: 'P-2', name: 'Ann', email: 'ann@made.example', leftOn: null },
        { personId: 'P-3', name: 'Guest', email: 'guest@made.example', leftOn: null, role: 'other' },
      ],
      matched: ['P-2'],
      deactivated: ['P-2'],
    },
    /^2 people whose address has no active account/,
  ],
  [
    'accounts without anybody who could be told',
    {
      accounts: [
        { accountId: 'A-1', name: 'Led' },
        { accountId: 'A-2', name: 'Forgotten' },
      ],
      assignments: [
        { accountId: 'A-1', personId: 'P-1', role: 'sam', isLead: true, fromOn: null, untilOn: null },
      ],
      people: [{ personId: 'P-1', name: 'Ruth', email: 'r@made.example', leftOn: null, managerId: null }],
      matched: ['P-1'],
    },
    /^1 of 2 accounts without a lead/,
  ],
  ['no accounts where nobody is assigned to any', { accounts: [{ accountId: 'A-1', name: 'New' }] }, null],
  ['an import older than a week', { importedAt: '2026-09-20T08:00:00Z' }, /^The last import is 10 days old/],
  ['an import of a week', { importedAt: '2026-09-23T08:00:00Z' }, null],
  [
    'contacts without a role',
    {
      contacts: [
        { buyerRole: null, leftOn: null },
        { buyerRole: 'user_technical', leftOn: null },
      ],
    },
    /^1 of 2 contacts/,
  ],
  ['questions that nobody answered', { pending: [question({})] }, /^1 question to 1 person unanswered/],
  ['not those asked lately', { pending: [question({ createdAt: new Date('2026-09-20T08:00:00Z') })] }, null],
  ['not those that were never told', { pending: [question({ state: 'waiting' })] }, null],
])('sales operations read of %s', async (_, given, text) => {
  const gaps = await readDataGaps(ports(given), at)
  if (text === null) expect(gaps).toBeNull()
  else expect(gaps?.gaps.map(gap => gap.text)).toEqual([expect.stringMatching(text)])
})

test('names from data are escaped in the message', async () => {
  const digest = await readDataGaps(ports({ people: [{ name: '<!here>', email: null, leftOn: null }] }), at)
  if (digest === null) throw new Error('no gap')
  const message = dataGapsMessage({ type: 'data-gaps-digest', digest, notice: null })
  expect(JSON.stringify(message.blocks)).toContain('&lt;!here&gt;')
})
