import { expect, test } from 'vitest'
import { memoryCoaching } from '../../../test/support/memory-coaching.ts'
import type { FactStatement, GivenFacts } from '../ports/index.ts'
import { correctNudge, readCorrectables } from './correct.ts'
import type { CorrectPorts } from './corrections.ts'

const now = new Date('2026-09-16T03:00:00Z')
const action = { actionId: 'ACT-1', ownerId: 'rep', doneOn: null, cancelledOn: null }
const contact = {
  contactId: 'K-1',
  accountId: 'A-1',
  name: 'Ruth',
  buyerRole: 'user_technical',
  leftOn: null,
}
const answers = [
  { accountId: 'A-1', question: 'B2', value: '4', answeredOn: '2026-01-10' },
  { accountId: 'A-1', question: 'B2', value: '5', answeredOn: '2026-03-01' },
  { accountId: 'A-1', question: 'V2', value: '900000', answeredOn: '2026-03-01' },
]

interface Given {
  readonly kind?: string
  readonly reason?: string
  readonly action?: object
  readonly contacts?: readonly object[]
  readonly leadId?: string
}

async function setUp(given: Given = {}) {
  const {
    kind = 'action-overdue',
    reason = 'action_overdue:ACT-1',
    leadId = 'other',
    contacts = [contact],
  } = given
  const held = memoryCoaching()
  const { store: coaching } = held
  const said: FactStatement[] = []
  const written: object[] = []
  const rows = (of: readonly object[]) => of.map(row => ({ row, baseMinor: {} }))
  const assignment = { assignmentId: 'CA', accountId: 'A-1', personId: leadId, role: 'account_manager' }
  const tables: Readonly<Record<string, readonly object[]>> = {
    answer: answers,
    contact: contacts,
    coverageAssignment: [{ ...assignment, isLead: true, fromOn: null, untilOn: null }],
    planAction: [{ ...action, ...given.action }],
    person: [{ personId: leadId, managerId: null, leftOn: null }],
  }
  const ports = {
    coaching,
    now: () => now,
    directory: {
      personBySlackUser: async () => ({
        personId: 'rep',
        name: 'Dana',
        timeZone: 'America/New_York',
        leftOn: null,
      }),
    },
    writer: {
      async write(_: string, of: string, added: readonly { readonly row: object }[]) {
        written.push(...added.map(({ row }) => ({ of, ...row })))
        return { unchanged: 0 }
      },
    },
    statements: { give: async ({ statements = [] }: GivenFacts) => void said.push(...statements) },
    facts: {
      byId: async (of: string) => rows(tables[of] ?? []),
      rowsBy: async (of: string) => rows(tables[of] ?? []),
    },
  } as unknown as CorrectPorts
  const nudge = { kind, accountId: 'A-1', reason, runId: 'run', evidence: {} }
  const queued = await coaching.queue(
    {
      personId: 'rep',
      key: 'key',
      dueAt: now,
      nudges: [
        { ...nudge, personId: 'rep' },
        { ...nudge, personId: 'sam' },
      ],
      content: () => null,
    },
    now,
  )
  const pressed = { slackUserId: 'U1', nudgeId: queued?.nudgeIds[0] ?? '' }
  const offered = async () => (await readCorrectables(ports, pressed)).flatMap(({ choices }) => choices)
  return { ...held, ports, coaching, said, written, pressed, offered }
}

test('the owner of an overdue action says that it is done: the plan has it, and nobody is reminded any more', async () => {
  const { ports, coaching, said, pressed } = await setUp()
  const correction = 'action:ACT-1:done'
  expect(await correctNudge(ports, { ...pressed, correction })).toEqual({ kind: 'corrected' })
  expect(said).toMatchObject([
    { subjectId: 'ACT-1', property: 'doneOn', value: '2026-09-15', statedBy: 'rep' },
  ])
  expect(await coaching.pending()).toEqual([])
  expect(await correctNudge(ports, { ...pressed, correction })).toEqual({ kind: 'already' })
})

test('where the fact could not be written, a second try writes it', async () => {
  const { ports, coaching, said, pressed } = await setUp()
  const { give } = ports.statements
  const correction = 'action:ACT-1:done'
  const isDown = { give: async () => Promise.reject(new Error('the database is down')) }
  await expect(correctNudge({ ...ports, statements: isDown }, { ...pressed, correction })).rejects.toThrow()
  expect(await coaching.pending()).toHaveLength(2)
  const again = { ...ports, statements: { give } }
  expect(await correctNudge(again, { ...pressed, correction })).toEqual({ kind: 'corrected' })
  expect(said).toMatchObject([{ subjectId: 'ACT-1', property: 'doneOn' }])
  expect(await correctNudge(again, { ...pressed, correction: 'action:ACT-1:cancelled' })).toEqual({
    kind: 'already',
  })
  expect(said).toHaveLength(1)
})

test('what was settled meanwhile is not written again', async () => {
  const { ports, said, pressed } = await setUp({ action: { doneOn: '2026-09-10' } })
  expect(await correctNudge(ports, { ...pressed, correction: 'action:ACT-1:cancelled' })).toEqual({
    kind: 'corrected',
  })
  expect(said).toEqual([])
})

const tier = { kind: 'tier-changed', reason: '1a>2', leadId: 'rep' }

test('the lead of an account puts an answer behind its tier right: it counts from today on', async () => {
  const { ports, written, pressed, coaching, nudges } = await setUp(tier)
  const [group] = await readCorrectables(ports, pressed)
  expect(group?.title).toBe('Leaders who act on trends: now 5')
  expect(await correctNudge(ports, { ...pressed, correction: 'answer:B2:3' })).toEqual({ kind: 'corrected' })
  expect(written).toEqual([
    {
      of: 'answer',
      accountId: 'A-1',
      question: 'B2',
      value: '3',
      currency: null,
      answeredOn: '2026-09-15',
      answeredBy: 'rep',
    },
  ])
  expect([...nudges.values()].map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  expect(await coaching.disputesSince(new Date(0))).toMatchObject([{ correctedAfterRun: 'run' }])
})

test('money is asked for in a form of its own, so no tap corrects it', async () => {
  const { offered } = await setUp(tier)
  expect((await offered()).map(({ value }) => value)).toEqual(
    [1, 2, 3, 4, 5].map(value => `answer:B2:${value}`),
  )
})

const gap = { kind: 'coverage-gap', reason: 'required_role_unmapped:economic_buyer', leadId: 'rep' }

test('the lead of an account says what part a buyer has: whatever the source says stays beside it', async () => {
  const { ports, said, pressed } = await setUp(gap)
  await correctNudge(ports, { ...pressed, correction: 'role:K-1:economic_buyer' })
  expect(said).toEqual([
    {
      kind: 'contact',
      subjectId: 'K-1',
      property: 'buyerRole',
      value: 'economic_buyer',
      statedBy: 'rep',
      statedAt: now,
    },
  ])
})

test.each([
  ['an action of somebody else', { action: { ownerId: 'other' } }, 'action:ACT-1:done'],
  ['a fact of another kind', { kind: 'plan-stale', leadId: 'rep' }, 'answer:B2:3'],
  ['the tier of somebody else’s account', { ...tier, leadId: 'other' }, 'answer:B2:3'],
  ['a contact who has left since the form was opened', { ...gap, contacts: [] }, 'role:K-1:economic_buyer'],
  ['an answer that was never offered', tier, 'answer:B2:9'],
])('%s is left to who keeps it', async (_, given, correction) => {
  const { ports, said, written, pressed } = await setUp(given)
  expect(await correctNudge(ports, { ...pressed, correction })).toEqual({ kind: 'not_correctable' })
  expect([...said, ...written]).toEqual([])
})
