import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './errors.ts'
import { isCronExpression } from './schedule/index.ts'
import type { SlackConnection } from './slack/connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

const flag = z.enum(['true', 'false']).transform(value => value === 'true')
const port = z.coerce.number().int().min(0).max(65_535)

const slackPage = 'https://api.slack.com/apps, your app'

/** Where the right value of each variable comes from; shown beside every fault. */
const origins: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: `${slackPage}, "OAuth & Permissions", Bot User OAuth Token (starts with xoxb-)`,
  SLACK_APP_TOKEN: `${slackPage}, "Basic Information", App-Level Tokens with connections:write (starts with xapp-)`,
  SLACK_SIGNING_SECRET: `${slackPage}, "Basic Information", Signing Secret (32 hexadecimal digits)`,
  SLACK_API_URL: 'leave it unset for Slack; an https address, or http on 127.0.0.1 for a sandbox',
  DATABASE_URL:
    'your PostgreSQL, as postgres://user:password@host:5432/database; unset uses the embedded database',
  PLUMBLINE_DATA_DIR: 'a folder that this user may write; the default is .plumbline in the current folder',
  PLUMBLINE_PORT: 'a free TCP port for Slack to reach over HTTP, 0 to 65535; the default is 3000',
  PLUMBLINE_OPS_PORT:
    'a free TCP port for /livez, /readyz and /metrics, 0 to 65535; unset serves none of them',
  PLUMBLINE_OPS_HOST: 'the address that this port listens on; the default is 127.0.0.1',
  PLUMBLINE_SANDBOX_PORT: 'a free TCP port for the sandbox page, 0 to 65535; the default is 4390',
  PLUMBLINE_BASE_CURRENCY: 'the ISO 4217 code that sums are reported in, such as EUR; the default is USD',
  PLUMBLINE_KEEP_RUNS_DAYS:
    'how many days the details of every scoring run are kept, 1 to 3650; the default is 35',
  PLUMBLINE_KEEP_MONTHS_DAYS:
    'how many days the details of the last scoring run of a month are kept, 1 to 3650; the default is 400',
  PLUMBLINE_FISCAL_YEAR_START: 'the first month of your fiscal year, 1 to 12; the default is 1',
  PLUMBLINE_ROUND_CRON: 'a cron expression for coaching rounds; the default is "0 * * * *", every full hour',
  PLUMBLINE_ADMINISTRATORS:
    'e-mail addresses of the Slack members who set Plumbline up, with commas between them; unset: nobody but the sales operations of people.csv',
  PLUMBLINE_QUIET_HOURS:
    'true keeps messages inside working hours, which is the default; false is for trials only',
  PLUMBLINE_LOG_LEVEL: 'one of debug, info, warn, error, silent; the default is info',
}

const EMAIL = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function isAllowedApiUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1')
}

const schema = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a token that starts with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'a token that starts with xapp-').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/, '32 hexadecimal digits')
    .optional(),
  SLACK_API_URL: z.string().refine(isAllowedApiUrl, 'an https address, or http on 127.0.0.1').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'an address that starts with postgres://')
    .optional(),
  PLUMBLINE_DATA_DIR: z.string().min(1).default('.plumbline'),
  PLUMBLINE_PORT: port.default(3000),
  PLUMBLINE_OPS_PORT: port.optional(),
  PLUMBLINE_OPS_HOST: z
    .string()
    .regex(/^[0-9a-zA-Z.:-]+$/, 'a host name or an address')
    .default('127.0.0.1'),
  PLUMBLINE_SANDBOX_PORT: port.default(4390),
  PLUMBLINE_BASE_CURRENCY: z
    .string()
    .refine(code => currencies.has(code), 'an ISO 4217 code')
    .default('USD'),
  PLUMBLINE_KEEP_RUNS_DAYS: z.coerce.number().int().min(1).max(3650).default(35),
  PLUMBLINE_KEEP_MONTHS_DAYS: z.coerce.number().int().min(1).max(3650).default(400),
  PLUMBLINE_FISCAL_YEAR_START: z.coerce.number().int().min(1).max(12).default(1),
  PLUMBLINE_ROUND_CRON: z
    .string()
    .refine(isCronExpression, 'a cron expression such as "0 * * * *"')
    .default('0 * * * *'),
  PLUMBLINE_ADMINISTRATORS: z
    .string()
    .transform(text =>
      text
        .split(',')
        .map(email => email.trim().toLowerCase())
        .filter(email => email !== ''),
    )
    .refine(emails => emails.every(email => EMAIL.test(email)), 'e-mail addresses with commas between them')
    .default([]),
  PLUMBLINE_QUIET_HOURS: flag.default(true),
  PLUMBLINE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

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
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

function connection(env: z.output<typeof schema>): SlackConnection | null {
  const apiUrl = env.SLACK_API_URL ?? null
  if (env.SLACK_BOT_TOKEN === undefined) return null
  if (env.SLACK_APP_TOKEN !== undefined)
    return { mode: 'socket', botToken: env.SLACK_BOT_TOKEN, appToken: env.SLACK_APP_TOKEN, apiUrl }
  if (env.SLACK_SIGNING_SECRET === undefined) return null
  return {
    mode: 'http',
    botToken: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    port: env.PLUMBLINE_PORT,
    apiUrl,
  }
}

function missingTokens(env: Environment): string[] {
  const has = (name: string) => env[name] !== undefined
  const some = has('SLACK_BOT_TOKEN') || has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET')
  if (!some) return []
  const missing: string[] = []
  if (!has('SLACK_BOT_TOKEN'))
    missing.push(`SLACK_BOT_TOKEN: expected a token, found nothing; ${origins['SLACK_BOT_TOKEN']}`)
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET'))
    missing.push(
      `SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: expected one of them, found neither; for Socket Mode: ${origins['SLACK_APP_TOKEN']}; for HTTP: ${origins['SLACK_SIGNING_SECRET']}`,
    )
  return missing
}

/** zod's own messages begin with what is wrong and end with what it received, which we say in our own way. */
const expected = (message: string) => message.replace(/^.*expected /, '').replace(/, received .*$/, '')

/** Secrets are named by length only, so that a start-up error can be pasted anywhere. */
function found(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing'
  return /TOKEN|SECRET|DATABASE_URL/.test(name)
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
  const parsed = schema.safeParse(env)
  const problems = missingTokens(env)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0])
      problems.push(
        `${name}: expected ${expected(issue.message)}, found ${found(name, env[name])}; ${origins[name] ?? ''}`,
      )
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const values = parsed.data
  return {
    slack: connection(values),
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: resolve(values.PLUMBLINE_DATA_DIR),
    sandboxPort: values.PLUMBLINE_SANDBOX_PORT,
    baseCurrency: values.PLUMBLINE_BASE_CURRENCY,
    fiscalYearStartMonth: values.PLUMBLINE_FISCAL_YEAR_START,
    retention: {
      allDays: values.PLUMBLINE_KEEP_RUNS_DAYS,
      monthEndDays: values.PLUMBLINE_KEEP_MONTHS_DAYS,
    },
    roundCron: values.PLUMBLINE_ROUND_CRON,
    ops:
      values.PLUMBLINE_OPS_PORT === undefined
        ? null
        : { host: values.PLUMBLINE_OPS_HOST, port: values.PLUMBLINE_OPS_PORT },
    hasQuietHours: values.PLUMBLINE_QUIET_HOURS,
    administrators: values.PLUMBLINE_ADMINISTRATORS,
    logLevel: values.PLUMBLINE_LOG_LEVEL,
  }
}
