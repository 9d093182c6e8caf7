import { App, LogLevel } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from './index.ts'

const quiet = { logLevel: LogLevel.ERROR }
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function start(): Promise<{ sandbox: Sandbox; app: App }> {
  const sandbox = await startSandbox({
    workspace: {
      people: [
        { id: 'U01DANA', name: 'dana', real_name: 'Dana Okafor', email: 'dana@example.com', tz: 'Europe/London' },
      ],
      channels: [{ id: 'C01SALES', name: 'sales', members: ['dana', 'U0SANDBOXBOT'] }],
      app: { name: 'Greeter', commands: [{ command: '/hello', description: 'Say hello' }] },
    },
  })
  open.push(sandbox.close)
  const app = new App({
    token: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    socketMode: true,
    clientOptions: { slackApiUrl: sandbox.slackApiUrl },
    ...quiet,
  })
  open.push(() => app.stop())
  return { sandbox, app }
}

async function ask(sandbox: Sandbox, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.origin}/sandbox/api/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  })
  return (await response.json()) as Record<string, unknown>
}

describe('a Bolt app in Socket Mode, unchanged but for its configuration', () => {
  it('answers a slash command with an ephemeral message that only this person sees', async () => {
    const { sandbox, app } = await start()
    app.command('/hello', async ({ ack, command }) => ack(`Hello ${command.text}`))
    await app.start()
    const result = await ask(sandbox, 'people/U01DANA/commands', { channel: 'C01SALES', text: '/hello there' })
    expect(result).toMatchObject({ outcome: 'delivered', messages: [{ text: 'Hello there', isEphemeral: true }] })
  })

  it('hears a direct message and answers it', async () => {
    const { sandbox, app } = await start()
    app.message('ping', async ({ say }) => {
      await say('pong')
    })
    await app.start()
    const conversation = await ask(sandbox, 'people/U01DANA/conversations', { users: ['U0SANDBOXBOT'] })
    const channel = String(conversation['id'])
    await ask(sandbox, 'people/U01DANA/messages', { channel, text: 'ping' })
    await expect
      .poll(() => ask(sandbox, `people/U01DANA/conversations/${channel}/messages`))
      .toMatchObject({ messages: [{ text: 'ping' }, { text: 'pong' }] })
  })
})
