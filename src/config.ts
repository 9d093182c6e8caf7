import { resolve } from 'node:path'
import { ConfigError } from './errors.ts'
import { isCronExpression } from './schedule/index.ts'
import type { SlackConnection } from './slack/connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

const slackPage = 'https://api.slack.com/apps, your app'

/** One variable of the environment. */
interface Variable<Value> {
  /** Null where the text is no such value. */
  readonly read: (text: string) => Value | null
  /** What is expected, in words. */
  readonly expects: string
  /** Where the right value comes from. */
  readonly origin: string
}

const text = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : null)

const whole = (least: number, most: number) => ({
  read(value: string) {
    const number = Number(value)
    return Number.isInteger(number) && number >= least && number <= most ? number : null
  },
  expects: `a whole number from ${least} to ${most}`,
})
const port = whole(0, 65_535)

const oneOf = <Word extends string>(...words: readonly Word[]) => ({
  read: (value: string) => words.find(word => word === value) ?? null,
  expects: `one of ${words.join(', ')}`,
})

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code)

const EMAIL = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/

function emailsOf(value: string): readonly string[] | null {
  const emails = value
    .split(',')
    .map(email => email.trim().toLowerCase())
    .filter(email => email !== '')
  return emails.every(email => EMAIL.test(email)) ? emails : null
}

function isAllowedApiUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1')
}

/** As pg reads it: the host may be left out after a user, where `?host=` names the folder of a Unix socket. */
const isDatabaseUrl = (value: string) =>
  /^postgres(ql)?:\/\/\S+$/.test(value) && URL.canParse(value.replace('@/', '@socket/'))

// Read by hand: docs/adr/0011-config-without-a-schema-library.md says why.
const variables = {
  SLACK_BOT_TOKEN: {
    read: text(/^xoxb-/),
    expects: 'a token that starts with xoxb-',
    origin: `${slackPage}, "OAuth & Permissions", Bot User OAuth Token (starts with xoxb-)`,
  },
  SLACK_APP_TOKEN: {
    read: text(/^xapp-/),
    expects: 'a token that starts with xapp-',
    origin: `${slackPage}, "Basic Information", App-Level Tokens with connections:write (starts with xapp-)`,
  },
  SLACK_SIGNING_SECRET: {
    read: text(/^[0-9a-f]{32,64}$/),
    expects: '32 hexadecimal digits',
    origin: `${slackPage}, "Basic Information", Signing Secret (32 hexadecimal digits)`,
  },
  SLACK_API_URL: {
    read: value => (isAllowedApiUrl(value) ? value : null),
    expects: 'an https address, or http on 127.0.0.1',
    origin: 'leave it unset for Slack; an https address, or http on 127.0.0.1 for a sandbox',
  },
  DATABASE_URL: {
    read: value => (isDatabaseUrl(value) ? value : null),
    expects: 'an address that starts with postgres://',
    origin:
      'your PostgreSQL, as postgres://user:password@host:5432/database, with / # @ in a password percent-encoded; unset uses the embedded database',
  },
  PLUMBLINE_DATA_DIR: {
    read: text(/./),
    expects: 'a folder',
    origin: 'a folder that this user may write; the default is .plumbline in the current folder',
  },
  PLUMBLINE_PORT: {
    ...port,
    origin: 'a free TCP port for Slack to reach over HTTP, 0 to 65535; the default is 3000',
  },
  PLUMBLINE_OPS_PORT: {
    ...port,
    origin: 'a free TCP port for /livez, /readyz and /metrics, 0 to 65535; unset serves none of them',
  },
  PLUMBLINE_OPS_HOST: {
    read: text(/^[0-9a-zA-Z.:-]+$/),
    expects: 'a host name or an address',
    origin: 'the address that this port listens on; the default is 127.0.0.1',
  },
  PLUMBLINE_SANDBOX_PORT: {
    ...port,
    origin: 'a free TCP port for the sandbox page, 0 to 65535; the default is 4390',
  },
  PLUMBLINE_BASE_CURRENCY: {
    read: value => (isCurrency(value) ? value : null),
    expects: 'an ISO 4217 code',
    origin: 'the ISO 4217 code that sums are reported in, such as EUR; the default is USD',
  },
  PLUMBLINE_KEEP_RUNS_DAYS: {
    ...whole(1, 3650),
    origin: 'how many days the details of every scoring run are kept, 1 to 3650; the default is 35',
  },
  PLUMBLINE_KEEP_MONTHS_DAYS: {
    ...whole(1, 3650),
    origin:
      'how many days the details of the last scoring run of a month are kept, 1 to 3650; the default is 400',
  },
  PLUMBLINE_FISCAL_YEAR_START: {
    ...whole(1, 12),
    origin: 'the first month of your fiscal year, 1 to 12; the default is 1',
  },
  PLUMBLINE_ROUND_CRON: {
    read: value => (isCronExpression(value) ? value : null),
    expects: 'a cron expression such as "0 * * * *"',
    origin: 'a cron expression for coaching rounds; the default is "0 * * * *", every full hour',
  },
  PLUMBLINE_ADMINISTRATORS: {
    read: emailsOf,
    expects: 'e-mail addresses with commas between them',
    origin:
      'e-mail addresses of the Slack members who set Plumbline up; unset: nobody but the sales operations of people.csv',
  },
  PLUMBLINE_QUIET_HOURS: {
    ...oneOf('true', 'false'),
    origin: 'true keeps messages inside working hours, which is the default; false is for trials only',
  },
  PLUMBLINE_ARCHIVE_PASSPHRASE: {
    read: text(/^.{12,}$/),
    expects: 'a passphrase of 12 characters or more',
    origin: 'words of your own, for "plumbline archive" only',
  },
  PLUMBLINE_LOG_LEVEL: {
    ...oneOf('debug', 'info', 'warn', 'error', 'silent'),
    origin: 'one of debug, info, warn, error, silent; the default is info',
  },
} satisfies Readonly<Record<string, Variable<unknown>>>

/** Every variable that is read. */
export const variableNames: readonly string[] = Object.keys(variables)

type Name = keyof typeof variables
/** What was set and could be read. */
type Values = { readonly [Each in Name]?: NonNullable<ReturnType<(typeof variables)[Each]['read']>> }

export interface Config {
  /** Null where no Slack token is set: then the bot runs as a demonstration in the sandbox. */
  readonly slack: SlackConnection | null
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly sandboxPort: number
  readonly baseCurrency: string
  readonly fiscalYearStartMonth: number
  /** How many days the snapshots and findings of scoring runs are kept. */
  readonly retention: { readonly allDays: number; readonly monthEndDays: number }
  readonly roundCron: string
  /** Where liveness, readiness and metrics are served; null: nowhere. */
  readonly ops: { readonly host: string; readonly port: number } | null
  readonly hasQuietHours: boolean
  /** E-mail addresses, in lower case, of members who have the rights of sales operations before people.csv says so. */
  readonly administrators: readonly string[]
  /** Seals and opens the archive of an installation that moves. */
  readonly archivePassphrase: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

function connection(env: Values): SlackConnection | null {
  const apiUrl = env.SLACK_API_URL ?? null
  if (env.SLACK_BOT_TOKEN === undefined) return null
  if (env.SLACK_APP_TOKEN !== undefined)
    return { mode: 'socket', botToken: env.SLACK_BOT_TOKEN, appToken: env.SLACK_APP_TOKEN, apiUrl }
  if (env.SLACK_SIGNING_SECRET === undefined) return null
  return {
    mode: 'http',
    botToken: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    port: env.PLUMBLINE_PORT ?? 3000,
    apiUrl,
  }
}

function missingTokens(env: Environment): string[] {
  const has = (name: string) => env[name] !== undefined
  const some = has('SLACK_BOT_TOKEN') || has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET')
  if (!some) return []
  const missing: string[] = []
  if (!has('SLACK_BOT_TOKEN'))
    missing.push(`SLACK_BOT_TOKEN: expected a token, found nothing; ${variables.SLACK_BOT_TOKEN.origin}`)
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET'))
    missing.push(
      `SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: expected one of them, found neither; for Socket Mode: ${variables.SLACK_APP_TOKEN.origin}; for HTTP: ${variables.SLACK_SIGNING_SECRET.origin}`,
    )
  return missing
}

/** Secrets are named by length only, so that a start-up error can be pasted anywhere. */
function found(name: string, value: string): string {
  return /TOKEN|SECRET|PASSPHRASE|DATABASE_URL/.test(name)
    ? `a value of ${value.length} characters`
    : JSON.stringify(value)
}

/**
 * The one reader of the environment. Empty variables count as unset.
 * @throws ConfigError that lists every bad variable at once, each with where to get the right value.
 */
export function readConfig(environment: Environment = process.env): Config {
  const env = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const problems = missingTokens(env)
  const values: Values = Object.fromEntries(
    Object.entries<Variable<unknown>>(variables).flatMap(([name, { read, expects, origin }]) => {
      const set = env[name]
      if (set === undefined) return []
      const value = read(set)
      if (value !== null) return [[name, value]]
      problems.push(`${name}: expected ${expects}, found ${found(name, set)}; ${origin}`)
      return []
    }),
  )
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    slack: connection(values),
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: resolve(values.PLUMBLINE_DATA_DIR ?? '.plumbline'),
    sandboxPort: values.PLUMBLINE_SANDBOX_PORT ?? 4390,
    baseCurrency: values.PLUMBLINE_BASE_CURRENCY ?? 'USD',
    fiscalYearStartMonth: values.PLUMBLINE_FISCAL_YEAR_START ?? 1,
    retention: {
      allDays: values.PLUMBLINE_KEEP_RUNS_DAYS ?? 35,
      monthEndDays: values.PLUMBLINE_KEEP_MONTHS_DAYS ?? 400,
    },
    roundCron: values.PLUMBLINE_ROUND_CRON ?? '0 * * * *',
    ops:
      values.PLUMBLINE_OPS_PORT === undefined
        ? null
        : { host: values.PLUMBLINE_OPS_HOST ?? '127.0.0.1', port: values.PLUMBLINE_OPS_PORT },
    hasQuietHours: values.PLUMBLINE_QUIET_HOURS !== 'false',
    administrators: values.PLUMBLINE_ADMINISTRATORS ?? [],
    archivePassphrase: values.PLUMBLINE_ARCHIVE_PASSPHRASE ?? null,
    logLevel: values.PLUMBLINE_LOG_LEVEL ?? 'info',
  }
}
