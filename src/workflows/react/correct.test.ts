import { expect, test } from 'vitest'
import { memoryCoaching } from '../../../test/support/memory-coaching.ts'
import type { FactStatement, GivenFacts } from '../ports/index.ts'
import { type CorrectPorts, correctNudge, mayCorrect } from './correct.ts'

const now = new Date('2026-09-16T03:00:00Z')

async function setUp(action: { ownerId: string; doneOn: string | null }, kind = 'action-overdue') {
  const { store: coaching } = memoryCoaching()
  const said: FactStatement[] = []
  const ports = {
    coaching,
    now: () => now,
    directory: {
      personBySlackUser: async () => ({ personId: 'rep', name: 'Dana', timeZone: 'America/New_York' }),
    },
    statements: {
      async give({ statements = [] }: GivenFacts) {
        said.push(...statements)
      },
    },
    facts: {
      byId: async (of: string) =>
        of === 'planAction'
          ? [{ row: { actionId: 'ACT-1', cancelledOn: null, ...action }, baseMinor: {} }]
          : [],
      rowsBy: async () => [],
    },
  } as unknown as CorrectPorts
  const queued = await coaching.queue(
    {
      personId: 'rep',
      key: 'key',
      dueAt: now,
      nudges: [
        {
          kind,
          accountId: 'A-1',
          reason: 'action_overdue:ACT-1',
          personId: 'rep',
          runId: 'run',
          evidence: {},
        },
        {
          kind,
          accountId: 'A-1',
          reason: 'action_overdue:ACT-1',
          personId: 'sam',
          runId: 'run',
          evidence: {},
        },
      ],
      content: () => null,
    },
    now,
  )
  const nudgeId = queued?.nudgeIds[0] ?? ''
  return { ports, coaching, said, pressed: { slackUserId: 'U1', nudgeId } }
}

test('the owner of an action says that it is done: the fact is written, dated, and the item goes for everybody', async () => {
  const { ports, coaching, said, pressed } = await setUp({ ownerId: 'rep', doneOn: null })
  expect(await mayCorrect(ports, pressed)).toBe(true)
  expect(await correctNudge(ports, { ...pressed, correction: 'done' })).toEqual({ kind: 'corrected' })
  expect(said).toMatchObject([{ subjectId: 'ACT-1', property: 'doneOn', value: '2026-09-15' }])
  expect(await coaching.pending()).toEqual([])
  expect(await correctNudge(ports, { ...pressed, correction: 'done' })).toEqual({ kind: 'already' })
})

test('what was settled meanwhile is not written again', async () => {
  const { ports, said, pressed } = await setUp({ ownerId: 'rep', doneOn: '2026-09-10' })
  expect(await correctNudge(ports, { ...pressed, correction: 'cancelled' })).toEqual({ kind: 'corrected' })
  expect(said).toEqual([])
})

test.each([
  ['an action of somebody else', { ownerId: 'other', doneOn: null }, 'action-overdue'],
  ['a fact of another kind', { ownerId: 'rep', doneOn: null }, 'plan-stale'],
])('%s is left to who keeps it', async (_, action, kind) => {
  const { ports, said, pressed } = await setUp(action, kind)
  expect(await mayCorrect(ports, pressed)).toBe(false)
  expect(await correctNudge(ports, { ...pressed, correction: 'done' })).toEqual({ kind: 'not_correctable' })
  expect(said).toEqual([])
})
