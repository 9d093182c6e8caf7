import { describe, expect, it } from 'vitest'
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
  seen,
  socketApp,
  start,
  workspace,
} from './support.ts'

describe('a channel that the app makes', () => {
  it('has it as its only member, takes people in and out, a topic, a new name, and is archived', async () => {
    const sandbox = await start()
    const { conversations, chat } = clientOf(sandbox)
    const { channel: { id: channel = '' } = {} } = await conversations.create({ name: 'deal-lakeside' })
    expect((await conversations.members({ channel })).members).toEqual([bot])
    await conversations.invite({ channel, users: `${ana},${ben}` })
    await conversations.kick({ channel, user: ben })
    expect((await conversations.members({ channel })).members).toEqual([bot, ana])
    await conversations.setTopic({ channel, topic: 'One deal' })
    await conversations.setPurpose({ channel, purpose: 'Until it is won' })
    await conversations.rename({ channel, name: 'deal-northgate' })
    const { channel: now } = await conversations.info({ channel })
    expect(now).toMatchObject({
      name: 'deal-northgate',
      creator: bot,
      topic: { value: 'One deal' },
      purpose: { value: 'Until it is won' },
    })
    expect(await seen(sandbox, ana, channel)).toMatchObject([
      { subtype: 'channel_topic', text: `<@${bot}> set the channel topic: One deal` },
      { subtype: 'channel_purpose' },
    ])
    await conversations.archive({ channel })
    await expect(chat.postMessage({ channel, text: 'a' })).rejects.toThrow('is_archived')
  })

  it('is told of as events', async () => {
    const sandbox = await start()
    // Bolt keeps from an app what it did itself, unless told otherwise.
    const app = socketApp(sandbox, { ignoreSelf: false })
    const heard: string[] = []
    app.event(/^(channel|member)_/, async ({ event }) => {
      heard.push(event.type)
    })
    await app.start()
    const { conversations } = clientOf(sandbox)
    const { channel: { id: channel = '' } = {} } = await conversations.create({ name: 'deal' })
    await conversations.invite({ channel, users: ana })
    await conversations.rename({ channel, name: 'won' })
    await conversations.archive({ channel })
    await expect
      .poll(() => heard.sort())
      .toEqual(['channel_archive', 'channel_created', 'channel_rename', 'member_joined_channel'])
  })

  it('may go without those who cannot come, where the app says so', async () => {
    const sandbox = await start()
    const users = `${ben},U03GONE,${ana}`
    expect(await call(sandbox, 'conversations.invite', { channel: sales, users })).toMatchObject({
      ok: false,
      error: 'already_in_channel',
    })
    const { channel } = await call(sandbox, 'conversations.create', { name: 'new' })
    const { id } = channel as { id: string }
    const answer = await call(sandbox, 'conversations.invite', { channel: id, users, force: true })
    expect(answer).toMatchObject({ ok: true, errors: [{ user: 'U03GONE', error: 'user_not_found' }] })
    expect((await clientOf(sandbox).conversations.members({ channel: id })).members).toEqual([bot, ben, ana])
  })
})

describe('changing a channel is refused', () => {
  it.each([
    ['no name', 'create', {}, 'invalid_name_required'],
    ['81 characters', 'create', { name: 'x'.repeat(81) }, 'invalid_name_maxlength'],
    ['capitals and blanks', 'create', { name: 'Sales Team' }, 'invalid_name_specials'],
    ['punctuation alone', 'create', { name: '--' }, 'invalid_name_punctuation'],
    ['a name that is taken', 'create', { name: 'sales' }, 'name_taken'],
    ['a channel that somebody else made', 'rename', { channel: sales, name: 'new' }, 'not_authorized'],
    ['a channel it is not in', 'setTopic', { channel: quietChannel, topic: 'a' }, 'not_in_channel'],
    ['251 characters', 'setTopic', { channel: sales, topic: 'x'.repeat(251) }, 'too_long'],
    ['251 characters', 'setPurpose', { channel: sales, purpose: 'x'.repeat(251) }, 'too_long'],
    ['an archived channel', 'setTopic', { channel: 'C05OLD', topic: 'a' }, 'is_archived'],
    ['archived already', 'archive', { channel: 'C05OLD' }, 'already_archived'],
    ['nobody', 'invite', { channel: sales, users: ' , ' }, 'no_user'],
    ['itself', 'invite', { channel: sales, users: bot }, 'cant_invite_self'],
    ['a stranger', 'invite', { channel: sales, users: 'U404' }, 'user_not_found'],
    ['itself', 'kick', { channel: sales, user: bot }, 'cant_kick_self'],
    ['a stranger', 'kick', { channel: sales, user: 'U404' }, 'user_not_found'],
    ['a channel', 'close', { channel: sales }, 'method_not_supported_for_channel_type'],
  ])('%s: conversations.%s %j answers %s', async (_case, method, args, error) => {
    const sandbox = await start()
    expect(await call(sandbox, `conversations.${method}`, args)).toMatchObject({ ok: false, error })
  })

  it.each([
    ['a name of 80 characters', 'create', { name: 'x'.repeat(80) }],
    ['a topic of 250', 'setTopic', { channel: sales, topic: 'x'.repeat(250) }],
    ['a purpose of 250', 'setPurpose', { channel: sales, purpose: 'x'.repeat(250) }],
  ])('but %s is taken', async (_case, method, args) => {
    expect(await call(await start(), `conversations.${method}`, args)).toMatchObject({ ok: true })
  })

  it.each([
    ['create', { name: 'a' }, 'channels:manage'],
    ['create', { name: 'a', is_private: true }, 'groups:write'],
    ['setTopic', { channel: sales, topic: 'a' }, 'channels:manage'],
    ['invite', { channel: sales, users: 'U404' }, 'channels:manage'],
  ])('without its scope: conversations.%s %j needs %s', async (method, args, needed) => {
    const sandbox = await start({ app: { ...workspace.app, scopes: ['commands'] } })
    expect(await call(sandbox, `conversations.${method}`, args)).toMatchObject({
      error: 'missing_scope',
      needed,
    })
  })

  it('unless the app has the finer scope', async () => {
    const scopes = ['channels:write.topic']
    const sandbox = await start({ app: { ...workspace.app, scopes } })
    expect(await call(sandbox, 'conversations.setTopic', { channel: sales, topic: 'a' })).toMatchObject({
      ok: true,
    })
  })
})

describe('presence', () => {
  it('is active for who has the page open, and for the app while it is connected', async () => {
    const sandbox = await start()
    const { users } = clientOf(sandbox)
    const presence = async (user: string) => (await users.getPresence({ user })).presence
    expect([await presence(ana), await presence(bot)]).toEqual(['away', 'away'])
    const page = new AbortController()
    await fetch(`${sandbox.origin}/sandbox/api/${as(ana)}/events`, { signal: page.signal })
    const app = socketApp(sandbox)
    await app.start()
    expect([await presence(ana), await presence(bot), await presence(ben)]).toEqual([
      'active',
      'active',
      'away',
    ])
    page.abort()
  })

  it('a direct message stays what it was when the app closes it', async () => {
    const sandbox = await start()
    const channel = await appDm(sandbox, ana)
    expect(await call(sandbox, 'conversations.close', { channel })).toEqual({ ok: true })
    expect(await ask(sandbox, `${as(ana)}/conversations`)).toContainEqual(
      expect.objectContaining({ id: channel }),
    )
  })
})
