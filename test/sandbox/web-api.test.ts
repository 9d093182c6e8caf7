import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/sandbox/index.ts'
import {
  ana,
  appDm,
  as,
  ask,
  ben,
  bot,
  call,
  clientOf,
  quietChannel,
  sales,
  secret,
  seen,
  start,
  workspace,
} from './support.ts'

const withScopes = (...scopes: string[]) => ({ app: { ...workspace.app, scopes } })

describe('a token', () => {
  it.each([
    ['no token', 'auth.test', '', 'not_authed'],
    ['an unknown token', 'auth.test', 'xoxb-other', 'invalid_auth'],
    ['an app token where a bot token belongs', 'chat.postMessage', 'xapp-sandbox', 'not_allowed_token_type'],
    [
      'a bot token where an app token belongs',
      'apps.connections.open',
      'xoxb-sandbox',
      'not_allowed_token_type',
    ],
  ])('%s: %s with "%s" answers %s', async (_case, method, token, error) => {
    const sandbox = await start()
    expect(await call(sandbox, method, {}, token)).toEqual({ ok: false, error })
  })

  it('is taken from the form, too', async () => {
    const sandbox = await start()
    const body = new URLSearchParams({ token: 'xoxb-sandbox' })
    const response = await fetch(`${sandbox.slackApiUrl}auth.test`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({ ok: true, user_id: bot, team: 'Sandbox' })
  })

  it('never shows in the traffic log', async () => {
    const sandbox = await start()
    const body = new URLSearchParams({ token: 'xoxb-sandbox', channel: sales, text: 'hello' })
    await fetch(`${sandbox.slackApiUrl}chat.postMessage`, { method: 'POST', body })
    await clientOf(sandbox).auth.test()
    const traffic = await ask(sandbox, 'traffic')
    expect(JSON.stringify(traffic)).toContain('hello')
    expect(JSON.stringify(traffic)).not.toContain('xoxb-sandbox')
  })
})

describe('a scope', () => {
  it.each([
    ['chat.postMessage', { channel: sales, text: 'a' }, 'chat:write'],
    ['chat.postMessage', { channel: sales, text: 'a', username: 'Other' }, 'chat:write.customize'],
    ['users.info', { user: ana }, 'users:read'],
    ['users.lookupByEmail', { email: 'ana@example.com' }, 'users:read.email'],
    ['conversations.history', { channel: sales }, 'channels:history'],
    ['conversations.history', { channel: secret }, 'groups:history'],
    ['conversations.list', { types: 'public_channel,im' }, 'im:read'],
    ['conversations.open', { users: ana }, 'im:write'],
    ['conversations.open', { users: `${ana},${ben}` }, 'mpim:write'],
    ['conversations.join', { channel: quietChannel }, 'channels:join'],
    ['files.getUploadURLExternal', { filename: 'a.csv', length: 1 }, 'files:write'],
    ['team.info', {}, 'team:read'],
  ])('%s %j needs %s and says so', async (method, args, needed) => {
    const others = [
      'commands',
      ...(needed === 'chat:write.customize' ? ['chat:write'] : []),
      ...(needed === 'im:read' ? ['channels:read'] : []),
    ]
    const sandbox = await start(withScopes(...others))
    expect(await call(sandbox, method, args)).toEqual({
      ok: false,
      error: 'missing_scope',
      needed,
      provided: others.join(','),
    })
    const allowed = await start(withScopes(...others, needed))
    expect(await call(allowed, method, args)).toMatchObject({ ok: true })
  })

  it('users:read.email decides whether addresses are told', async () => {
    const without = await start(withScopes('users:read'))
    const withEmail = await start(withScopes('users:read', 'users:read.email'))
    const profile = async (sandbox: Awaited<ReturnType<typeof start>>) =>
      (await clientOf(sandbox).users.info({ user: ana })).user?.profile?.email
    expect([await profile(without), await profile(withEmail)]).toEqual([undefined, 'ana@example.com'])
  })

  it('is told in the headers of every answer', async () => {
    const sandbox = await start(withScopes('chat:write', 'team:read'))
    const { response_metadata } = await clientOf(sandbox).team.info()
    expect(response_metadata).toMatchObject({
      scopes: ['chat:write', 'team:read'],
      acceptedScopes: ['team:read'],
    })
  })
})

describe('a call is refused', () => {
  const dm = (user: string) => ({ channel: user, text: 'a' })
  it.each([
    ['an unknown method', 'chat.shout', {}, { error: 'unknown_method', req_method: 'chat.shout' }],
    [
      'an unknown channel',
      'chat.postMessage',
      { channel: 'C404', text: 'a' },
      { error: 'channel_not_found' },
    ],
    [
      'a private channel it is not in',
      'chat.postMessage',
      { channel: 'C04HIDDEN', text: 'a' },
      { error: 'channel_not_found' },
    ],
    ['an archived channel', 'chat.postMessage', { channel: 'C05OLD', text: 'a' }, { error: 'is_archived' }],
    ['no channel', 'chat.postMessage', { text: 'a' }, { error: 'invalid_arguments' }],
    ['nothing to say', 'chat.postMessage', { channel: sales }, { error: 'no_text' }],
    ['blank text', 'chat.postMessage', { channel: sales, text: '  ' }, { error: 'no_text' }],
    [
      'an odd thread_ts',
      'chat.postMessage',
      { channel: sales, text: 'a', thread_ts: '12' },
      { error: 'invalid_thread_ts' },
    ],
    [
      'a thread that is not there',
      'chat.postMessage',
      { channel: sales, text: 'a', thread_ts: '1700000000.000001' },
      { error: 'cannot_reply_to_message' },
    ],
    [
      '101 attachments',
      'chat.postMessage',
      { channel: sales, attachments: Array(101).fill({ text: 'a' }) },
      { error: 'too_many_attachments' },
    ],
    [
      'metadata without a payload',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: { event_type: 'a' } },
      { error: 'invalid_metadata_schema' },
    ],
    [
      'metadata that is text',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: 'a' },
      { error: 'invalid_metadata_format' },
    ],
    [
      'metadata over 16 kB',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(16_000) } } },
      { error: 'metadata_too_large' },
    ],
    [
      'markdown_text beside text',
      'chat.postMessage',
      { channel: sales, text: 'a', markdown_text: 'b' },
      { error: 'markdown_text_conflict' },
    ],
    [
      'markdown_text over 12,000',
      'chat.postMessage',
      { channel: sales, markdown_text: 'x'.repeat(12_001) },
      { error: 'msg_too_long' },
    ],
    ['somebody who has left', 'chat.postMessage', dm('U03GONE'), { error: 'user_not_found' }],
    [
      'an ephemeral message to a stranger',
      'chat.postEphemeral',
      { channel: secret, user: ben, text: 'a' },
      { error: 'user_not_in_channel' },
    ],
    [
      'a message that is not there',
      'chat.update',
      { channel: sales, ts: '1.1', text: 'a' },
      { error: 'message_not_found' },
    ],
    ['a person who is not there', 'users.info', { user: 'U404' }, { error: 'user_not_found' }],
    [
      'an address nobody has',
      'users.lookupByEmail',
      { email: 'no@example.com' },
      { error: 'users_not_found' },
    ],
    [
      'the address of somebody who has left',
      'users.lookupByEmail',
      { email: 'gone@example.com' },
      { error: 'users_not_found' },
    ],
    [
      'a direct message with somebody who has left',
      'conversations.open',
      { users: 'U03GONE' },
      { error: 'user_disabled' },
    ],
    [
      'nine people',
      'conversations.open',
      { users: Array(9).fill(ana).join(',') },
      { error: 'too_many_users' },
    ],
    ['nobody', 'conversations.open', {}, { error: 'users_list_not_supplied' }],
    [
      'a kind of conversation that does not exist',
      'conversations.list',
      { types: 'dm' },
      { error: 'invalid_types' },
    ],
    ['a cursor of its own making', 'conversations.list', { cursor: 'next' }, { error: 'invalid_cursor' }],
    ['a limit that is none', 'conversations.list', { limit: 'many' }, { error: 'invalid_limit' }],
    [
      'history of a channel it is not in',
      'conversations.history',
      { channel: quietChannel },
      { error: 'not_in_channel' },
    ],
    [
      'history from a day',
      'conversations.history',
      { channel: sales, oldest: 'monday' },
      { error: 'invalid_ts_oldest' },
    ],
    [
      'replies to nothing',
      'conversations.replies',
      { channel: sales, ts: '1.1' },
      { error: 'thread_not_found' },
    ],
    [
      'joining a private channel',
      'conversations.join',
      { channel: secret },
      { error: 'method_not_supported_for_channel_type' },
    ],
    [
      'a file that was not uploaded',
      'files.completeUploadExternal',
      { files: [{ id: 'F404' }] },
      { error: 'file_not_found' },
    ],
    [
      'a file of no bytes',
      'files.getUploadURLExternal',
      { filename: 'a', length: 0 },
      { error: 'invalid_arguments' },
    ],
  ])('for %s', async (_case, method, args, answer) => {
    const sandbox = await start()
    expect(await call(sandbox, method, args)).toMatchObject({ ok: false, ...answer })
  })

  it('to a public channel it is not in, unless chat:write.public is granted', async () => {
    const args = { channel: quietChannel, text: 'a' }
    expect(await call(await start(withScopes('chat:write')), 'chat.postMessage', args)).toMatchObject({
      error: 'not_in_channel',
    })
    expect(
      await call(await start(withScopes('chat:write', 'chat:write.public')), 'chat.postMessage', args),
    ).toMatchObject({ ok: true })
  })

  it('for a direct message when the app has no Messages tab', async () => {
    const sandbox = await start({ app: { ...workspace.app, messages_tab: false } })
    expect(await call(sandbox, 'chat.postMessage', dm(ana))).toMatchObject({ error: 'messages_tab_disabled' })
  })

  it('for changing or deleting what a person wrote', async () => {
    const sandbox = await start()
    await ask(sandbox, `${as(ana)}/messages`, { channel: sales, text: 'mine' })
    const ts = (await seen(sandbox, ana, sales))[0]?.ts
    expect(await call(sandbox, 'chat.update', { channel: sales, ts, text: 'a' })).toMatchObject({
      error: 'cant_update_message',
    })
    expect(await call(sandbox, 'chat.delete', { channel: sales, ts })).toMatchObject({
      error: 'cant_delete_message',
    })
  })
})

describe('a message', () => {
  it('is cut at 40,000 characters, and not by tearing one in two', async () => {
    const sandbox = await start()
    const { message } = await clientOf(sandbox).chat.postMessage({
      channel: sales,
      text: '🙂'.repeat(40_001),
    })
    expect([...(message?.text ?? '')]).toHaveLength(40_000)
  })

  it('keeps its blocks when only the text is updated, and loses them to an empty list', async () => {
    const client = clientOf(await start())
    const blocks = [{ type: 'divider' as const }]
    const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'one', blocks })
    const kept = await client.chat.update({ channel: sales, ts, text: 'two' })
    expect(kept.message).toMatchObject({ text: 'two', blocks, edited: { user: bot } })
    const lost = await client.chat.update({ channel: sales, ts, text: 'three', blocks: [] })
    expect(lost.message).not.toHaveProperty('blocks')
  })

  it('shows its metadata in history only when it is asked for', async () => {
    const client = clientOf(await start())
    const metadata = { event_type: 'nudge', event_payload: { key: 'opaque' } }
    await client.chat.postMessage({ channel: sales, text: 'one', metadata })
    const plain = await client.conversations.history({ channel: sales })
    const full = await client.conversations.history({ channel: sales, include_all_metadata: true })
    expect([plain.messages?.[0]?.metadata, full.messages?.[0]?.metadata]).toEqual([undefined, metadata])
  })

  it('goes to a person by their id, into the direct message with them', async () => {
    const sandbox = await start()
    const { channel } = await clientOf(sandbox).chat.postMessage({ channel: ana, text: 'hello' })
    expect(channel).toBe(await appDm(sandbox, ana))
  })

  it('that is ephemeral stays out of history, cannot be updated, and only one person sees it', async () => {
    const sandbox = await start()
    const client = clientOf(sandbox)
    const { message_ts = '' } = await client.chat.postEphemeral({ channel: sales, user: ana, text: 'psst' })
    expect((await client.conversations.history({ channel: sales })).messages).toEqual([])
    expect(await call(sandbox, 'chat.update', { channel: sales, ts: message_ts, text: 'a' })).toMatchObject({
      error: 'message_not_found',
    })
    expect(await seen(sandbox, ana, sales)).toMatchObject([{ text: 'psst', isEphemeral: true }])
    expect(await seen(sandbox, ben, sales)).toEqual([])
  })

  it('in a thread is out of the channel unless it is broadcast', async () => {
    const client = clientOf(await start())
    const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'root' })
    await client.chat.postMessage({ channel: sales, text: 'quiet', thread_ts: ts })
    await client.chat.postMessage({ channel: sales, text: 'loud', thread_ts: ts, reply_broadcast: true })
    const history = await client.conversations.history({ channel: sales })
    const replies = await client.conversations.replies({ channel: sales, ts })
    expect(history.messages?.map(one => one.text)).toEqual(['loud', 'root'])
    expect(replies.messages?.map(one => one.text)).toEqual(['root', 'quiet', 'loud'])
    expect(history.messages?.[1]).toMatchObject({ reply_count: 2, thread_ts: ts })
  })
})

describe('history', () => {
  it('is newest first and comes page by page, each message once', async () => {
    const client = clientOf(await start())
    for (let n = 0; n < 25; n += 1) await client.chat.postMessage({ channel: sales, text: `m${n}` })
    const texts: (string | undefined)[] = []
    let cursor = ''
    do {
      const page = await client.conversations.history({ channel: sales, limit: 10, cursor })
      texts.push(...(page.messages ?? []).map(one => one.text))
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor !== '')
    expect(texts).toEqual(Array.from({ length: 25 }, (_, n) => `m${24 - n}`))
  })

  it('takes oldest and latest, inclusive or not', async () => {
    const client = clientOf(await start())
    const ts: string[] = []
    for (let n = 0; n < 4; n += 1)
      ts.push((await client.chat.postMessage({ channel: sales, text: `m${n}` })).ts ?? '')
    const [, oldest = '', , latest = ''] = ts
    const between = async (inclusive: boolean) =>
      (await client.conversations.history({ channel: sales, oldest, latest, inclusive })).messages?.map(
        one => one.text,
      )
    expect(await between(false)).toEqual(['m2'])
    expect(await between(true)).toEqual(['m3', 'm2', 'm1'])
  })
})

describe('people', () => {
  it('carry their zone with the offset of the season', async () => {
    const clock = createClock(Date.UTC(2026, 0, 15))
    const client = clientOf(await start({}, clock))
    const offset = async () => (await client.users.info({ user: ana })).user
    expect(await offset()).toMatchObject({
      tz: 'Europe/Zagreb',
      tz_label: 'Central European Standard Time',
      tz_offset: 3_600,
    })
    clock.set(Date.UTC(2026, 6, 15))
    expect(await offset()).toMatchObject({ tz_label: 'Central European Summer Time', tz_offset: 7_200 })
  })

  it('are listed with those who have left marked deleted', async () => {
    const { members = [] } = await clientOf(await start()).users.list({})
    expect(members.map(one => [one.name, one.deleted])).toEqual([
      ['ana', false],
      ['ben', false],
      ['gone', true],
      ['greeter', false],
    ])
  })
})

describe('files', () => {
  it("go up with the client's own uploadV2 and come down with the bot token alone", async () => {
    const sandbox = await start()
    const client = clientOf(sandbox)
    await client.files.uploadV2({
      channel_id: sales,
      filename: 'a.csv',
      content: 'id,name\n1,Ana',
      title: 'People',
    })
    const [message] = await seen(sandbox, ana, sales)
    expect(message).toMatchObject({
      files: [{ name: 'a.csv', title: 'People', mimetype: 'text/csv', sizeBytes: 13 }],
    })
    const { messages = [] } = await client.conversations.history({ channel: sales })
    const url = messages[0]?.files?.[0]?.url_private ?? ''
    const fetched = await fetch(url, { headers: { Authorization: 'Bearer xoxb-sandbox' } })
    expect(await fetched.text()).toBe('id,name\n1,Ana')
    expect((await fetch(url)).status).toBe(403)
  })

  it('of another length than promised are refused', async () => {
    const sandbox = await start()
    const { upload_url = '' } = await clientOf(sandbox).files.getUploadURLExternal({
      filename: 'a',
      length: 5,
    })
    expect((await fetch(upload_url, { method: 'POST', body: '123' })).status).toBe(400)
    expect((await fetch(upload_url, { method: 'POST', body: '12345' })).status).toBe(200)
    expect((await fetch(upload_url, { method: 'POST', body: '12345' })).status).toBe(404)
  })

  it('of people reach the app with the message that shares them', async () => {
    const sandbox = await start()
    const dm = await appDm(sandbox, ana)
    const upload = await fetch(`${sandbox.origin}/sandbox/api/${as(ana)}/files?name=accounts.csv`, {
      method: 'POST',
      body: 'id',
    })
    const { id } = (await upload.json()) as { id: string }
    await ask(sandbox, `${as(ana)}/messages`, { channel: dm, text: '', files: [id] })
    const { messages } = await clientOf(sandbox).conversations.history({ channel: dm })
    expect(messages).toMatchObject([
      { subtype: 'file_share', files: [{ id, name: 'accounts.csv', ims: [dm] }] },
    ])
  })
})
