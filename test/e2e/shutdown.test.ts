import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { openStore } from '../../src/store/index.ts'
import { serverUrl } from '../support/databases.ts'
import { person } from '../support/fact-rows.ts'
import { type Place, placeOn } from '../support/installations.ts'
import { freePort, type RunningProcess, startSource } from '../support/processes.ts'
import { messagesByKey } from '../torture/verdict.ts'

const MESSAGES = 14
const member = { slackUserId: 'U0000000KIM', email: 'kim@example.com' }

const words = {
  headline: 'Lakeside moved',
  evidence: ['n 9'],
  play: 'Meet them',
  action: { label: 'Open coverage', kind: 'open_coverage' },
}
const content = {
  type: 'nudges',
  items: [{ nudgeId: 'N-1', accountId: 'A-1', words }],
  more: 0,
  snoozeDays: [1],
  notice: null,
}

async function queueMessages(place: Place): Promise<void> {
  const store = await openStore(place.location, 'main')
  const { writer, directory, coaching, settings } = store.bulk
  const at = new Date()
  await settings.open({
    baseCurrency: 'USD',
    fiscalYearStartMonth: 1,
    isSwitchedOn: true,
    hasQuietHours: false,
    pilotManagerId: null,
    classicBlocksSince: null,
  })
  const importId = await writer.beginImport('people', ['people'], at)
  await writer.write(importId, 'person', [person('P-1', { email: member.email })])
  await writer.finishImport(importId, { accepted: 1, rejected: 0 }, at)
  await directory.saveMembers([{ ...member, timeZone: null, isGuest: false, isDeactivated: false }])
  for (let index = 0; index < MESSAGES; index += 1) {
    const nudge = {
      kind: 'k',
      accountId: 'A-1',
      reason: `r${index}`,
      personId: 'P-1',
      runId: 'R',
      evidence: null,
    }
    const message = { personId: 'P-1', key: randomUUID(), dueAt: at, nudges: [nudge], content: () => content }
    await coaching.queue(message, at)
  }
  await store.close()
}

describe.each(['embedded', 'postgres'] as const)('a bot that is asked to end, on %s', kind => {
  const check = test.skipIf(kind === 'postgres' && serverUrl === undefined)
  let place: Place
  let sandbox: Sandbox
  beforeAll(async () => {
    if (kind === 'postgres' && serverUrl === undefined) return
    place = await placeOn(kind)
    sandbox = await startSandbox({
      workspace: {
        people: [{ id: member.slackUserId, name: 'kim', real_name: 'Kim', email: member.email }],
        channels: [],
        app: { name: 'Plumbline', bot_token: sandboxTokens.bot, app_token: sandboxTokens.app },
        limits: { is_enforced: false },
      },
    })
    await queueMessages(place)
  })
  afterAll(async () => {
    await sandbox?.close()
    await place?.remove()
  })

  const opsPort = freePort()
  const start = async (): Promise<RunningProcess> =>
    startSource('main.ts', [], {
      environment: {
        ...place.environment,
        SLACK_BOT_TOKEN: sandboxTokens.bot,
        SLACK_APP_TOKEN: sandboxTokens.app,
        SLACK_API_URL: sandbox.slackApiUrl,
        PLUMBLINE_OPS_PORT: String(await opsPort),
        PLUMBLINE_QUIET_HOURS: 'false',
        PLUMBLINE_ROUND_CRON: '0 0 29 2 *',
      },
    })
  const inSlack = async () => [...(await messagesByKey(sandbox, [member.slackUserId])).values()]
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${await opsPort}${path}`)
    return { status: response.status, text: await response.text() }
  }

  check(
    'finishes what it has begun, leaves the rest to the next one, and each message is there once',
    async () => {
      const first = await start()
      await first.until(/Plumbline is running/)
      await expect.poll(async () => (await inSlack()).length, { timeout: 60_000 }).toBeGreaterThan(1)
      expect(await ask('/livez')).toEqual({ status: 200, text: '{"alive":true}\n' })
      expect(await ask('/readyz')).toEqual({ status: 200, text: '{"ready":true,"obstacles":[]}\n' })
      expect((await ask('/metrics')).text).toMatch(/plumbline_outbox_messages\{state="due"\} \d+/)
      first.child.kill('SIGTERM')
      expect((await first.ended).exitCode).toBe(0)

      const store = await openStore(place.location, 'main')
      const counts = await store.bulk.outbox.counts()
      await store.close()
      expect(counts.sending).toBe(0)
      expect(counts.due).toBeGreaterThan(0)
      expect((await inSlack()).length).toBe(counts.sent)

      const second = await start()
      await expect.poll(async () => (await inSlack()).length, { timeout: 90_000 }).toBe(MESSAGES)
      second.child.kill('SIGTERM')
      await second.ended
      expect((await inSlack()).every(copies => copies.length === 1)).toBe(true)
    },
    180_000,
  )
})
