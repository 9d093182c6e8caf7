import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActResult, ConversationView, FaultSpec, WorkspaceView } from '../../src/sandbox/index.ts'
import { startWholeBot, type WholeBot } from '../support/whole-bot.ts'

const RECONNECTS = 100
const PEOPLE_AT_ONCE = 4

let whole: WholeBot
beforeAll(async () => {
  whole = await startWholeBot({
    database: 'embedded',
    transport: 'socket',
    before: async () => {},
    extraPeople: [{ name: 'kim', real_name: 'Kim Lee', email: 'kim@example.com' }],
  })
})
afterAll(async () => whole?.close())

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${whole.sandbox.origin}/sandbox/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  })
  return (await response.json()) as Answer
}
const fault = (spec: FaultSpec) => ask('faults', spec)
const connections = async () => (await ask<WorkspaceView>('workspace')).app.connections
const untilConnected = (count: number) => expect.poll(connections).toBeGreaterThanOrEqual(count)

/** Asks for coverage until it is told to stop; what was acknowledged, and what was not. */
async function keepAsking(isOver: () => boolean) {
  const kim = whole.userId('Kim Lee')
  const { app } = await ask<WorkspaceView>('workspace')
  const dm = await ask<ConversationView>(`people/${kim}/conversations`, { users: [app.botUserId] })
  const outcomes: ActResult['outcome'][] = []
  while (!isOver()) {
    const { outcome } = await ask<ActResult>(`people/${kim}/commands`, { channel: dm.id, text: '/coverage' })
    outcomes.push(outcome)
  }
  return outcomes
}

test('Slack replaces connections a hundred times under load: every command is acknowledged', async () => {
  await untilConnected(2)
  let isOver = false
  const asking = Array.from({ length: PEOPLE_AT_ONCE }, () => keepAsking(() => isOver))
  for (let count = 0; count < RECONNECTS; count += 1) {
    await fault({ kind: 'refresh-sockets', connections: 1 })
    await untilConnected(2)
  }
  isOver = true
  const outcomes = (await Promise.all(asking)).flat()
  expect(outcomes.length).toBeGreaterThan(RECONNECTS)
  expect(outcomes.filter(outcome => outcome !== 'delivered')).toEqual([])
}, 120_000)

test('where opening a connection fails, the bot lives on, and hears again once it succeeds', async () => {
  await fault({ kind: 'reset-before', method: 'apps.connections.open', times: 3 })
  await fault({ kind: 'status-before', method: 'apps.connections.open', status: 500, times: 3 })
  await fault({ kind: 'drop-sockets' })
  await untilConnected(2)
  let asked = 0
  const outcomes = await keepAsking(() => {
    asked += 1
    return asked > 5
  })
  expect(new Set(outcomes)).toEqual(new Set(['delivered']))
}, 60_000)
