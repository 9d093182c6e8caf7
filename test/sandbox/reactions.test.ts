import { describe, expect, it } from 'vitest'
import { ana, as, ask, bot, call, clientOf, quietChannel, sales, seen, socketApp, start } from './support.ts'

async function withMessage() {
  const sandbox = await start()
  const client = clientOf(sandbox)
  const { ts: timestamp = '' } = await client.chat.postMessage({ channel: sales, text: 'hello' })
  return { sandbox, client, timestamp, item: { channel: sales, timestamp } }
}

describe('a reaction', () => {
  it('is counted once a person and emoji, seen by all, and goes when nobody is left', async () => {
    const { sandbox, client, timestamp, item } = await withMessage()
    await client.reactions.add({ ...item, name: 'eyes' })
    await ask(sandbox, `${as(ana)}/reactions`, { channel: sales, ts: timestamp, name: 'eyes', isOn: true })
    const { message } = await client.reactions.get(item)
    expect(message?.reactions).toEqual([{ name: 'eyes', users: [bot, ana], count: 2 }])
    expect(await seen(sandbox, ana, sales)).toMatchObject([{ reactions: [{ name: 'eyes' }] }])
    expect((await client.reactions.list({ user: ana })).items).toMatchObject([{ channel: sales }])
    await client.reactions.remove({ ...item, name: 'eyes' })
    await ask(sandbox, `${as(ana)}/reactions`, { channel: sales, ts: timestamp, name: 'eyes', isOn: false })
    expect((await client.reactions.get(item)).message).not.toHaveProperty('reactions')
    expect((await client.reactions.list({})).items).toEqual([])
  })

  it('of a person is heard by the app, in the shape of the event', async () => {
    const { sandbox, timestamp } = await withMessage()
    const app = socketApp(sandbox)
    const heard: unknown[] = []
    app.event(/^reaction_/, async ({ event }) => {
      heard.push(event)
    })
    await app.start()
    const body = { channel: sales, ts: timestamp, name: '+1' }
    await ask(sandbox, `${as(ana)}/reactions`, { ...body, isOn: true })
    await ask(sandbox, `${as(ana)}/reactions`, { ...body, isOn: false })
    const item = { type: 'message', channel: sales, ts: timestamp }
    await expect
      .poll(() => heard)
      .toMatchObject([
        { type: 'reaction_added', user: ana, reaction: '+1', item_user: bot, item },
        { type: 'reaction_removed', user: ana, reaction: '+1', item_user: bot, item },
      ])
  })

  it.each([
    ['no message named', { name: 'eyes' }, 'no_item_specified'],
    ['an odd timestamp', { channel: sales, timestamp: '1', name: 'eyes' }, 'bad_timestamp'],
    [
      'a message that is not there',
      { channel: sales, timestamp: '1700000000.000001', name: 'eyes' },
      'message_not_found',
    ],
    ['markup for a name', { name: '<b>' }, 'invalid_name'],
  ])('is refused: %s', async (_case, args, error) => {
    const sandbox = await start()
    expect(await call(sandbox, 'reactions.add', args)).toMatchObject({ ok: false, error })
  })

  it('is refused a second time, and cannot be taken away where there is none', async () => {
    const { sandbox, item } = await withMessage()
    expect(await call(sandbox, 'reactions.remove', { ...item, name: 'eyes' })).toMatchObject({
      error: 'no_reaction',
    })
    await call(sandbox, 'reactions.add', { ...item, name: 'eyes' })
    expect(await call(sandbox, 'reactions.add', { ...item, name: 'eyes' })).toMatchObject({
      error: 'already_reacted',
    })
  })

  it('comes 23 times from one, and not once more', async () => {
    const { sandbox, item } = await withMessage()
    for (let n = 0; n < 23; n += 1)
      expect(await call(sandbox, 'reactions.add', { ...item, name: `e${n}` })).toEqual({ ok: true })
    expect(await call(sandbox, 'reactions.add', { ...item, name: 'more' })).toMatchObject({
      error: 'too_many_reactions',
    })
  })
})

describe('a pin', () => {
  it('is listed until it is taken away, and told as events', async () => {
    const { sandbox, client, item, timestamp } = await withMessage()
    // Bolt keeps from an app what it did itself, unless told otherwise.
    const app = socketApp(sandbox, { ignoreSelf: false })
    const heard: unknown[] = []
    app.event(/^pin_/, async ({ event }) => {
      heard.push(event)
    })
    await app.start()
    await client.pins.add(item)
    expect((await client.pins.list({ channel: sales })).items).toMatchObject([
      { type: 'message', channel: sales, created_by: bot, message: { ts: timestamp, pinned_to: [sales] } },
    ])
    expect(await seen(sandbox, ana, sales)).toMatchObject([{ isPinned: true }])
    await client.pins.remove(item)
    expect((await client.pins.list({ channel: sales })).items).toEqual([])
    await expect
      .poll(() => heard)
      .toMatchObject([
        { type: 'pin_added', channel_id: sales, pin_count: 1 },
        { type: 'pin_removed', channel_id: sales, pin_count: 0 },
      ])
  })

  it('is refused twice, and where there is none', async () => {
    const { sandbox, item } = await withMessage()
    expect(await call(sandbox, 'pins.remove', item)).toMatchObject({ error: 'no_pin' })
    await call(sandbox, 'pins.add', item)
    expect(await call(sandbox, 'pins.add', item)).toMatchObject({ error: 'already_pinned' })
  })

  it('is refused in a channel that the app is not in', async () => {
    const { sandbox } = await withMessage()
    await ask(sandbox, `${as(ana)}/messages`, { channel: quietChannel, text: 'mine' })
    const [message] = await seen(sandbox, ana, quietChannel)
    const item = { channel: quietChannel, timestamp: message?.ts }
    expect(await call(sandbox, 'pins.add', item)).toMatchObject({ error: 'not_in_channel' })
    expect(await call(sandbox, 'reactions.add', { ...item, name: 'eyes' })).toMatchObject({
      error: 'not_in_channel',
    })
  })
})

describe('chat.unfurl', () => {
  const url = 'https://example.com/a?b=1&c=2'
  it('puts an attachment under the message that has the link', async () => {
    const { sandbox, client } = await withMessage()
    await ask(sandbox, `${as(ana)}/messages`, { channel: sales, text: `look: ${url}` })
    const ts = (await seen(sandbox, ana, sales)).at(-1)?.ts ?? ''
    await client.chat.unfurl({ channel: sales, ts, unfurls: { [url]: { text: 'A page' } } })
    expect((await seen(sandbox, ana, sales)).at(-1)?.attachments).toMatchObject([
      { text: 'A page', from_url: url },
    ])
  })

  it.each([
    ['no unfurls', {}, 'missing_unfurls'],
    ['a list', { unfurls: [] }, 'invalid_unfurls_format'],
    ['another link', { unfurls: { 'https://example.com/': { text: 'a' } } }, 'cannot_unfurl_url'],
  ])('is refused with %s', async (_case, args, error) => {
    const { sandbox, timestamp } = await withMessage()
    const answer = await call(sandbox, 'chat.unfurl', { channel: sales, ts: timestamp, ...args })
    expect(answer).toMatchObject({ ok: false, error })
  })
})
