import { rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { openLanes } from '../../src/store/connection/open-lanes.ts'
import { embeddedFolder } from '../support/databases.ts'
import { startSource } from '../support/processes.ts'

// Whole processes are started here, several in a row.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'

let sandbox: Sandbox
/** A workspace whose app-level token was made without connections:write. */
let scopeless: Sandbox
let taken: { readonly server: Server; readonly port: number }
let folder: string

beforeAll(async () => {
  const withApp = (app: object) => ({
    people: [{ name: 'ana', real_name: 'Ana Kovač', email: 'ana@example.com' }],
    channels: [],
    app: { name: 'Plumbline', signing_secret: SIGNING_SECRET, ...app },
  })
  sandbox = await startSandbox({ workspace: withApp({}) })
  scopeless = await startSandbox({ workspace: withApp({ app_scopes: [] }) })
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  taken = { server, port: typeof address === 'object' && address !== null ? address.port : 0 }
  folder = await embeddedFolder()
})
afterAll(async () => {
  taken.server.close()
  await sandbox.close()
  await scopeless.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a person reads on standard error; lines of the log are JSON. */
async function failureOf(environment: Readonly<Record<string, string>>) {
  const { exitCode, stderr } = await startSource('main.ts', [], {
    environment: { PLUMBLINE_DATA_DIR: folder, ...environment },
  }).ended
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain('secret-word')
  const lines = stderr.split('\n').filter(line => line !== '' && !line.startsWith('{'))
  return { exitCode, lines }
}

const socketMode = () => ({
  SLACK_BOT_TOKEN: sandboxTokens.bot,
  SLACK_APP_TOKEN: sandboxTokens.app,
  SLACK_API_URL: sandbox.slackApiUrl,
})
const httpMode = () => ({
  SLACK_BOT_TOKEN: sandboxTokens.bot,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: sandbox.slackApiUrl,
  PLUMBLINE_PORT: '0',
})

describe('a start that fails says in one sentence what to do, with exit code 2 and without a stack trace', () => {
  test.each([
    [
      'Slack refuses the bot token, over HTTP',
      () => ({ ...httpMode(), SLACK_BOT_TOKEN: 'xoxb-secret-word' }),
      /^Slack refuses a token \(invalid_auth\)\. Copy the tokens again from https:\/\/api\.slack\.com\/apps/,
    ],
    [
      'Slack refuses the bot token, over Socket Mode',
      () => ({ ...socketMode(), SLACK_BOT_TOKEN: 'xoxb-secret-word' }),
      /^Slack refuses a token \(invalid_auth\)\./,
    ],
    [
      'Slack refuses the app token',
      () => ({ ...socketMode(), SLACK_APP_TOKEN: 'xapp-secret-word' }),
      /^Slack refuses a token \(invalid_auth\)\./,
    ],
    [
      'the app token may not open connections',
      () => ({ ...socketMode(), SLACK_API_URL: scopeless.slackApiUrl }),
      /^Slack refuses a token \(missing_scope\)\. SLACK_APP_TOKEN needs the scope connections:write/,
    ],
    [
      'Slack can’t be reached',
      () => ({ ...socketMode(), SLACK_API_URL: 'http://127.0.0.1:1/api/' }),
      /^Slack can't be reached \(.+\)\. Check the network, and SLACK_API_URL/,
    ],
    [
      'the database is down',
      () => ({ ...socketMode(), DATABASE_URL: 'postgres://plumbline:secret-word@127.0.0.1:1/plumbline' }),
      /^The database is not usable now \(nothing answers there\)\. Check that PostgreSQL runs and that DATABASE_URL is right\.$/,
    ],
    [
      'the port for Slack is taken',
      () => ({ ...httpMode(), PLUMBLINE_PORT: String(taken.port) }),
      /^Port \d+ is taken by another program\. Stop it, or choose another port with PLUMBLINE_PORT\.$/,
    ],
    [
      'the port for whoever runs it is taken',
      () => ({ ...socketMode(), PLUMBLINE_OPS_PORT: String(taken.port) }),
      /^Port \d+ is taken by another program\. Stop it, or choose another port with PLUMBLINE_OPS_PORT\.$/,
    ],
    [
      'the port of the sandbox is taken',
      () => ({ PLUMBLINE_SANDBOX_PORT: String(taken.port) }),
      /^Port \d+ is taken by another program\. Stop it, or choose another port with PLUMBLINE_SANDBOX_PORT\.$/,
    ],
  ])('%s', async (_title, environment, sentence) => {
    const { exitCode, lines } = await failureOf(environment())
    expect(lines).toEqual([expect.stringMatching(sentence)])
    expect(exitCode).toBe(2)
  })

  test('the data folder is in use by another process; Slack is not even asked', async () => {
    const holder = await openLanes({ kind: 'embedded', dataDir: folder })
    let calls = 0
    const slack = createServer(socket => {
      calls += 1
      socket.destroy()
    })
    await new Promise<void>(done => slack.listen(0, '127.0.0.1', done))
    const { port } = slack.address() as AddressInfo
    try {
      const { exitCode, lines } = await failureOf({
        ...socketMode(),
        SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      })
      expect(lines).toEqual([expect.stringMatching(/data folder .+ is in use/i)])
      expect(exitCode).toBe(2)
      expect(calls).toBe(0)
    } finally {
      slack.close()
      await holder.close()
    }
  })

  test('every bad variable at once, a line each, no secret among them', async () => {
    const { exitCode, lines } = await failureOf({
      SLACK_BOT_TOKEN: 'secret-word',
      SLACK_API_URL: 'http://example.com/api/',
      DATABASE_URL: 'mysql://plumbline:secret-word@127.0.0.1/plumbline',
      PLUMBLINE_BASE_CURRENCY: 'EURO',
      PLUMBLINE_LOG_LEVEL: 'loud',
      PLUMBLINE_ROUND_CRON: 'every hour',
    })
    expect(lines.map(line => line.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'PLUMBLINE_BASE_CURRENCY',
      'PLUMBLINE_LOG_LEVEL',
      'PLUMBLINE_ROUND_CRON',
      'SLACK_API_URL',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
    ])
    expect(exitCode).toBe(2)
  })
})
