import { describe, expect, it } from 'vitest'
import {
  ana,
  ask,
  ben,
  bot,
  call,
  clientOf,
  quietChannel,
  sales,
  secret,
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
