import { randomUUID } from 'node:crypto'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { openStore, type StoreLocation } from '../../src/store/index.ts'
import { person } from './fact-rows.ts'

/** The one reader of the queued messages. */
export const reader = { slackUserId: 'U0000000KIM', email: 'kim@example.com' }

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

/** A workspace in which the reader and the bot are. */
export const workspaceOfReader = (): Promise<Sandbox> =>
  startSandbox({
    workspace: {
      people: [{ id: reader.slackUserId, name: 'kim', real_name: 'Kim', email: reader.email }],
      channels: [],
      app: { name: 'Plumbline', bot_token: sandboxTokens.bot, app_token: sandboxTokens.app },
      limits: { is_enforced: false },
    },
  })

/** Messages for the reader, due now, in an installation that is switched on. */
export async function queueMessages(location: StoreLocation, messages: number): Promise<void> {
  const store = await openStore(location, 'main')
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
  await writer.write(importId, 'person', [person('P-1', { email: reader.email })])
  await writer.finishImport(importId, { accepted: 1, rejected: 0 }, at)
  await directory.saveMembers([{ ...reader, timeZone: null, isGuest: false, isDeactivated: false }])
  for (let index = 0; index < messages; index += 1) {
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

/** What a bot in a process of its own needs to send them. */
export const botEnvironment = (sandbox: Sandbox): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: sandboxTokens.bot,
  SLACK_APP_TOKEN: sandboxTokens.app,
  SLACK_API_URL: sandbox.slackApiUrl,
  PLUMBLINE_QUIET_HOURS: 'false',
  PLUMBLINE_ROUND_CRON: '0 0 29 2 *',
})
