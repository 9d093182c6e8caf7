import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { company, type Files, withFolder } from '../support/import-files.ts'
import { type Place, placeOn } from '../support/installations.ts'
import { type Ended, plumbline, type RunningProcess, startSource } from '../support/processes.ts'

// Whole processes are started here, several in a row.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let place: Place
let exported: string

beforeAll(async () => {
  place = await placeOn('embedded')
  exported = mkdtempSync(join(tmpdir(), 'plumbline-exported-'))
})
afterAll(async () => {
  await place.remove()
  rmSync(exported, { recursive: true, force: true })
})

const call = (...args: readonly string[]) => plumbline(args, { environment: place.environment })
const callOn = (files: Files, ...args: readonly string[]) =>
  withFolder(files, dir => call('import', dir, ...args))

/** The one JSON text on standard output; nothing else may be there. */
function json(ended: Ended): Record<string, unknown> {
  expect(ended).toMatchObject({ exitCode: 0, stderr: '' })
  return JSON.parse(ended.stdout) as Record<string, unknown>
}
function refused(ended: Ended, stderr: RegExp): void {
  expect(ended.stdout).toBe('')
  expect(ended.stderr).toMatch(stderr)
  expect(ended.stderr).not.toMatch(/^\s+at /m)
  expect(ended.exitCode).toBe(2)
}

const emptySandbox = () =>
  startSandbox({
    workspace: {
      people: [{ name: 'ana', real_name: 'Ana Kovač', email: 'ana@example.com' }],
      channels: [],
      app: { name: 'Plumbline' },
    },
  })
const botIn = (sandbox: Sandbox) =>
  startSource('main.ts', [], {
    environment: {
      ...place.environment,
      SLACK_BOT_TOKEN: sandboxTokens.bot,
      SLACK_APP_TOKEN: sandboxTokens.app,
      SLACK_API_URL: sandbox.slackApiUrl,
    },
  })

const counts = (file: string, rows: number, rejected = 0, unchanged = 0) => ({
  file,
  rows,
  accepted: rows - rejected,
  rejected,
  unchanged,
})

describe('wrong words have exit code 2 and say what was expected and what was found', () => {
  test.each([
    [[], /^command: expected one of .*import.*, found nothing\n[\s\S]*plumbline import DIR/],
    [['imprt'], /^command: expected one of .*import.*, found imprt\n/],
    [['import'], /^DIR: expected a folder of CSV files, found nothing\n$/],
    [['import', '/no/such/folder'], /^\/no\/such\/folder: expected .*folder.*, found .+\n$/],
    [['import', 'samples', '--maping', 'x'], /^arguments: .*--maping/],
    [['run', '--as-of', '2026-02-31'], /^--as-of: expected a date as YYYY-MM-DD, found "2026-02-31"\n$/],
    [['messages', 'loud'], /^messages: expected on or off, found loud\n$/],
    [
      ['export', '--dir', '/dev/null/there'],
      /^\/dev\/null\/there: expected a folder to write to, found .+\n$/,
    ],
    [
      ['export', '--dir', '/proc/plumbline/there'],
      /^\/proc\/plumbline\/there: expected a folder to write to, found .+\n$/,
    ],
    [['schema', 'astrology'], /^module: one of .*segmentation/],
    [
      ['score', 'coverage', '--input', '/no/such/file'],
      /^input: a file that can be read, found \/no\/such\/file/,
    ],
  ] as const)('plumbline %j', async (args, stderr) => {
    refused(await call(...args), stderr)
  })
})

describe('the scoring core from a shell', () => {
  test('schema writes the JSON Schema of input and output', async () => {
    const schema = json(await call('schema', 'growth'))
    expect(schema).toMatchObject({ input: { type: 'object' }, output: { type: 'object' } })
  })

  test('score reads standard input and writes the result', async () => {
    const input = JSON.stringify({
      prior: [{ customer: 'A', amount: 100 }],
      current: [{ customer: 'A', amount: '80.5' }],
    })
    expect(json(await plumbline(['score', 'growth'], { input }))).toMatchObject({
      start: 100,
      decline: 19.5,
      end: 80.5,
    })
  })
})

describe('import, run and export', () => {
  test('a dry run of an import counts and stores nothing', async () => {
    const result = json(await callOn(company, '--dry-run'))
    expect(result['files']).toContainEqual(counts('people.csv', 2))
    expect(json(await callOn(company, '--dry-run'))['files']).toEqual(result['files'])
  })

  test('good rows go in and bad ones come back with file, line, field, value and reason; the exit code is 0', async () => {
    const bad = { ...company, 'accounts.csv': `${company['accounts.csv']}A-3,\n` }
    const result = json(await callOn(bad))
    expect(result['files']).toContainEqual(counts('accounts.csv', 3, 1))
    expect(result['rejects']).toEqual([
      { file: 'accounts.csv', line: 4, field: 'name', value: '', reason: expect.any(String) },
    ])
  })

  test('a second import changes nothing', async () => {
    expect(json(await callOn(company))['files']).toContainEqual(counts('accounts.csv', 2, 0, 2))
  })

  test('an unusable mapping is refused, and nothing is written', async () => {
    const files = { 'sellers.csv': 'id\nP-9\n', 'mapping.yaml': 'targets: 7\n' }
    const ended = await withFolder(files, dir => call('import', dir, '--mapping', join(dir, 'mapping.yaml')))
    refused(ended, /targets/)
  })

  test('run tells tier changes, messages and what was held back', async () => {
    expect(json(await call('run', '--as-of', '2026-09-30'))).toMatchObject({
      accounts: 2,
      asOf: '2026-09-30',
      tierChanges: [],
      messages: [],
      heldBack: [],
      closed: [],
      precision: [],
      isDryRun: false,
    })
    expect(json(await call('run', '--as-of', '2026-09-30', '--dry-run'))).toMatchObject({
      asOf: '2026-09-30',
      isDryRun: true,
    })
  })

  test('an export is a folder whose import changes nothing', async () => {
    const { files } = json(await call('export', '--dir', exported)) as {
      files: { file: string; rows: number }[]
    }
    expect(files).toContainEqual({ file: 'accounts.csv', rows: 2 })
    expect(await readFile(join(exported, 'accounts.csv'), 'utf8')).toContain('A-1,Lakeside')
    const again = json(await call('import', exported)) as { files: ReturnType<typeof counts>[] }
    for (const { file, rows, rejected, unchanged } of again.files)
      expect([file, rejected, unchanged]).toEqual([file, 0, rows])
  })
})

describe('while the bot runs on the embedded database', () => {
  let sandbox: Sandbox
  let bot: RunningProcess

  beforeAll(async () => {
    sandbox = await emptySandbox()
    bot = botIn(sandbox)
    await bot.until(/Plumbline is running/)
  })
  afterAll(async () => {
    expect((await bot.stop()).exitCode).toBe(0)
    await sandbox.close()
  })

  // The bot holds the lock of the data folder, so a command that did not hand over its work would be refused.
  test('import, run, messages and export are handed to it, with the same output', async () => {
    const more = { ...company, 'accounts.csv': 'account_id,name\nA-1,Lakeside\nA-7,Seaside\n' }
    expect(json(await callOn(more))['files']).toContainEqual(counts('accounts.csv', 2, 0, 1))
    expect(json(await call('run', '--as-of', '2026-09-30', '--dry-run'))).toMatchObject({ accounts: 3 })
    expect(json(await call('messages', 'on'))).toMatchObject({ isSwitchedOn: true })
    expect(json(await call('audit'))['entries']).toMatchObject([
      { actor: 'command line', what: 'audit_read' },
      { actor: 'command line', what: 'messages_switched', note: 'on' },
    ])
    expect(json(await call('export', '--dir', exported))['files']).toContainEqual({
      file: 'accounts.csv',
      rows: 3,
    })
  })

  test('what it refuses comes back with exit code 2', async () => {
    refused(await call('import', '/no/such/folder'), /expected .*folder/)
  })
})

test('a bot that was killed leaves a control socket behind: the next command does the work itself', async () => {
  const sandbox = await emptySandbox()
  const bot = botIn(sandbox)
  await bot.until(/Plumbline is running/)
  bot.child.kill('SIGKILL')
  await bot.ended
  await sandbox.close()
  expect(json(await call('messages', 'off'))).toMatchObject({ isSwitchedOn: false })
})
