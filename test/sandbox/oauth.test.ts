import { App, HTTPReceiver, type Installation } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { createClock, type Sandbox } from '../../src/sandbox/index.ts'
import { ana, ask, bot, call, closeLater, freePort, silent, start } from './support.ts'

const client = { client_id: '100.200', client_secret: 'sandbox-client-secret' }
const back = 'http://127.0.0.1:9/back'

function authorize(sandbox: Sandbox, query: Record<string, string>): Promise<Response> {
  const url = `${sandbox.origin}/oauth/v2/authorize?${new URLSearchParams(query)}`
  return fetch(url, { redirect: 'manual' })
}

async function newCode(sandbox: Sandbox, query: Record<string, string> = { redirect_uri: back }) {
  const { headers } = await authorize(sandbox, { client_id: client.client_id, state: 's', ...query })
  return new URL(headers.get('location') ?? '').searchParams
}

describe('installing an app', () => {
  it("works with Bolt's own installer, which then has the bot token", async () => {
    const sandbox = await start()
    const port = await freePort()
    const kept: Installation[] = []
    const receiver = new HTTPReceiver({
      port,
      logger: silent,
      signingSecret: 'sandbox-signing-secret',
      clientId: client.client_id,
      clientSecret: client.client_secret,
      stateSecret: 'any-secret',
      scopes: ['chat:write', 'commands'],
      redirectUri: `http://127.0.0.1:${port}/slack/oauth_redirect`,
      installationStore: {
        storeInstallation: async installation => {
          kept.push(installation)
        },
        fetchInstallation: async () => kept[0] as never,
      },
      installerOptions: {
        directInstall: true,
        redirectUriPath: '/slack/oauth_redirect',
        authorizationUrl: `${sandbox.origin}/oauth/v2/authorize`,
        clientOptions: { slackApiUrl: sandbox.slackApiUrl },
      },
    })
    const app = new App({ receiver, logger: silent, clientOptions: { slackApiUrl: sandbox.slackApiUrl } })
    await app.start(port)
    closeLater(() => app.stop())
    const install = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' })
    const cookie = install.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
    const allowed = await fetch(install.headers.get('location') ?? '', { redirect: 'manual' })
    const done = await fetch(allowed.headers.get('location') ?? '', { headers: { Cookie: cookie } })
    expect(done.status).toBe(200)
    expect(kept).toMatchObject([
      { team: { id: 'T0SANDBOX' }, user: { id: ana }, bot: { token: 'xoxb-sandbox', userId: bot } },
    ])
  })

  it('takes the client as HTTP Basic, too, and gives back the state', async () => {
    const sandbox = await start()
    const found = await newCode(sandbox)
    expect(found.get('state')).toBe('s')
    const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')
    const response = await fetch(`${sandbox.slackApiUrl}oauth.v2.access`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams({ code: found.get('code') ?? '', redirect_uri: back }),
    })
    expect(await response.json()).toMatchObject({ ok: true, access_token: 'xoxb-sandbox', token_type: 'bot' })
  })

  it('takes a code once, and for 10 minutes', async () => {
    const clock = createClock()
    clock.stop()
    const sandbox = await start({}, clock)
    const exchange = (code: string | null) =>
      call(sandbox, 'oauth.v2.access', { ...client, code, redirect_uri: back }, '')
    const once = (await newCode(sandbox)).get('code')
    const late = (await newCode(sandbox)).get('code')
    expect([await exchange(once), await exchange(once)]).toMatchObject([
      { ok: true },
      { ok: false, error: 'invalid_code' },
    ])
    clock.advance(10 * 60_000 + 1)
    expect(await exchange(late)).toMatchObject({ error: 'invalid_code' })
  })

  it.each([
    ['another client', { client_id: 'x' }, 'invalid_client_id'],
    ['a wrong secret', { client_secret: 'x' }, 'bad_client_secret'],
    ['an odd grant', { grant_type: 'password' }, 'invalid_grant_type'],
    ['no code', { code: '' }, 'invalid_code'],
    ['another way back', { redirect_uri: 'http://127.0.0.1:9/other' }, 'bad_redirect_uri'],
  ])('is refused with %s', async (_case, part, error) => {
    const sandbox = await start()
    const code = (await newCode(sandbox)).get('code')
    const args = { ...client, code, redirect_uri: back, ...part }
    expect(await call(sandbox, 'oauth.v2.access', args, '')).toMatchObject({ ok: false, error })
  })

  it.each([
    ['another client', { client_id: 'x', redirect_uri: back }, 'invalid_client_id'],
    ['a scope that the app has not', { redirect_uri: back, scope: 'chat:write,admin' }, 'invalid_scope'],
    ['a way back to another machine', { redirect_uri: 'https://evil.example/' }, 'bad_redirect_uri'],
    ['a way back that runs', { redirect_uri: 'javascript:alert(1)' }, 'bad_redirect_uri'],
    ['no way back', {}, 'bad_redirect_uri'],
  ])('leads nowhere with %s', async (_case, part, error) => {
    const sandbox = await start()
    const answer = await authorize(sandbox, { client_id: client.client_id, ...part })
    expect([answer.status, answer.headers.get('location'), await answer.json()]).toMatchObject([
      400,
      null,
      { error },
    ])
  })

  it('leaves neither secret nor token in the traffic', async () => {
    const sandbox = await start()
    const code = (await newCode(sandbox)).get('code') ?? ''
    await call(sandbox, 'oauth.v2.access', { ...client, code, redirect_uri: back }, '')
    const log = JSON.stringify(await ask(sandbox, 'traffic'))
    expect(log).toContain('oauth.v2.access')
    for (const secret of [client.client_secret, code, 'xoxb-sandbox']) expect(log).not.toContain(secret)
  })
})
