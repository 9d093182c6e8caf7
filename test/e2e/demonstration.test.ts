import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ConversationView, MessagePage, WorkspaceView } from '../../src/sandbox/index.ts'
import { embeddedFolder } from '../support/databases.ts'
import { freePort, startSource } from '../support/processes.ts'

// Whole processes are started here, one after the other.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

let folder: string
beforeAll(async () => {
  folder = await embeddedFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask<Answer>(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  })
  return (await response.json()) as Answer
}

/** One start of `npm start` to its end: what a person found in their messages, and what the terminal said. */
async function messagesOfOneStart(person: string) {
  const port = await freePort()
  const running = startSource('main.ts', [], {
    environment: {
      PLUMBLINE_DATA_DIR: folder,
      PLUMBLINE_SANDBOX_PORT: String(port),
      // Of a real installation beside it; the sample's amounts are dollars.
      PLUMBLINE_BASE_CURRENCY: 'EUR',
    },
  })
  await running.until(/Press Ctrl\+C to stop/)
  const page = `http://127.0.0.1:${port}/sandbox/api`
  const { app, people } = await ask<WorkspaceView>(`${page}/workspace`)
  const id = people.find(({ name }) => name === person)?.id
  const dm = await ask<ConversationView>(`${page}/people/${id}/conversations`, { users: [app.botUserId] })
  const { messages } = await ask<MessagePage>(`${page}/people/${id}/conversations/${dm.id}/messages`)
  const { exitCode, stdout } = await running.stop()
  expect(exitCode).toBe(0)
  return { messages, stdout }
}

test('a second start of the demonstration shows the messages of the first, and sends none again', async () => {
  const first = await messagesOfOneStart('Dana Keller')
  expect(first.messages.length).toBe(1)
  const second = await messagesOfOneStart('Dana Keller')
  expect(second.stdout).toContain('Your conversations are as you left them')
  expect(second.messages).toEqual(first.messages)
})
