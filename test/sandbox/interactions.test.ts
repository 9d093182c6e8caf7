import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../src/sandbox/index.ts'
import {
  ana,
  appDm,
  as,
  ask,
  ben,
  call,
  clientOf,
  quietChannel,
  sales,
  seen,
  socketApp,
  start,
  workspace,
} from './support.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const options = ['x', 'y', 'z'].map(value => ({ text: plain(value.toUpperCase()), value }))

/** A message with one element, an app that notes every action, and a person who acts. */
async function withElement(element: object) {
  const sandbox = await start()
  const app = socketApp(sandbox)
  const actions: Record<string, unknown>[] = []
  const payloads: Record<string, unknown>[] = []
  app.action({ type: 'block_actions' }, async ({ ack, action, body }) => {
    await ack()
    actions.push({ ...action })
    payloads.push({ ...body })
  })
  await app.start()
  const blocks = [{ type: 'actions', block_id: 'b', elements: [{ action_id: 'a', ...element }] }]
  const { ts } = await clientOf(sandbox).chat.postMessage({
    channel: sales,
    text: 'pick',
    blocks: blocks as never,
  })
  const container = { type: 'message', channel: sales, ts }
  const act = (value?: unknown) =>
    ask(sandbox, `${as(ana)}/actions`, {
      container,
      blockId: 'b',
      actionId: 'a',
      ...(value === undefined ? {} : { value }),
    })
  return { sandbox, app, act, actions, payloads, container }
}

describe('an element', () => {
  it.each([
    [
      { type: 'button', text: plain('Go'), value: 'v', style: 'primary' },
      undefined,
      { type: 'button', value: 'v', text: plain('Go') },
    ],
    [{ type: 'static_select', options }, 'y', { selected_option: { value: 'y', text: plain('Y') } }],
    [
      { type: 'multi_static_select', options },
      ['x', 'z'],
      { selected_options: [{ value: 'x' }, { value: 'z' }] },
    ],
    [{ type: 'checkboxes', options }, ['x'], { selected_options: [{ value: 'x' }] }],
    [{ type: 'radio_buttons', options }, 'z', { selected_option: { value: 'z' } }],
    [{ type: 'overflow', options }, 'x', { selected_option: { value: 'x' } }],
    [{ type: 'datepicker' }, '2026-02-28', { selected_date: '2026-02-28' }],
    [{ type: 'timepicker' }, '09:30', { selected_time: '09:30' }],
    [{ type: 'datetimepicker' }, '1790000000', { selected_date_time: 1_790_000_000 }],
    [{ type: 'users_select' }, ben, { selected_user: ben }],
    [{ type: 'multi_users_select' }, [ana, ben], { selected_users: [ana, ben] }],
    [{ type: 'conversations_select' }, sales, { selected_conversation: sales }],
    [{ type: 'channels_select' }, sales, { selected_channel: sales }],
    [{ type: 'multi_channels_select' }, [sales], { selected_channels: [sales] }],
    [{ type: 'multi_conversations_select' }, [sales], { selected_conversations: [sales] }],
  ])('%j tells the app what was chosen', async (element, value, told) => {
    const { act, actions } = await withElement(element)
    expect(await act(value)).toMatchObject({ outcome: 'delivered' })
    expect(actions).toMatchObject([{ ...told, block_id: 'b', action_id: 'a' }])
  })

  it.each([
    [{ type: 'static_select', options }, 'w', 'not among the options'],
    [{ type: 'overflow', options }, 'w', 'one of the options'],
    [{ type: 'multi_static_select', options, max_selected_items: 1 }, ['x', 'y'], 'At most 1'],
    [{ type: 'users_select' }, 'U404', 'no person'],
    [{ type: 'datepicker' }, 'tomorrow', 'a date'],
    [{ type: 'static_select', options }, ['x'], 'one value'],
    [{ type: 'external_select' }, 'x', 'not among the options'],
  ])('%j cannot be given %j', async (element, value, words) => {
    const { act, actions } = await withElement(element)
    expect(await act(value)).toMatchObject({
      error: 'invalid_value',
      message: expect.stringContaining(words),
    })
    expect(actions).toEqual([])
  })

  it('comes with its message, its state and a response URL', async () => {
    const { act, payloads, container } = await withElement({ type: 'static_select', options })
    await act('y')
    expect(payloads).toMatchObject([
      {
        container: { type: 'message', message_ts: container.ts, channel_id: sales, is_ephemeral: false },
        channel: { id: sales, name: 'sales' },
        message: { ts: container.ts, text: 'pick' },
        state: { values: { b: { a: { selected_option: { value: 'y' } } } } },
        user: { id: ana, username: 'ana' },
        response_url: expect.stringContaining('/response/'),
      },
    ])
  })

  it('offers of an external select what the app suggests for the words typed', async () => {
    const { sandbox, app, act, actions, container } = await withElement({
      type: 'external_select',
      min_query_length: 1,
    })
    app.options('a', ({ ack, options: { value } }) =>
      ack({ options: [{ text: plain(`Found ${value}`), value: `id-${value}` }] }),
    )
    const suggested = await ask(sandbox, `${as(ana)}/suggestions`, {
      container,
      blockId: 'b',
      actionId: 'a',
      query: 'acme',
    })
    expect(suggested).toEqual({
      groups: [{ label: null, options: [{ text: 'Found acme', description: null, value: 'id-acme' }] }],
    })
    expect(await act('id-acme')).toMatchObject({ outcome: 'delivered' })
    expect(actions).toMatchObject([{ selected_option: { value: 'id-acme' } }])
  })

  it('refuses suggestions that break the rules for options', async () => {
    const { sandbox, app, container } = await withElement({ type: 'external_select' })
    app.options('a', ({ ack }) => ack({ options: [{ text: plain('x'.repeat(76)), value: 'v' }] }))
    expect(
      await ask(sandbox, `${as(ana)}/suggestions`, { container, blockId: 'b', actionId: 'a', query: 'acme' }),
    ).toMatchObject({
      error: 'invalid_options',
      message: expect.stringContaining('must be less than 76 characters'),
    })
  })

  it('is gone once the message is updated without it', async () => {
    const { sandbox, act, container } = await withElement({ type: 'button', text: plain('Go') })
    await call(sandbox, 'chat.update', { channel: sales, ts: container.ts, text: 'done', blocks: [] })
    expect(await act()).toMatchObject({ error: 'element_not_found' })
  })

  it('of an ephemeral message comes without the message, as Slack keeps none', async () => {
    const { sandbox, payloads } = await withElement({ type: 'button', text: plain('Go') })
    const blocks = [
      { type: 'actions', block_id: 'e', elements: [{ type: 'button', action_id: 'a', text: plain('Go') }] },
    ]
    const { message_ts } = await clientOf(sandbox).chat.postEphemeral({
      channel: sales,
      user: ana,
      text: 'psst',
      blocks: blocks as never,
    })
    const act = (userId: string) =>
      ask(sandbox, `${as(userId)}/actions`, {
        container: { type: 'message', channel: sales, ts: message_ts },
        blockId: 'e',
        actionId: 'a',
      })
    expect(await act(ben)).toMatchObject({ error: 'message_not_found' })
    expect(await act(ana)).toMatchObject({ outcome: 'delivered' })
    expect(payloads).toMatchObject([{ container: { is_ephemeral: true } }])
    expect(payloads[0]).not.toHaveProperty('message')
  })
})

describe('a response URL', () => {
  async function responseUrl() {
    const { sandbox, act, payloads, container } = await withElement({ type: 'button', text: plain('Go') })
    await act()
    const url = String(payloads[0]?.['response_url'])
    const respond = async (body: unknown) => {
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      })
      return [response.status, await response.text()] as const
    }
    return { sandbox, respond, container }
  }

  it('works five times', async () => {
    const { sandbox, respond } = await responseUrl()
    for (let use = 1; use <= 5; use += 1)
      expect(await respond({ text: `answer ${use}` })).toEqual([200, 'ok'])
    expect(await respond({ text: 'one more' })).toEqual([404, '{"ok":false,"error":"used_url"}'])
    expect(await seen(sandbox, ana, sales)).toHaveLength(6)
  })

  it('works for 30 minutes', async () => {
    const { sandbox, respond } = await responseUrl()
    await ask(sandbox, 'clock', { isStopped: true })
    await ask(sandbox, 'clock', { advanceMs: 29 * 60_000 })
    expect(await respond({ text: 'in time' })).toEqual([200, 'ok'])
    await ask(sandbox, 'clock', { advanceMs: 60_001 })
    expect(await respond({ text: 'late' })).toEqual([404, '{"ok":false,"error":"expired_url"}'])
  })

  it('answers the one person unless in_channel', async () => {
    const { sandbox, respond } = await responseUrl()
    await respond({ text: 'for you' })
    await respond({ text: 'for all', response_type: 'in_channel' })
    expect((await seen(sandbox, ben, sales)).map(one => one.text)).toEqual(['pick', 'for all'])
    expect((await seen(sandbox, ana, sales)).map(one => one.text)).toEqual(['pick', 'for you', 'for all'])
  })

  it('replaces and deletes the message it came from', async () => {
    const { sandbox, respond, container } = await responseUrl()
    await respond({ text: 'replaced', blocks: [], replace_original: true })
    expect(await seen(sandbox, ben, sales)).toMatchObject([
      { ts: container.ts, text: 'replaced', isEdited: true, blocks: [] },
    ])
    await respond({ delete_original: true })
    expect(await seen(sandbox, ben, sales)).toEqual([])
  })

  it.each([
    ['faulty blocks', { text: 'a', blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    ['nothing', {}, 'no_text'],
    ['a list', [], 'invalid_payload'],
  ])('refuses %s', async (_case, body, error) => {
    const { respond } = await responseUrl()
    const [status, text] = await respond(body)
    expect([status, JSON.parse(text)]).toMatchObject([400, { ok: false, error }])
  })
})

describe('a slash command', () => {
  const run = (sandbox: Awaited<ReturnType<typeof start>>, text: string, channel = sales) =>
    ask(sandbox, `${as(ana)}/commands`, { channel, text })

  it('that does not exist is told to the person alone', async () => {
    const sandbox = await start()
    expect(await run(sandbox, '/nothing at all')).toMatchObject({
      outcome: 'failed',
      message: '/nothing is not a valid command.',
    })
  })

  it('fails when no app is connected', async () => {
    const sandbox = await start()
    expect(await run(sandbox, '/hello')).toMatchObject({ outcome: 'failed', error: 'app_not_connected' })
  })

  it('times out after 3 seconds', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    let isHeard = false
    app.command('/hello', async () => {
      isHeard = true
    })
    await app.start()
    const result = run(sandbox, '/hello')
    await expect.poll(() => isHeard).toBe(true)
    await ask(sandbox, 'clock', { advanceMs: 3_001 })
    expect(await result).toEqual({
      outcome: 'failed',
      error: 'operation_timeout',
      message: '/hello failed with the error "operation_timeout"',
    })
  })

  it('carries its text escaped, and people only where the command asks for it', async () => {
    const commands = [{ command: '/plain' }, { command: '/rich', should_escape: true }]
    const sandbox = await start({ app: { ...workspace.app, commands } })
    const app = socketApp(sandbox)
    const texts: string[] = []
    app.command(/.*/, async ({ ack, command }) => {
      texts.push(command.text)
      await ack()
    })
    await app.start()
    await run(sandbox, '/plain  a < b & @ben ')
    await run(sandbox, '/rich a < b & @ben')
    expect(texts).toEqual(['a &lt; b &amp; @ben', `a &lt; b &amp; <@${ben}|ben>`])
  })

  it('replaces its first answer through respond', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.command('/hello', async ({ ack, respond }) => {
      await ack('Working …')
      await respond({ text: 'Done', replace_original: true })
    })
    await app.start()
    await run(sandbox, '/hello')
    await expect.poll(() => seen(sandbox, ana, sales)).toMatchObject([{ text: 'Done', isEphemeral: true }])
  })

  it('that answers with a faulty message says so to the developer', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.command('/hello', ({ ack }) => ack({ text: 'a', blocks: [{ type: 'nothing' }] }))
    await app.start()
    expect(await run(sandbox, '/hello')).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('unsupported type: nothing'),
    })
  })

  it.each([
    [quietChannel, ben],
    ['C404', ana],
  ])('cannot be run in %s by %s, who is not there', async (channel, userId) => {
    const sandbox = await start()
    expect(await ask(sandbox, `${as(userId)}/commands`, { channel, text: '/hello' })).toMatchObject({
      error: 'channel_not_found',
    })
  })
})

describe('a shortcut', () => {
  const shortcuts = [
    { type: 'global' as const, name: 'New', callback_id: 'new' },
    { type: 'message' as const, name: 'Keep', callback_id: 'keep' },
  ]

  it('reaches the app with a trigger, and with its message where it has one', async () => {
    const sandbox = await start({ app: { ...workspace.app, shortcuts } })
    const app = socketApp(sandbox)
    const heard: object[] = []
    app.shortcut(/.*/, async ({ ack, shortcut }) => {
      heard.push(shortcut)
      await ack()
    })
    await app.start()
    const { ts } = await clientOf(sandbox).chat.postMessage({ channel: sales, text: 'keep me' })
    await ask(sandbox, `${as(ana)}/shortcuts`, { callbackId: 'new' })
    await ask(sandbox, `${as(ana)}/shortcuts`, { callbackId: 'keep', message: { channel: sales, ts } })
    expect(heard).toMatchObject([
      { type: 'shortcut', callback_id: 'new', trigger_id: expect.any(String) },
      {
        type: 'message_action',
        callback_id: 'keep',
        message: { text: 'keep me' },
        response_url: expect.any(String),
      },
    ])
  })
})

describe('what a person types', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['hi @ben', `hi <@${ben}>`],
    ['hi @nobody', 'hi @nobody'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`see <#${sales}>`, `see <#${sales}>`],
    ['<!channel>', '&lt;!channel&gt;'],
  ])('%s is kept as %s', async (typed, kept) => {
    const sandbox = await start()
    const { messages } = await ask<{ messages: MessageView[] }>(sandbox, `${as(ana)}/messages`, {
      channel: sales,
      text: typed,
    })
    expect(messages[0]?.text).toBe(kept)
  })
})

describe('live changes', () => {
  it('come to those concerned, and what was missed comes after a reconnection', async () => {
    const sandbox = await start()
    const dm = await appDm(sandbox, ana)
    const client = clientOf(sandbox)
    const listen = async (userId: string, lastEventId: string | null) => {
      const abort = new AbortController()
      const headers: Record<string, string> = lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }
      const response = await fetch(`${sandbox.origin}/sandbox/api/${as(userId)}/events`, {
        headers,
        signal: abort.signal,
      })
      let text = ''
      const reading = (async () => {
        for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
      })().catch(() => {})
      const messages = () => [...text.matchAll(/"type":"message".*?"text":"(.*?)"/g)].map(match => match[1])
      const lastId = () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? null
      const stop = async () => {
        abort.abort()
        await reading
      }
      return { messages, lastId, stop }
    }
    const first = await listen(ana, null)
    const other = await listen(ben, null)
    await client.chat.postMessage({ channel: dm, text: 'one' })
    await expect.poll(first.messages).toEqual(['one'])
    const lastId = first.lastId()
    await first.stop()
    await client.chat.postMessage({ channel: dm, text: 'two' })
    const again = await listen(ana, lastId)
    await client.chat.postMessage({ channel: dm, text: 'three' })
    await expect.poll(again.messages).toEqual(['two', 'three'])
    expect(other.messages()).toEqual([])
    await again.stop()
    await other.stop()
  })
})
