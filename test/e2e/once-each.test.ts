import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bot, startBot } from '../../src/composition/bot.ts'
import { type Installation, openInstallation } from '../../src/composition/installation.ts'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { createLog } from '../../src/log.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { serverUrl } from '../support/databases.ts'
import { configOn, type Place, placeOn } from '../support/installations.ts'
import { freePort } from '../support/processes.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
/** A member whom the workspace's own list does not have: only the events of this test speak of them. */
const CHANGED = 'U09CHANGED'
const log = createLog({ level: 'silent' })
const start = Date.parse('2026-11-02T09:00:00Z')

/** Bots over HTTP on one database, with a clock that the test moves, and a count of what an event did. */
async function startBots(place: Place, count: number, sandbox: Sandbox) {
  let clock = start
  let saved = 0
  let asked = 0
  const ports: number[] = []
  const bots: Bot[] = []
  for (let index = 0; index < count; index += 1) {
    const opened = await openInstallation(configOn(place.location), log, true)
    const { interactive } = opened.store
    const directory = {
      ...interactive.directory,
      personBySlackUser: async (slackUserId: string) => {
        asked += 1
        return interactive.directory.personBySlackUser(slackUserId)
      },
      saveMembers: async (...values: Parameters<typeof interactive.directory.saveMembers>) => {
        // The bot also reads all members by itself, at its start and with each round.
        if (values[0].some(({ slackUserId }) => slackUserId === CHANGED)) saved += 1
        return interactive.directory.saveMembers(...values)
      },
    }
    const installation: Installation = {
      ...opened,
      store: { ...opened.store, interactive: { ...interactive, directory } },
      now: () => new Date(clock),
    }
    const port = await freePort()
    const connection = {
      mode: 'http',
      botToken: sandboxTokens.bot,
      signingSecret: SECRET,
      port,
      apiUrl: sandbox.slackApiUrl,
    } as const
    bots.push(await startBot(place.config, connection, async () => installation, log))
    ports.push(port)
  }
  return {
    ports,
    saved: () => saved,
    asked: () => asked,
    later: (ms: number) => {
      clock += ms
    },
    stop: async () => {
      for (const bot of bots) await bot.stop()
    },
  }
}

interface Request {
  readonly type: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

function signed(type: string, body: string, ahead = 0): Request {
  const seconds = String(Math.floor(Date.now() / 1_000) + ahead)
  const signature = createHmac('sha256', SECRET).update(`v0:${seconds}:${body}`).digest('hex')
  return {
    type,
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': `v0=${signature}`,
    },
  }
}

async function send(port: number | undefined, { body, headers }: Request): Promise<number> {
  const url = `http://127.0.0.1:${port}/slack/events`
  return (await fetch(url, { method: 'POST', body, headers })).status
}

const command = (sandbox: Sandbox, ahead = 0) =>
  signed(
    'application/x-www-form-urlencoded',
    new URLSearchParams({
      command: '/coverage',
      text: randomUUID(),
      user_id: 'U01',
      team_id: 'T1',
      channel_id: 'D1',
      trigger_id: '1.1',
      response_url: `${sandbox.origin}/response/none`,
    }).toString(),
    ahead,
  )

const memberChange = (eventId: string, isRetry: boolean) =>
  signed(
    'application/json',
    JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: eventId,
      event_time: 1,
      // Each try of Slack is a request of its own.
      ...(isRetry ? { retried: randomUUID() } : {}),
      event: {
        type: 'user_change',
        user: { id: CHANGED, name: 'kim', profile: { email: 'kim@example.com' } },
      },
    }),
  )

describe.each([
  ['embedded', 1],
  ['postgres', 2],
] as const)('on %s with %i instances', (kind, instances) => {
  const check = test.skipIf(kind === 'postgres' && serverUrl === undefined)
  let place: Place
  let sandbox: Sandbox
  let bots: Awaited<ReturnType<typeof startBots>>

  beforeAll(async () => {
    if (kind === 'postgres' && serverUrl === undefined) return
    place = await placeOn(kind)
    sandbox = await startSandbox({
      workspace: {
        people: [{ name: 'kim', real_name: 'Kim Lee' }],
        channels: [],
        app: { name: 'Plumbline', bot_token: sandboxTokens.bot },
        limits: { is_enforced: false },
      },
    })
    bots = await startBots(place, instances, sandbox)
  })
  afterAll(async () => {
    await bots?.stop()
    await sandbox?.close()
    await place?.remove()
  })
  const portAt = (turn: number) => bots.ports[turn % instances]

  check('an event that comes four times over six minutes, to changing instances, is done once', async () => {
    const before = bots.saved()
    const eventId = `Ev${randomUUID()}`
    for (const [turn, waitMs] of [0, 0, 60_000, 300_000].entries()) {
      bots.later(waitMs)
      expect(await send(portAt(turn), memberChange(eventId, turn > 0))).toBe(200)
      // The acknowledgement comes before the work.
      await expect.poll(() => bots.saved()).toBe(before + 1)
    }
    await send(portAt(0), memberChange(`Ev${randomUUID()}`, false))
    await expect.poll(() => bots.saved()).toBe(before + 2)
  })

  check('a command that is made again is answered once, by whichever instance it reaches', async () => {
    const before = bots.asked()
    const request = command(sandbox)
    expect(await send(portAt(0), request)).toBe(200)
    expect(await send(portAt(0), request)).toBe(401)
    await expect.poll(() => bots.asked()).toBe(before + 1)
    // Another instance acknowledges before it asks the database whether it was answered.
    expect(await send(portAt(1), request)).toBe(instances === 1 ? 401 : 200)
    expect(await send(portAt(1), command(sandbox))).toBe(200)
    await expect.poll(() => bots.asked()).toBe(before + 2)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(bots.asked()).toBe(before + 2)
  })

  check.each([
    [30, 200],
    [120, 401],
    [3_600, 401],
  ])('a request that is dated %i seconds ahead is answered %i', async (ahead, status) => {
    expect(await send(portAt(0), command(sandbox, ahead))).toBe(status)
  })
})
