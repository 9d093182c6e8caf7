import { SocketModeClient } from '@slack/socket-mode'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { WorkspaceView } from '../../src/sandbox/index.ts'
import {
  ana,
  appDm,
  as,
  ask,
  clientOf,
  closeLater,
  sales,
  seen,
  silent,
  socketApp,
  start,
} from './support.ts'

describe("Bolt's Socket Mode app, unchanged but for its address", () => {
  it('answers a slash command with a message that only this person sees', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.command('/hello', async ({ ack, command }) =>
      ack(`Hello ${command.text}, I am ${command.channel_name}`),
    )
    await app.start()
    const result = await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello there' })
    expect(result).toMatchObject({
      outcome: 'delivered',
      messages: [{ text: 'Hello there, I am sales', isEphemeral: true }],
    })
    expect(await seen(sandbox, ana, sales)).toHaveLength(1)
    expect(await seen(sandbox, 'U02BEN', sales)).toHaveLength(0)
  })

  it('hears a direct message and a mention, and answers both', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.message('ping', async ({ say }) => void (await say('pong')))
    app.event(
      'app_mention',
      async ({ event, say }) => void (await say({ text: 'yes?', thread_ts: event.ts })),
    )
    await app.start()
    const dm = await appDm(sandbox, ana)
    await ask(sandbox, `${as(ana)}/messages`, { channel: dm, text: 'ping' })
    await ask(sandbox, `${as(ana)}/messages`, { channel: sales, text: '@greeter are you there?' })
    await expect.poll(() => seen(sandbox, ana, dm)).toMatchObject([{ text: 'ping' }, { text: 'pong' }])
    await expect.poll(() => seen(sandbox, ana, sales)).toMatchObject([{ replyCount: 1 }])
  })

  it('shows a Home tab when a person opens it', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [
        { type: 'header' as const, text: { type: 'plain_text' as const, text: 'Good morning' } },
      ]
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
    })
    await app.start()
    await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    await expect
      .poll(() => ask(sandbox, `${as(ana)}/home`))
      .toMatchObject({ view: { blocks: [{ text: { text: 'Good morning' } }] } })
  })

  it('is told again of an event whose connection was cut before it was acknowledged', async () => {
    const sandbox = await start()
    const heard: number[] = []
    const client = new SocketModeClient({
      appToken: 'xapp-sandbox',
      clientOptions: { slackApiUrl: sandbox.slackApiUrl },
      clientPingTimeout: 100,
      logger: silent,
    })
    client.on('message', async ({ ack, retry_num }) => {
      heard.push(retry_num)
      if (heard.length > 1) await ack()
      else await ask(sandbox, 'faults', { kind: 'drop-sockets' })
    })
    closeLater(() => client.disconnect())
    await client.start()
    await ask(sandbox, `${as(ana)}/messages`, { channel: await appDm(sandbox, ana), text: 'ping' })
    await expect.poll(() => heard.length).toBe(1)
    // The retry at once finds nobody; the client is back before the one after a minute.
    await expect
      .poll(async () => (await ask<WorkspaceView>(sandbox, 'workspace')).app.connections, { timeout: 5_000 })
      .toBe(1)
    await ask(sandbox, 'clock', { advanceMs: 61_000 })
    await expect.poll(() => heard).toEqual([0, 2])
  })

  it('moves to a new connection when it is asked to', async () => {
    const sandbox = await start()
    const client = new SocketModeClient({
      appToken: 'xapp-sandbox',
      clientOptions: { slackApiUrl: sandbox.slackApiUrl },
      clientPingTimeout: 100,
      logger: silent,
    })
    let connected = 0
    client.on('connected', () => {
      connected += 1
    })
    closeLater(() => client.disconnect())
    await client.start()
    await ask(sandbox, 'faults', { kind: 'refresh-sockets' })
    await expect.poll(() => connected, { timeout: 5_000 }).toBe(2)
    expect((await ask<WorkspaceView>(sandbox, 'workspace')).app.connections).toBe(1)
  })

  it('shares deliveries among several connections, each of them once', async () => {
    const sandbox = await start()
    const heard = [0, 0]
    for (const index of [0, 1]) {
      const client = new SocketModeClient({
        appToken: 'xapp-sandbox',
        clientOptions: { slackApiUrl: sandbox.slackApiUrl },
        logger: silent,
      })
      client.on('slack_event', async ({ ack }) => {
        heard[index] = (heard[index] ?? 0) + 1
        await ack()
      })
      closeLater(() => client.disconnect())
      await client.start()
    }
    for (let turn = 0; turn < 10; turn += 1)
      await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })
    expect(heard).toEqual([5, 5])
  })

  it('refuses the eleventh connection', async () => {
    const sandbox = await start()
    const reasons: string[] = []
    for (let count = 0; count < 11; count += 1) {
      const { url } = await clientOf(sandbox, 'xapp-sandbox').apps.connections.open({})
      const socket = new WebSocket(url ?? '')
      closeLater(() => socket.close())
      await new Promise<void>(resolve => {
        socket.onmessage = event => {
          const { type, reason } = JSON.parse(String(event.data))
          reasons.push(reason ?? type)
          resolve()
        }
      })
    }
    expect(reasons).toEqual([...Array(10).fill('hello'), 'too_many_websockets'])
  })

  it('takes a ticket for a connection once only', async () => {
    const sandbox = await start()
    const { url = '' } = await clientOf(sandbox, 'xapp-sandbox').apps.connections.open({})
    const outcome = () =>
      new Promise<string>(resolve => {
        const socket = new WebSocket(url)
        closeLater(() => socket.close())
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      })
    expect([await outcome(), await outcome()]).toEqual(['open', 'refused'])
  })
})
