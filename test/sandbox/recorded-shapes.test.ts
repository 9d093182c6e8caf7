import type { App } from '@slack/bolt'
import type { SocketModeClient } from '@slack/socket-mode'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { filesIn, isRecorded, read } from './recorded.ts'
import { ask, freePort, lastingHttpApp, lastingSocketApp, workspace } from './support.ts'

const events = filesIn('events')
const interactions = ['dialogs', 'interactive-components', 'slash-commands', 'views'].flatMap(folder =>
  filesIn(`app-backend/${folder}`).map(name => `app-backend/${folder}/${name}`),
)

describe.skipIf(!isRecorded).each(['socket', 'http'] as const)('every recorded event over %s', transport => {
  let sandbox: Sandbox
  let app: App
  const heard: unknown[] = []

  beforeAll(async () => {
    const port = await freePort()
    const request_url = `http://127.0.0.1:${port}/slack/events`
    sandbox = await startSandbox({ workspace: { ...workspace, app: { transport, request_url } } })
    app =
      transport === 'socket'
        ? lastingSocketApp(sandbox, { ignoreSelf: false })
        : lastingHttpApp(sandbox, port, { ignoreSelf: false })
    app.event(/.*/, async ({ event }) => {
      heard.push(event)
    })
    await app.start()
    return async () => {
      await app.stop()
      await sandbox.close()
    }
  })

  it('there are 96', () => expect(events).toHaveLength(96))

  it.each(events)('%s is delivered and parsed', async name => {
    heard.length = 0
    const { event } = read(`events/${name}`)
    await ask(sandbox, 'events', { event })
    await expect.poll(() => heard).toMatchObject([event])
    await sandbox.settled()
    const { entries } = await ask<{ entries: { ok: boolean }[] }>(sandbox, 'traffic?limit=1')
    expect(entries).toMatchObject([{ direction: 'to-app', ok: true }])
  })
})

describe.skipIf(!isRecorded)('every recorded interaction is delivered and parsed by Bolt', () => {
  let sandbox: Sandbox
  let app: App
  const heard: unknown[] = []

  beforeAll(async () => {
    sandbox = await startSandbox({ workspace })
    app = lastingSocketApp(sandbox)
    // The recorded values are blank, so the listeners take any callback id, command and action.
    const note = async ({ ack, body }: { ack: () => Promise<void>; body: unknown }) => {
      heard.push(body)
      await ack()
    }
    app.command(/.*/, note)
    app.shortcut({ type: 'message_action' }, note)
    app.action({ type: 'block_actions' }, note)
    app.action({ type: 'interactive_message' }, note)
    app.action({ type: 'dialog_submission' }, note)
    // Bolt has no listener for a cancelled dialog; its Socket Mode client parses it all the same.
    const { client } = (app as unknown as { receiver: { client: SocketModeClient } }).receiver
    client.on('interactive', async ({ body, ack }) => {
      if (body.type === 'dialog_cancellation') await note({ body, ack })
    })
    app.options({ type: 'dialog_suggestion' }, note as never)
    app.view({ callback_id: /.*/, type: 'view_submission' }, note)
    app.view({ callback_id: /.*/, type: 'view_closed' }, note)
    await app.start()
    return async () => {
      await app.stop()
      await sandbox.close()
    }
  })

  it('there are 9', () => expect(interactions).toHaveLength(9))

  it.each(interactions)('%s', async path => {
    heard.length = 0
    const payload = read(path)
    const kind = path.includes('slash-commands') ? 'slash_commands' : 'interactive'
    expect(await ask(sandbox, 'deliveries', { kind, payload })).toMatchObject({ outcome: 'acknowledged' })
    expect(heard).toMatchObject([payload])
  })
})
