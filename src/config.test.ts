import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, variableNames } from './config.ts'
import { ConfigError } from './errors.ts'

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

const socketMode = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }

test('nothing set is a demonstration in US dollars, with quiet hours for later', () => {
  expect(readConfig({})).toEqual({
    slack: null,
    databaseUrl: null,
    dataDir: resolve('.plumbline'),
    sandboxPort: 4390,
    baseCurrency: 'USD',
    fiscalYearStartMonth: 1,
    retention: { allDays: 35, monthEndDays: 400 },
    roundCron: '0 * * * *',
    ops: null,
    hasQuietHours: true,
    administrators: [],
    archivePassphrase: null,
    logLevel: 'info',
  })
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', DATABASE_URL: ' ' })).toEqual(readConfig({}))
})

describe('tokens choose how Slack is met', () => {
  test('an app token: Socket Mode, even where a signing secret is there too', () => {
    const both = { ...socketMode, SLACK_SIGNING_SECRET: 'a'.repeat(32) }
    expect(readConfig(both).slack).toEqual({
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: null,
    })
  })

  test('a signing secret alone: HTTP on the port', () => {
    const { slack } = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'a'.repeat(32),
      PLUMBLINE_PORT: '8080',
    })
    expect(slack).toMatchObject({ mode: 'http', port: 8080 })
  })
})

test('every bad variable is told at once, each with what was expected, found, and where the right value comes from', () => {
  const problems = problemsOf({
    SLACK_BOT_TOKEN: 'xoxp-not-a-bot',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://slack.example/api/',
    DATABASE_URL: 'mysql://localhost/x',
    PLUMBLINE_PORT: '70000',
    PLUMBLINE_SANDBOX_PORT: 'many',
    PLUMBLINE_BASE_CURRENCY: 'EURO',
    PLUMBLINE_FISCAL_YEAR_START: '13',
    PLUMBLINE_ROUND_CRON: 'every hour',
    PLUMBLINE_QUIET_HOURS: 'no',
    PLUMBLINE_LOG_LEVEL: 'loud',
  })
  expect(problems.map(problem => problem.split(':')[0])).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_API_URL',
    'DATABASE_URL',
    'PLUMBLINE_PORT',
    'PLUMBLINE_SANDBOX_PORT',
    'PLUMBLINE_BASE_CURRENCY',
    'PLUMBLINE_FISCAL_YEAR_START',
    'PLUMBLINE_ROUND_CRON',
    'PLUMBLINE_QUIET_HOURS',
    'PLUMBLINE_LOG_LEVEL',
  ])
  for (const problem of problems) expect(problem).toMatch(/^\w+: expected (?!.*Invalid).+, found .+; .{10,}$/)
})

test.each([
  [
    'an app token without a bot token',
    { SLACK_APP_TOKEN: 'xapp-1' },
    [/^SLACK_BOT_TOKEN: expected a token, found nothing/],
  ],
  [
    'a bot token alone',
    { SLACK_BOT_TOKEN: 'xoxb-1' },
    [/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: .*Socket Mode.*HTTP/],
  ],
])('%s is told with where the missing one is found', (_title, environment, expected) => {
  expect(problemsOf(environment)).toEqual(expected.map(pattern => expect.stringMatching(pattern)))
})

test.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'DATABASE_URL'])(
  'a wrong %s is told by its length, never echoed',
  name => {
    const problems = problemsOf({ ...socketMode, [name]: 'hunter2-secret' })
    expect(problems).toEqual([expect.stringContaining('found a value of 14 characters')])
    expect(problems.join()).not.toContain('hunter2')
  },
)

test('administrators are e-mail addresses with commas between them, compared in lower case', () => {
  const named = { PLUMBLINE_ADMINISTRATORS: ' Ada@Company.example, lu@company.example,' }
  expect(readConfig(named).administrators).toEqual(['ada@company.example', 'lu@company.example'])
  expect(() => readConfig({ PLUMBLINE_ADMINISTRATORS: 'Ada First' })).toThrow('e-mail addresses')
})

test.each(['postgres://a:p/w@h/db', 'postgres://a:p#w@h/db', 'postgres://h:abc/db'])(
  '%s is no address: the password has to be percent-encoded',
  url => {
    expect(problemsOf({ DATABASE_URL: url })).toEqual([
      expect.stringMatching(/^DATABASE_URL: .+ with \/ # @ in a password percent-encoded/),
    ])
  },
)

test.each([
  'postgres://plumbline:p%2Fw@db.example:5432/plumbline',
  'postgresql://[::1]:5432/plumbline',
  'postgres:///plumbline?host=/var/run/postgresql',
  'postgres://user@/db?host=/var/run/postgresql',
  'postgres://user:word@%2Fvar%2Frun%2Fpostgresql/db',
])('%s is an address that the database library takes', url => {
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url)
})

test('docs/deploy.md lists every variable, and none that is not read', () => {
  const [, settings = ''] = readFileSync('docs/deploy.md', 'utf8').split(/^## /m)
  const listed = [...settings.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual([...variableNames].sort())
})
