import { describe, expect, it } from 'vitest'
import {
  ana,
  as,
  ask,
  ben,
  clientOf,
  quietChannel,
  sales,
  seen,
  socketApp,
  start,
  workspace,
} from './support.ts'

describe('a slash command', () => {
  const run = (sandbox: Awaited<ReturnType<typeof start>>, text: string, channel = sales) =>
    ask(sandbox, `${as(ana)}/commands`, { channel, text })

  it('that does not exist is told to the person alone', async () => {
    const sandbox = await start()
    expect(await run(sandbox, '/nothing at all')).toMatchObject({
      outcome: 'failed',
      message: '/nothing is not a valid command.',
    })
  })

  it('fails when no app is connected', async () => {
    const sandbox = await start()
    expect(await run(sandbox, '/hello')).toMatchObject({ outcome: 'failed', error: 'app_not_connected' })
  })

  it('times out after 3 seconds', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    let isHeard = false
    app.command('/hello', async () => {
      isHeard = true
    })
    await app.start()
    const result = run(sandbox, '/hello')
    await expect.poll(() => isHeard).toBe(true)
    await ask(sandbox, 'clock', { advanceMs: 3_001 })
    expect(await result).toEqual({
      outcome: 'failed',
      error: 'operation_timeout',
      message: '/hello failed with the error "operation_timeout"',
    })
  })

  it('carries its text escaped, and people only where the command asks for it', async () => {
    const commands = [{ command: '/plain' }, { command: '/rich', should_escape: true }]
    const sandbox = await start({ app: { ...workspace.app, commands } })
    const app = socketApp(sandbox)
    const texts: string[] = []
    app.command(/.*/, async ({ ack, command }) => {
      texts.push(command.text)
      await ack()
    })
    await app.start()
    await run(sandbox, '/plain  a < b & @ben ')
    await run(sandbox, '/rich a < b & @ben')
    expect(texts).toEqual(['a &lt; b &amp; @ben', `a &lt; b &amp; <@${ben}|ben>`])
  })

  it('replaces its first answer through respond', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.command('/hello', async ({ ack, respond }) => {
      await ack('Working …')
      await respond({ text: 'Done', replace_original: true })
    })
    await app.start()
    await run(sandbox, '/hello')
    await expect.poll(() => seen(sandbox, ana, sales)).toMatchObject([{ text: 'Done', isEphemeral: true }])
  })

  it('that answers with a faulty message says so to the developer', async () => {
    const sandbox = await start()
    const app = socketApp(sandbox)
    app.command('/hello', ({ ack }) => ack({ text: 'a', blocks: [{ type: 'nothing' }] }))
    await app.start()
    expect(await run(sandbox, '/hello')).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('unsupported type: nothing'),
    })
  })

  it.each([
    [quietChannel, ben],
    ['C404', ana],
  ])('cannot be run in %s by %s, who is not there', async (channel, userId) => {
    const sandbox = await start()
    expect(await ask(sandbox, `${as(userId)}/commands`, { channel, text: '/hello' })).toMatchObject({
      error: 'channel_not_found',
    })
  })
})

describe('an app without interactivity or a Home tab', () => {
  it('gets no actions and no Home', async () => {
    const sandbox = await start({
      app: {
        interactivity: false,
        home_tab: false,
        shortcuts: [{ type: 'global', name: 'New', callback_id: 'new' }],
      },
    })
    expect(await ask(sandbox, `${as(ana)}/shortcuts`, { callbackId: 'new' })).toMatchObject({
      error: 'dispatch_failed',
    })
    expect(await ask(sandbox, `${as(ana)}/home`, { tab: 'home' })).toMatchObject({ error: 'no_home_tab' })
    expect(await ask(sandbox, 'traffic')).toMatchObject({ entries: [] })
  })
})

describe('a shortcut', () => {
  const shortcuts = [
    { type: 'global' as const, name: 'New', callback_id: 'new' },
    { type: 'message' as const, name: 'Keep', callback_id: 'keep' },
  ]

  it('reaches the app with a trigger, and with its message where it has one', async () => {
    const sandbox = await start({ app: { ...workspace.app, shortcuts } })
    const app = socketApp(sandbox)
    const heard: object[] = []
    app.shortcut(/.*/, async ({ ack, shortcut }) => {
      heard.push(shortcut)
      await ack()
    })
    await app.start()
    const { ts } = await clientOf(sandbox).chat.postMessage({ channel: sales, text: 'keep me' })
    await ask(sandbox, `${as(ana)}/shortcuts`, { callbackId: 'new' })
    await ask(sandbox, `${as(ana)}/shortcuts`, { callbackId: 'keep', message: { channel: sales, ts } })
    expect(heard).toMatchObject([
      { type: 'shortcut', callback_id: 'new', trigger_id: expect.any(String) },
      {
        type: 'message_action',
        callback_id: 'keep',
        message: { text: 'keep me' },
        response_url: expect.any(String),
      },
    ])
  })
})
