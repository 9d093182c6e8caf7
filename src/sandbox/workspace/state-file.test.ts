import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationView, MessagePage, WorkspaceView } from '../page-api.ts'
import { startSandbox } from '../sandbox.ts'

let folder: string
let stateFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'))
  stateFile = join(folder, 'workspace.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const workspace = { people: [{ id: 'U01ANA', name: 'ana', real_name: 'Ana Kovač' }] }

async function ask<Answer>(url: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json', ...headers },
  })
  return (await response.json()) as Answer
}

/** A start of the sandbox; what the app and Ana can do in it. */
async function start() {
  const sandbox = await startSandbox({ workspace, stateFile })
  const page = `${sandbox.origin}/sandbox/api`
  const call = <Answer>(method: string, body: unknown) =>
    ask<Answer>(`${sandbox.slackApiUrl}${method}`, body, { Authorization: 'Bearer xoxb-sandbox' })
  const { app } = await ask<WorkspaceView>(`${page}/workspace`)
  const dm = () => ask<ConversationView>(`${page}/people/U01ANA/conversations`, { users: [app.botUserId] })
  return {
    sandbox,
    post: async (method: string, part: object) =>
      call<{ ok: boolean; ts?: string }>(method, { channel: (await dm()).id, ...part }),
    dm,
    messages: async () =>
      (await ask<MessagePage>(`${page}/people/U01ANA/conversations/${(await dm()).id}/messages`)).messages,
  }
}

test('a second start shows the conversations of the first, threads and private answers too', async () => {
  const first = await start()
  const root = await first.post('chat.postMessage', {
    text: 'Lakeside moved to Tier 1a',
    metadata: { event_type: 'plumbline_message', event_payload: { key: 'k-1' } },
  })
  await first.post('chat.postMessage', { text: 'a reply', thread_ts: root.ts })
  await first.post('chat.postEphemeral', { text: 'for Ana only', user: 'U01ANA' })
  const [before, dm] = [await first.messages(), await first.dm()]
  expect(before.length).toBeGreaterThanOrEqual(2)
  await first.sandbox.close()

  const second = await start()
  expect(second.sandbox.notice).toBeNull()
  expect((await second.dm()).id).toBe(dm.id)
  expect(await second.messages()).toEqual(before)
  const later = await second.post('chat.postMessage', { text: 'one more' })
  expect(Number(later.ts)).toBeGreaterThan(Number(root.ts))
  expect((await second.messages()).length).toBe(before.length + 1)
  await second.sandbox.close()
})

test('what was said is in the file shortly after, so that a kill loses little', async () => {
  const { sandbox, post } = await start()
  await post('chat.postMessage', { text: 'kept before the end' })
  await expect.poll(() => readFileSync(stateFile, 'utf8')).toContain('kept before the end')
  await sandbox.close()
})

test.each([
  ['cut in half', '{"version":1,"ids":{"serial":3'],
  ['of another version', '{"version":2}'],
  ['not what it should be', '{"version":1,"ids":{},"conversations":7,"messages":[]}'],
])('a file that is %s is set aside with a sentence, and nothing of it is lost', async (_title, text) => {
  writeFileSync(stateFile, text)
  const { sandbox, messages } = await start()
  expect(sandbox.notice).toMatch(/set aside as .+workspace\.json\.broken, and the workspace begins anew/)
  expect(readFileSync(`${stateFile}.broken`, 'utf8')).toBe(text)
  expect(await messages()).toEqual([])
  await sandbox.close()
})

test.each([
  ['$set', { $set: 5 }],
  ['$map', { $map: [['a', 1]] }],
])('metadata with a key %s comes back as it was said', async (_key, event_payload) => {
  const first = await start()
  const { ts } = await first.post('chat.postMessage', {
    text: 'Lakeside moved',
    metadata: { event_type: 'moved', event_payload },
  })
  await first.sandbox.close()
  const second = await start()
  const { messages } = (await second.post('conversations.history', {
    include_all_metadata: true,
  })) as unknown as { messages: { ts: string; metadata: unknown }[] }
  await second.sandbox.close()
  expect(second.sandbox.notice).toBeNull()
  expect(messages).toMatchObject([{ ts, metadata: { event_type: 'moved', event_payload } }])
})

test.each([
  ['blocks', null],
  ['text', 5],
  ['attachments', [{ text: 5 }]],
  ['replyUsers', ['U01ANA']],
])('a file whose message has a faulty %s is set aside, not half believed', async (field, value) => {
  const first = await start()
  await first.post('chat.postMessage', { text: 'Lakeside moved' })
  await first.sandbox.close()
  const state = JSON.parse(readFileSync(stateFile, 'utf8'))
  state.messages[0][field] = value
  writeFileSync(stateFile, JSON.stringify(state))
  const second = await start()
  const { notice } = second.sandbox
  await second.sandbox.close()
  expect(notice).toContain('.broken')
})
