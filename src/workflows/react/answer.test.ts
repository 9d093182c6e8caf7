import { expect, test } from 'vitest'
import { memoryCoaching } from '../../../test/support/memory-coaching.ts'
import type { FactRow } from '../../facts/index.ts'
import type { FactStatement, GivenFacts, NewNudge } from '../ports/index.ts'
import { type AnswerQuestionPorts, answerNudge, answerWinLoss, askWinLoss } from './answer.ts'

const now = new Date('2026-09-16T14:00:00Z')
const person = { personId: 'rep', name: 'Dana', timeZone: 'America/New_York' }

function setUp(contactRole: string | null = null) {
  const { store: coaching } = memoryCoaching()
  const written: { kind: string; row: Readonly<Record<string, unknown>> }[] = []
  const said: FactStatement[] = []
  const opportunity = { opportunityId: 'O-1', name: 'Strips', ownerId: 'rep', closedOn: '2026-09-10' }
  const ports = {
    coaching,
    directory: {
      personBySlackUser: async (id: string) => {
        if (id === 'U-stranger') return null
        return id === 'U1' ? person : { ...person, personId: 'other' }
      },
    },
    now: () => now,
    writer: {
      async write(_: string, kind: string, rows: readonly { row: Readonly<Record<string, unknown>> }[]) {
        written.push(...rows.map(({ row }) => ({ kind, row })))
        return { unchanged: 0 }
      },
    },
    statements: {
      async give({ statements = [] }: GivenFacts) {
        said.push(...statements)
      },
    },
    facts: {
      byId: async (kind: string) =>
        kind === 'contact'
          ? [{ row: { contactId: 'K-1', buyerRole: contactRole }, baseMinor: {} }]
          : [{ row: opportunity, baseMinor: {} }],
      rowsBy: async (kind: string) =>
        kind === 'opportunity'
          ? [{ row: opportunity, baseMinor: {} }]
          : written.map(({ row }) => ({ row: row as FactRow<'winLossAnswer'>, baseMinor: {} })),
    },
  } as unknown as AnswerQuestionPorts
  const told = async (nudge: Pick<NewNudge, 'kind' | 'reason' | 'evidence'>) => {
    const base = { accountId: 'A-1', personId: 'rep', runId: 'run' }
    const queued = await coaching.queue(
      { personId: 'rep', key: 'key', dueAt: now, nudges: [{ ...base, ...nudge }], content: () => null },
      now,
    )
    return queued?.nudgeIds[0] ?? ''
  }
  return { ports, coaching, written, said, told }
}

const asked = { accountName: 'Lakeside', accountId: 'A-1', contact: null, known: 3, missing: 3 }
const question = { kind: 'open-question', reason: 'N2', evidence: { ...asked, question: 'N2' } }
const role = {
  kind: 'open-question',
  reason: 'buyer_role:K-1',
  evidence: { ...asked, question: 'buyer_role', contact: { contactId: 'K-1', name: 'Ruth' } },
}

test('an answer is kept with who gave it and the day in their zone, once', async () => {
  const { ports, written, told, coaching } = setUp()
  const nudgeId = await told(question)
  const tap = { slackUserId: 'U1', nudgeId, value: '4' }
  expect(await answerNudge(ports, tap)).toEqual({ kind: 'answered' })
  expect(await answerNudge(ports, tap)).toEqual({ kind: 'already' })
  expect(written).toEqual([
    {
      kind: 'answer',
      row: {
        accountId: 'A-1',
        question: 'N2',
        value: '4',
        currency: null,
        answeredOn: '2026-09-16',
        answeredBy: 'rep',
      },
    },
  ])
  expect((await coaching.nudge(nudgeId))?.state).toBe('resolved')
})

test.each([
  ['by someone else', { slackUserId: 'U2', value: '4' }, 'not_yours'],
  ['with an answer that was never offered', { slackUserId: 'U1', value: '9' }, 'gone'],
])('a tap %s keeps nothing', async (_, tap, kind) => {
  const { ports, written, told } = setUp()
  expect(await answerNudge(ports, { ...tap, nudgeId: await told(question) })).toMatchObject({ kind })
  expect(written).toEqual([])
})

test('a buyer role is stated of the contact, unless an import was faster', async () => {
  for (const [known, statements] of [
    [null, 1],
    ['user_technical', 0],
  ] as const) {
    const { ports, said, told } = setUp(known)
    await answerNudge(ports, { slackUserId: 'U1', nudgeId: await told(role), value: 'economic_buyer' })
    expect(said).toHaveLength(statements)
  }
})

test('win and loss takes four taps, each kept at once, and then gives thanks', async () => {
  const { ports, written, told, coaching } = setUp()
  const evidence = {
    opportunityId: 'O-1',
    name: 'Strips',
    accountName: 'Lakeside',
    outcome: 'lost',
    closedOn: '2026-09-10',
  }
  const nudgeId = await told({ kind: 'win-loss-question', reason: 'O-1', evidence })
  const first = await answerNudge(ports, { slackUserId: 'U1', nudgeId, value: 'price' })
  expect(first).toMatchObject({ kind: 'next', question: 'decider' })
  expect((await coaching.nudge(nudgeId))?.state).toBe('resolved')
  const given = { opportunityId: 'O-1' }
  await answerWinLoss(ports, 'U1', { ...given, question: 'decider', value: 'group' })
  expect(await askWinLoss(ports, 'U1', '')).toMatchObject({ kind: 'next', question: 'rival' })
  await answerWinLoss(ports, 'U1', { ...given, question: 'rival', value: 'competitor' })
  expect(await answerWinLoss(ports, 'U1', { ...given, question: 'phase', value: 'terms' })).toMatchObject({
    kind: 'thanks',
  })
  expect(written.map(({ row }) => [row['question'], row['statedBy']])).toEqual([
    ['reason', 'rep'],
    ['decider', 'rep'],
    ['rival', 'rep'],
    ['phase', 'rep'],
  ])
})

test('whoever is in no people data is asked nothing about an opportunity, and keeps nothing', async () => {
  const { ports, written } = setUp()
  const given = { opportunityId: 'O-1', question: 'reason', value: 'price' }
  expect(await askWinLoss(ports, 'U-stranger', '')).toEqual({ kind: 'unknown_person' })
  expect(await answerWinLoss(ports, 'U-stranger', given)).toEqual({ kind: 'unknown_person' })
  expect(written).toEqual([])
})
