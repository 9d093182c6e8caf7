import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/sandbox/index.ts'
import { ana, appDm, as, ask, closeLater, freePort, httpPair, sales, seen, start } from './support.ts'

interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

/** An app that is nothing but a web server, answering `answers` in turn, the last one for ever. */
async function bareApp(...answers: { status: number; headers?: Record<string, string>; body?: string }[]) {
  return limitedApp(30_000, ...answers)
}

async function limitedApp(
  eventsPerHour: number,
  ...answers: { status: number; headers?: Record<string, string>; body?: string }[]
) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const answer = answers[Math.min(heard.length, answers.length - 1)] ?? { status: 200 }
      heard.push({ headers: request.headers, body })
      if (answer.status === 0) request.socket.destroy()
      else response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  closeLater(() => {
    server.closeAllConnections()
    server.close()
  })
  const clock = createClock()
  clock.stop()
  const url = `http://127.0.0.1:${port}/slack/events`
  const app = { transport: 'http' as const, request_url: url, commands: [{ command: '/hello' }] }
  const sandbox = await start({ app, limits: { is_enforced: false, events_per_hour: eventsPerHour } }, clock)
  return { sandbox, clock, heard, url }
}

describe("Bolt's HTTP app, unchanged", () => {
  it('takes commands, actions, forms and events as signed requests', async () => {
    const { sandbox, app, listen } = await httpPair()
    app.command('/hello', async ({ ack, command, client }) => {
      await ack(`Hello ${command.text}`)
      const view = {
        type: 'modal' as const,
        callback_id: 'f',
        title: { type: 'plain_text' as const, text: 'F' },
        blocks: [],
      }
      await client.views.open({ trigger_id: command.trigger_id, view })
    })
    app.message('ping', async ({ say }) => void (await say('pong')))
    await listen()
    const command = await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello Ana' })
    expect(command).toMatchObject({ outcome: 'delivered', messages: [{ text: 'Hello Ana' }] })
    await expect
      .poll(() => ask(sandbox, `${as(ana)}/modals`))
      .toMatchObject({ stack: [{ view: { callback_id: 'f' } }] })
    const dm = await appDm(sandbox, ana)
    await ask(sandbox, `${as(ana)}/messages`, { channel: dm, text: 'ping' })
    await expect.poll(() => seen(sandbox, ana, dm)).toMatchObject([{ text: 'ping' }, { text: 'pong' }])
  })

  it('answers the challenge of a new request URL', async () => {
    const { sandbox, listen, url } = await httpPair()
    expect(await ask(sandbox, 'request-url', { url })).toMatchObject({ error: 'url_verification_failed' })
    await listen()
    expect(await ask(sandbox, 'request-url', { url })).toEqual({ isVerified: true })
  })

  it('refuses a request dated more than five minutes off, as a skewed clock makes it', async () => {
    const { sandbox, listen } = await httpPair()
    await listen()
    await ask(sandbox, 'clock', { skewSeconds: -301 })
    expect(await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })).toMatchObject({
      error: 'dispatch_failed',
    })
  })
})

describe('a forged signature', () => {
  it("is refused by Bolt's HTTP app, for commands and events alike", async () => {
    const { sandbox, app, listen } = await httpPair({ app: { signing_secret: 'not-the-secret-of-the-app' } })
    const heard: unknown[] = []
    app.use(async ({ body }) => {
      heard.push(body)
    })
    await listen()
    expect(await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })).toMatchObject({
      error: 'dispatch_failed',
    })
    await ask(sandbox, `${as(ana)}/messages`, { channel: sales, text: 'hello' })
    await sandbox.settled()
    expect(heard).toEqual([])
  })
})

describe('a signed request', () => {
  it('carries the signature over its raw body and the headers that Slack sends', async () => {
    const { sandbox, heard, clock } = await bareApp({ status: 200 })
    clock.set(1_790_000_000_000)
    await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello ä&b=c' })
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    const expected = createHmac('sha256', 'sandbox-signing-secret')
      .update(`v0:1790000000:${body}`)
      .digest('hex')
    expect(headers).toMatchObject({
      'x-slack-signature': `v0=${expected}`,
      'x-slack-request-timestamp': '1790000000',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': expect.stringMatching(/^Slackbot/),
    })
    expect(headers).not.toHaveProperty('x-slack-retry-num')
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/hello',
      text: 'ä&amp;b=c',
      channel_name: 'sales',
    })
  })

  it('goes to this machine only', async () => {
    const app = { transport: 'http' as const, request_url: 'http://example.com/slack/events' }
    await expect(start({ app })).rejects.toThrow('must be on 127.0.0.1 or localhost')
  })

  it('of a command is never repeated', async () => {
    const { sandbox, heard, clock } = await bareApp({ status: 500 })
    const result = await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })
    expect(result).toMatchObject({ outcome: 'failed', error: 'dispatch_failed' })
    clock.advance(600_000)
    expect(heard).toHaveLength(1)
  })
})

describe('an event that is not acknowledged', () => {
  const retries = (heard: Heard[]) =>
    heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])

  it('comes again at once, after 1 and after 5 minutes, and then no more', async () => {
    const { sandbox, heard, clock } = await bareApp({ status: 500 })
    await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    await expect.poll(() => heard.length).toBe(2)
    clock.advance(59_999)
    expect(heard).toHaveLength(2)
    clock.advance(1)
    await expect.poll(() => heard.length).toBe(3)
    clock.advance(299_999)
    expect(heard).toHaveLength(3)
    clock.advance(1)
    await expect.poll(() => heard.length).toBe(4)
    clock.advance(3_600_000)
    expect(heard).toHaveLength(4)
    expect(retries(heard)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ])
    expect(new Set(heard.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1)
  })

  it('comes no more once it was taken, and says why it came again', async () => {
    const { sandbox, heard } = await bareApp({ status: 0 }, { status: 200 })
    await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    await expect.poll(() => heard.length).toBe(2)
    await sandbox.settled()
    expect(retries(heard)).toEqual([
      [undefined, undefined],
      ['1', 'connection_failed'],
    ])
  })

  it('comes no more where the app says X-Slack-No-Retry', async () => {
    const { sandbox, heard, clock } = await bareApp({ status: 500, headers: { 'X-Slack-No-Retry': '1' } })
    await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    await expect.poll(() => heard.length).toBe(1)
    await sandbox.settled()
    clock.advance(600_000)
    expect(heard).toHaveLength(1)
  })
})

describe('events', () => {
  it('stop at the hourly limit with app_rate_limited, and go on in the next hour', async () => {
    const { sandbox, heard, clock } = await limitedApp(5, { status: 200 })
    const types = () => heard.map(({ body }) => JSON.parse(body).event.type)
    const send = async (count: number) => {
      for (let n = 0; n < count; n += 1) await ask(sandbox, 'events', { event: { type: 'team_rename' } })
      await sandbox.settled()
    }
    await send(6)
    expect(types()).toEqual([...Array(5).fill('team_rename'), 'app_rate_limited'])
    clock.advance(3_600_000)
    await send(1)
    expect(types().at(-1)).toBe('team_rename')
  })

  it('that are not subscribed to do not come', async () => {
    const sandbox = await start({ app: { events: ['message.im'] } })
    await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    expect(await ask(sandbox, 'traffic')).toMatchObject({ entries: [] })
    await ask(sandbox, `${as(ana)}/messages`, { channel: await appDm(sandbox, ana), text: 'hello' })
    expect(await ask(sandbox, 'traffic')).toMatchObject({
      entries: [{ name: 'message', direction: 'to-app' }, { name: 'message' }],
    })
  })
})
