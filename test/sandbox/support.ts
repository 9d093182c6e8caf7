import { createServer } from 'node:net'
import { App, type AppOptions, HTTPReceiver, LogLevel } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { afterEach } from 'vitest'
import {
  type ConversationView,
  createClock,
  type MessagePage,
  type Sandbox,
  startSandbox,
  type WorkspaceInput,
} from '../../src/sandbox/index.ts'

export const ana = 'U01ANA'
export const ben = 'U02BEN'
export const bot = 'U0SANDBOXBOT'
export const sales = 'C01SALES'
export const secret = 'C02SECRET'
export const quietChannel = 'C03QUIET'

/** Three people and three channels; the app is in #sales and #secret. */
export const workspace: WorkspaceInput = {
  people: [
    {
      id: ana,
      name: 'ana',
      real_name: 'Ana Kovač',
      email: 'ana@example.com',
      title: 'Rep',
      tz: 'Europe/Zagreb',
    },
    { id: ben, name: 'ben', real_name: 'Ben Achebe', email: 'ben@example.com', tz: 'America/Chicago' },
    { id: 'U03GONE', name: 'gone', real_name: 'Gone Person', email: 'gone@example.com', deleted: true },
  ],
  channels: [
    { id: sales, name: 'sales', members: ['ana', 'ben', bot] },
    { id: secret, name: 'secret', is_private: true, members: ['ana', bot] },
    { id: quietChannel, name: 'quiet', members: ['ana'] },
    { id: 'C04HIDDEN', name: 'hidden', is_private: true, members: ['ben'] },
    { id: 'C05OLD', name: 'old', is_archived: true, members: ['ana', bot] },
  ],
  app: { name: 'Greeter', commands: [{ command: '/hello', description: 'Say hello', usage_hint: '[name]' }] },
}

const closers: (() => unknown)[] = []

/** Runs after the test, last registered first. */
export function closeLater(close: () => unknown): void {
  closers.push(close)
}

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A workspace whose limits are off unless the test is about them. */
export async function start(part: Partial<WorkspaceInput> = {}, clock = createClock()): Promise<Sandbox> {
  const sandbox = await startSandbox({
    workspace: { ...workspace, limits: { is_enforced: false }, ...part },
    clock,
  })
  closeLater(sandbox.close)
  return sandbox
}

/** Slack's own client, without its retries. */
export function clientOf(
  sandbox: Sandbox,
  token = 'xoxb-sandbox',
  options: WebClientOptions = {},
): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
    ...options,
  })
}

/** Failures are what these tests provoke; the SDK need not print them. */
export const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}

export function socketApp(sandbox: Sandbox, options: AppOptions = {}): App {
  const app = lastingSocketApp(sandbox, options)
  closeLater(() => app.stop())
  return app
}

/** For several tests: whoever starts it stops it. */
export function lastingSocketApp(sandbox: Sandbox, options: AppOptions = {}): App {
  return new App({
    token: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    socketMode: true,
    clientOptions: { slackApiUrl: sandbox.slackApiUrl },
    logger: silent,
    ...options,
  })
}

/** A sandbox and an app that are set to signed HTTP requests; the app listens once it is started. */
export async function httpPair(part: Partial<WorkspaceInput> = {}, options: AppOptions = {}) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/slack/events`
  const app = { ...workspace.app, ...part.app, transport: 'http' as const, request_url: url }
  const sandbox = await start({ ...part, app })
  const bolt = lastingHttpApp(sandbox, port, options)
  return {
    sandbox,
    app: bolt,
    url,
    async listen() {
      await bolt.start()
      closeLater(() => bolt.stop())
    },
  }
}

/** For several tests: whoever starts it stops it. */
export function lastingHttpApp(sandbox: Sandbox, port: number, options: AppOptions = {}): App {
  return new App({
    token: 'xoxb-sandbox',
    receiver: new HTTPReceiver({ signingSecret: 'sandbox-signing-secret', port, logger: silent }),
    clientOptions: { slackApiUrl: sandbox.slackApiUrl },
    logger: silent,
    ...options,
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

export type Reply = Record<string, unknown>

/** The page API: GET without a body, POST with one. */
export async function ask<T = Reply>(
  sandbox: Sandbox,
  path: string,
  body?: unknown,
  method?: string,
): Promise<T> {
  const response = await fetch(`${sandbox.origin}/sandbox/api/${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  })
  return (await response.json()) as T
}

export const as = (userId: string) => `people/${userId}`

/** Slack's answer to a Web API call, whatever it is. */
export async function call(
  sandbox: Sandbox,
  method: string,
  args: object = {},
  token = 'xoxb-sandbox',
): Promise<Reply> {
  const response = await fetch(`${sandbox.slackApiUrl}${method}`, {
    method: 'POST',
    body: JSON.stringify(args),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  })
  return (await response.json()) as Reply
}

/** The newest messages that a person sees in a conversation. */
export async function seen(sandbox: Sandbox, userId: string, channel: string) {
  const { messages } = await ask<MessagePage>(sandbox, `${as(userId)}/conversations/${channel}/messages`)
  return messages
}

/** Id of the direct message between a person and the app. */
export async function appDm(sandbox: Sandbox, userId: string): Promise<string> {
  const { id } = await ask<ConversationView>(sandbox, `${as(userId)}/conversations`, { users: [bot] })
  return id
}
