import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/sandbox/index.ts'
import { ask, closeLater, freePort, start, workspace } from './support.ts'

describe('a workspace file', () => {
  it('with faults is refused with all of them at once', async () => {
    const people = [{ name: 'Ana K', real_name: '', tz: 'Mars/Olympus' }]
    const faulty = { people, channels: [{ name: 'Sales Team' }], colour: 'red' } as never
    await expect(startSandbox({ workspace: faulty })).rejects.toThrow(
      /people\.0\.name[\s\S]*people\.0\.real_name[\s\S]*people\.0\.tz[\s\S]*channels\.0\.name[\s\S]*colour/,
    )
  })

  it.each([
    [
      'an unknown member',
      { ...workspace, channels: [{ name: 'a', members: ['nobody'] }] },
      'unknown member: nobody',
    ],
    [
      'one id twice',
      { people: [1, 2].map(n => ({ id: 'U01AAA', name: `p${n}`, real_name: 'P' })) },
      'two people with the id U01AAA',
    ],
  ])('with %s is refused', async (_case, file, words) => {
    await expect(startSandbox({ workspace: file })).rejects.toThrow(words)
  })

  it('puts the bot into a channel by the name `app`, whatever the app is called', async () => {
    const channels = [{ id: 'C01SALES', name: 'sales', members: ['ana', 'app'] }]
    const sandbox = await start({ channels })
    expect(await ask(sandbox, 'people/U01ANA/conversations')).toContainEqual(
      expect.objectContaining({ id: 'C01SALES', members: ['U01ANA', 'U0SANDBOXBOT'] }),
    )
  })

  it('takes commands, scopes and events from a manifest', async () => {
    const manifest = {
      display_information: { name: 'Coach' },
      features: {
        bot_user: { display_name: 'coach' },
        app_home: { home_tab_enabled: false },
        slash_commands: [
          {
            command: '/coach',
            description: 'Ask',
            usage_hint: '[topic]',
            url: 'https://example.com/slack/events',
          },
        ],
      },
      oauth_config: { scopes: { bot: ['commands'] } },
      settings: { event_subscriptions: { bot_events: ['app_home_opened'] }, socket_mode_enabled: true },
    }
    const sandbox = await start({ manifest })
    expect(await ask(sandbox, 'workspace')).toMatchObject({
      app: {
        name: 'Coach',
        hasHome: false,
        hearsMessages: false,
        hearsMentions: false,
        commands: [{ command: '/coach', description: 'Ask', usageHint: '[topic]' }],
      },
    })
  })

  it('on a port that is taken says so', async () => {
    const port = await freePort()
    const first = await startSandbox({ workspace, port })
    closeLater(first.close)
    await expect(startSandbox({ workspace, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
