import { type Logger, pino } from 'pino'

/** Anything that looks like a Slack token, a webhook secret or a database password, wherever it stands in a line. */
const secretPattern =
  /x(?:ox[a-z]|app)-[\w-]+|(?<=postgres(?:ql)?:\/\/[^:\s]+:)\S+(?=@)|(?<=hooks\.slack\.com\/)\S+/g

const secretPaths = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'email',
  '*.token',
  '*.email',
  '*.authorization',
  'response_url',
  '*.response_url',
]

export interface LogOptions {
  readonly level: string
  readonly write?: (line: string) => void
}

/** JSON lines on standard error, with secrets taken out; names, e-mails and message texts are never passed in. */
export function createLog({ level, write }: LogOptions): Logger {
  const redacted = {
    write: (line: string) =>
      (write ?? (text => process.stderr.write(text)))(line.replace(secretPattern, '[secret]')),
  }
  return pino(
    {
      level,
      base: null,
      redact: { paths: secretPaths, censor: '[secret]' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    redacted,
  )
}

export type Log = Logger
