import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/sandbox/index.ts'
import { ana, appDm, as, ask, ben, bot, call, clientOf, sales, seen, start } from './support.ts'

describe('a message', () => {
  it('is cut at 40,000 characters, and not by tearing one in two', async () => {
    const sandbox = await start()
    const { message } = await clientOf(sandbox).chat.postMessage({
      channel: sales,
      text: '🙂'.repeat(40_001),
    })
    expect([...(message?.text ?? '')]).toHaveLength(40_000)
  })

  it('loses its blocks to a text that comes without any, and to an empty list', async () => {
    const client = clientOf(await start())
    const blocks = [{ type: 'divider' as const }]
    for (const part of [{ text: 'two' }, { text: 'three', blocks: [] }]) {
      const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'one', blocks })
      const { message } = await client.chat.update({ channel: sales, ts, ...part })
      expect(message).toMatchObject({ text: part.text, edited: { user: bot } })
      expect(message).not.toHaveProperty('blocks')
    }
  })

  it('keeps its blocks and text when only attachments are updated', async () => {
    const client = clientOf(await start())
    const blocks = [{ type: 'divider' as const }]
    const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'one', blocks })
    const { message } = await client.chat.update({ channel: sales, ts, attachments: [{ text: 'more' }] })
    expect(message).toMatchObject({ text: 'one', blocks, attachments: [{ text: 'more' }] })
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
    expect(replies.messages?.[2]).toMatchObject({ subtype: 'thread_broadcast' })
    expect(replies.messages?.[1]).not.toHaveProperty('subtype')
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

  it('move to zones that exist, and to no other', async () => {
    const sandbox = await start()
    expect(await ask(sandbox, as(ana), { tz: 'Nowhere/Bad' })).toMatchObject({ error: 'invalid_body' })
    expect(await ask(sandbox, as(ana), { tz: 'Asia/Tokyo' })).toMatchObject({ tz: 'Asia/Tokyo' })
    expect((await clientOf(sandbox).users.info({ user: ana })).user).toMatchObject({ tz_offset: 32_400 })
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

  it('whose name holds half a character leave the conversation readable', async () => {
    const sandbox = await start()
    const client = clientOf(sandbox)
    const args = { filename: 'a\ud800.csv', length: 2 }
    const { upload_url = '', file_id: id = '' } = (await call(
      sandbox,
      'files.getUploadURLExternal',
      args,
    )) as Record<string, string>
    await fetch(upload_url, { method: 'POST', body: 'id' })
    await client.files.completeUploadExternal({ files: [{ id }], channel_id: sales })
    const { messages } = await client.conversations.history({ channel: sales })
    expect(messages).toMatchObject([{ files: [{ id, name: 'a\ufffd.csv' }] }])
  })

  it.each([
    ['into a thread that is not there', { thread_ts: '1700000000.000001' }, 1, 'cannot_reply_to_message'],
    ['twice in one call', {}, 2, 'file_not_found'],
  ])('are not shared %s, and can be shared after that', async (_case, part, copies, error) => {
    const sandbox = await start()
    const { upload_url = '', file_id: id = '' } = await clientOf(sandbox).files.getUploadURLExternal({
      filename: 'a.csv',
      length: 2,
    })
    await fetch(upload_url, { method: 'POST', body: 'id' })
    const files = Array(copies).fill({ id })
    const complete = (args: object) =>
      call(sandbox, 'files.completeUploadExternal', { channel_id: sales, ...args })
    expect(await complete({ files, ...part })).toMatchObject({ ok: false, error })
    expect(await complete({ files: [{ id }] })).toMatchObject({ ok: true })
    expect(await seen(sandbox, ana, sales)).toHaveLength(1)
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
