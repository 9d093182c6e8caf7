import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bot, startBot } from '../../src/composition/bot.ts'
import { type Installation, openInstallation } from '../../src/composition/installation.ts'
import { carryOut, type Job } from '../../src/composition/jobs.ts'
import { projectFolder, sandboxTokens, workspaceOfPeople } from '../../src/composition/sample-workspace.ts'
import type { Config } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import {
  type ActResult,
  type ConversationView,
  type HomeView,
  type MessagePage,
  type MessageView,
  type ModalStackView,
  type Sandbox,
  startSandbox,
  type WorkspaceInput,
  type WorkspaceView,
} from '../../src/sandbox/index.ts'
import type { SlackConnection } from '../../src/slack/connection.ts'
import { embeddedFolder, serverDatabase } from './databases.ts'
import { freePort } from './processes.ts'

export type Transport = 'socket' | 'http'
export type DatabaseKind = 'embedded' | 'postgres'

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'

/** A real bot on a real database in a sandbox of its own. */
export interface WholeBot {
  readonly bot: Bot
  readonly installation: Installation
  readonly sandbox: Sandbox
  readonly logLines: readonly string[]
  job(job: Job): Promise<unknown>
  /** Slack user id of a person of the sample, by name. */
  userId(name: string): string
  /** Everything that a person sees in the direct message with the bot, oldest first. */
  directMessages(name: string): Promise<readonly MessageView[]>
  /** Types a whole line and returns the new messages that the person sees. */
  type(name: string, text: string): Promise<readonly MessageView[]>
  /** Presses a button, or picks an option where `value` is given. */
  press(name: string, message: MessageView, actionId: string, value?: string): Promise<readonly MessageView[]>
  /** What a person sees in a channel, oldest first, with the answers in its threads. */
  channelMessages(name: string, channel: string): Promise<readonly MessageView[]>
  /** Presses a button that opens a form. */
  openModal(name: string, message: MessageView, actionId: string): Promise<ModalStackView>
  modals(name: string): Promise<ModalStackView>
  /** Opens the Home tab and returns it once the bot has published it. */
  home(name: string): Promise<HomeView>
  /** Presses a button on the Home tab. */
  pressHome(name: string, actionId: string, value?: string): Promise<ActResult>
  submit(name: string, state: Record<string, Record<string, string | string[]>>): Promise<ActResult>
  /** The sandbox's control API: a GET, or a POST where there is a body. */
  ask<Answer>(path: string, body?: unknown): Promise<Answer>
  close(): Promise<void>
}

export interface WholeBotOptions {
  readonly database: DatabaseKind
  readonly transport: Transport
  /** Imported in order before the sandbox opens; each is scored as of its date. */
  readonly before: (job: (job: Job) => Promise<unknown>, installation: Installation) => Promise<void>
  readonly extraPeople?: WorkspaceInput['people']
  readonly extraChannels?: WorkspaceInput['channels']
  /** Blocks that the workspace takes. */
  readonly mode?: WorkspaceInput['mode']
}

async function place(database: DatabaseKind) {
  if (database === 'embedded') {
    const dataDir = await embeddedFolder()
    return {
      databaseUrl: null,
      dataDir,
      remove: async () => rmSync(dataDir, { recursive: true, force: true }),
    }
  }
  const { url, drop } = await serverDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-data-'))
  return {
    databaseUrl: url,
    dataDir,
    remove: async () => {
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function startWholeBot({
  database,
  transport,
  before,
  extraPeople = [],
  extraChannels = [],
  mode = 'current',
}: WholeBotOptions): Promise<WholeBot> {
  const where = await place(database)
  const logLines: string[] = []
  const log = createLog({ level: 'debug', write: line => logLines.push(line) })
  const config: Config = {
    slack: null,
    databaseUrl: where.databaseUrl,
    dataDir: where.dataDir,
    sandboxPort: 0,
    baseCurrency: 'USD',
    fiscalYearStartMonth: 1,
    retention: { allDays: 35, monthEndDays: 400 },
    // Rounds are run by hand here: once a year is never.
    roundCron: '0 0 29 2 *',
    ops: null,
    hasQuietHours: false,
    archivePassphrase: null,
    logLevel: 'debug',
  }
  const installation = await openInstallation(config, log, true)
  const job = (wanted: Job) => carryOut(installation, wanted, () => {})
  await before(job, installation)
  const people = await workspaceOfPeople(installation)
  const port = transport === 'http' ? await freePort() : 0
  const { manifest, ...rest } = people
  const settings = (manifest as { settings: Record<string, unknown> }).settings
  const url = `http://127.0.0.1:${port}/slack/events`
  const sandbox = await startSandbox({
    workspace: {
      ...rest,
      people: [...people.people, ...extraPeople],
      channels: [...(people.channels ?? []), ...extraChannels],
      mode,
      limits: { is_enforced: false },
      app: {
        ...people.app,
        signing_secret: SIGNING_SECRET,
        transport,
        ...(transport === 'http' ? { request_url: url } : {}),
      },
      manifest: { ...manifest, settings: { ...settings, socket_mode_enabled: transport === 'socket' } },
    },
  })
  const connection: SlackConnection =
    transport === 'socket'
      ? {
          mode: 'socket',
          botToken: sandboxTokens.bot,
          appToken: sandboxTokens.app,
          apiUrl: sandbox.slackApiUrl,
        }
      : {
          mode: 'http',
          botToken: sandboxTokens.bot,
          signingSecret: SIGNING_SECRET,
          port,
          apiUrl: sandbox.slackApiUrl,
        }
  const bot = await startBot(config, connection, async () => installation, log)

  const ask = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${sandbox.origin}/sandbox/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json' },
    })
    const answer = (await response.json()) as Answer & { message?: string }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.message ?? ''}`)
    return answer
  }
  const workspace = await ask<WorkspaceView>('workspace')
  const userId = (name: string) => {
    const found = workspace.people.find(person => person.name === name)
    if (found === undefined) throw new Error(`nobody is called ${name}`)
    return found.id
  }
  const dm = (name: string) =>
    ask<ConversationView>(`people/${userId(name)}/conversations`, { users: [workspace.app.botUserId] })
  const directMessages = async (name: string) => {
    const { id } = await dm(name)
    return (await ask<MessagePage>(`people/${userId(name)}/conversations/${id}/messages`)).messages
  }
  /** What came in during an act: an answer arrives shortly after the acknowledgement. */
  const newAfter = async (name: string, act: () => Promise<ActResult>) => {
    const earlier = new Set((await directMessages(name)).map(message => message.ts))
    const result = await act()
    if (result.outcome === 'failed') throw new Error(result.message ?? 'the act failed')
    for (let tries = 0; tries < 400; tries += 1) {
      const added = (await directMessages(name)).filter(message => !earlier.has(message.ts))
      if (added.length > 0) return added
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    return []
  }
  return {
    bot,
    installation,
    sandbox,
    logLines,
    job,
    userId,
    directMessages,
    async type(name, text) {
      const { id } = await dm(name)
      return newAfter(name, () => ask(`people/${userId(name)}/commands`, { channel: id, text }))
    },
    press: (name, message, actionId, value) =>
      newAfter(name, () => {
        const block = message.blocks.find(each => JSON.stringify(each).includes(`"action_id":"${actionId}"`))
        return ask(`people/${userId(name)}/actions`, {
          container: { type: 'message', channel: message.channel, ts: message.ts },
          blockId: block?.block_id ?? '',
          actionId,
          ...(value === undefined ? {} : { value }),
        })
      }),
    ask,
    async channelMessages(name, channel) {
      const all = await ask<readonly ConversationView[]>(`people/${userId(name)}/conversations`)
      const path = `people/${userId(name)}/conversations/${all.find(each => each.name === channel)?.id}`
      const { messages } = await ask<MessagePage>(`${path}/messages`)
      const threads = await Promise.all(
        messages
          .filter(each => each.replyCount > 0)
          .map(each => ask<MessagePage>(`${path}/threads/${each.ts}`)),
      )
      return [...messages, ...threads.flatMap(thread => thread.messages.slice(1))]
    },
    async openModal(name, message, actionId) {
      const block = message.blocks.find(each => JSON.stringify(each).includes(`"action_id":"${actionId}"`))
      await ask(`people/${userId(name)}/actions`, {
        container: { type: 'message', channel: message.channel, ts: message.ts },
        blockId: block?.block_id ?? '',
        actionId,
      })
      for (let tries = 0; tries < 400; tries += 1) {
        const open = await ask<ModalStackView>(`people/${userId(name)}/modals`)
        // A form that reads first opens empty.
        if (open.stack.length > 0 && !JSON.stringify(open).includes('One moment')) return open
        await new Promise(resolve => setTimeout(resolve, 25))
      }
      throw new Error(`no form opened for ${name}`)
    },
    modals: name => ask(`people/${userId(name)}/modals`),
    async home(name) {
      const before = await ask<HomeView>(`people/${userId(name)}/home`)
      await ask(`people/${userId(name)}/home`, { tab: 'home' })
      for (let tries = 0; tries < 400; tries += 1) {
        const home = await ask<HomeView>(`people/${userId(name)}/home`)
        if (home.view !== null && JSON.stringify(home.view) !== JSON.stringify(before.view)) return home
        await new Promise(resolve => setTimeout(resolve, 25))
      }
      throw new Error(`${name}'s Home tab was not published`)
    },
    async pressHome(name, actionId, value) {
      const { view, viewId } = await ask<HomeView>(`people/${userId(name)}/home`)
      const block = view?.blocks.find(each => JSON.stringify(each).includes(`"action_id":"${actionId}"`))
      return ask(`people/${userId(name)}/actions`, {
        container: { type: 'view', viewId },
        blockId: block?.block_id ?? '',
        actionId,
        ...(value === undefined ? {} : { value }),
      })
    },
    async submit(name, state) {
      const { stack } = await ask<ModalStackView>(`people/${userId(name)}/modals`)
      return ask(`people/${userId(name)}/views/${stack.at(-1)?.id}/submit`, { state })
    },
    async close() {
      await bot.stop()
      await sandbox.close()
      await where.remove()
    },
  }
}

/** The sample company's first snapshot, imported and scored. */
export function sample(name: string, date: string): (job: (job: Job) => Promise<unknown>) => Promise<void> {
  return async job => {
    await job({
      job: 'import',
      dir: join(projectFolder, 'samples', name, date),
      mapping: null,
      isDryRun: false,
    })
    await job({ job: 'run', asOf: date, isDryRun: false })
  }
}

/** All words of a message, as a person reads them. */
export const wordsOf = (message: MessageView | undefined): string =>
  message === undefined ? '' : `${message.text}\n${JSON.stringify(message.blocks)}`
