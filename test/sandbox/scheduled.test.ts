import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/sandbox/index.ts'
import { ana, call, clientOf, sales, seen, start } from './support.ts'

const now = 1_790_000_000

async function atNoon() {
  const clock = createClock()
  clock.stop()
  clock.set(now * 1000)
  const sandbox = await start({}, clock)
  return { sandbox, clock, client: clientOf(sandbox) }
}

describe('a scheduled message', () => {
  it('is listed, and posted when its time has come on the sandbox’s clock', async () => {
    const { sandbox, clock, client } = await atNoon()
    const post_at = now + 60
    const { scheduled_message_id } = await client.chat.scheduleMessage({
      channel: sales,
      text: 'later',
      post_at,
    })
    expect((await client.chat.scheduledMessages.list({ channel: sales })).scheduled_messages).toEqual([
      { id: scheduled_message_id, channel_id: sales, post_at, date_created: now, text: 'later' },
    ])
    clock.advance(59_000)
    expect(await seen(sandbox, ana, sales)).toEqual([])
    clock.advance(1_000)
    expect(await seen(sandbox, ana, sales)).toMatchObject([{ text: 'later' }])
    expect((await client.chat.scheduledMessages.list()).scheduled_messages).toEqual([])
  })

  it('is not posted once it was taken back, and cannot be taken back twice', async () => {
    const { sandbox, clock, client } = await atNoon()
    const { scheduled_message_id = '' } = await client.chat.scheduleMessage({
      channel: sales,
      text: 'later',
      post_at: now + 60,
    })
    const named = { channel: sales, scheduled_message_id }
    await client.chat.deleteScheduledMessage(named)
    expect(await call(sandbox, 'chat.deleteScheduledMessage', named)).toMatchObject({
      error: 'invalid_scheduled_message_id',
    })
    clock.advance(120_000)
    expect(await seen(sandbox, ana, sales)).toEqual([])
  })

  it('with metadata is taken and never posted, as in Slack', async () => {
    const { sandbox, clock, client } = await atNoon()
    const metadata = { event_type: 'a', event_payload: {} }
    await client.chat.scheduleMessage({ channel: sales, text: 'later', post_at: now + 60, metadata })
    clock.advance(120_000)
    expect(await seen(sandbox, ana, sales)).toEqual([])
  })

  it.each([
    ['now', now, 'time_in_past'],
    ['a second ahead', now + 1, undefined],
    ['120 days ahead', now + 120 * 86_400, undefined],
    ['a second more', now + 120 * 86_400 + 1, 'time_too_far'],
    ['tomorrow', 'tomorrow', 'invalid_time'],
  ])('%s answers %s: %s', async (_case, post_at, error) => {
    const { sandbox } = await atNoon()
    const answer = await call(sandbox, 'chat.scheduleMessage', { channel: sales, text: 'a', post_at })
    expect(answer['error']).toBe(error)
  })

  it('is one of at most 30 within 5 minutes and channel', async () => {
    const { sandbox } = await atNoon()
    const schedule = (post_at: number) =>
      call(sandbox, 'chat.scheduleMessage', { channel: sales, text: 'a', post_at })
    for (let n = 0; n < 30; n += 1) expect(await schedule(now + 60 + n)).toMatchObject({ ok: true })
    expect(await schedule(now + 300)).toMatchObject({ error: 'restricted_too_many' })
    expect(await schedule(now + 400)).toMatchObject({ ok: true })
  })

  it('is refused as the message itself would be', async () => {
    const { sandbox } = await atNoon()
    const args = { channel: sales, text: 'a', post_at: now + 60, blocks: [{ type: 'nothing' }] }
    expect(await call(sandbox, 'chat.scheduleMessage', args)).toMatchObject({ error: 'invalid_blocks' })
  })
})

describe('chat.meMessage', () => {
  it('is a message of its own kind', async () => {
    const { sandbox, client } = await atNoon()
    await client.chat.meMessage({ channel: sales, text: 'is counting' })
    expect(await seen(sandbox, ana, sales)).toMatchObject([{ subtype: 'me_message', text: 'is counting' }])
  })
})
