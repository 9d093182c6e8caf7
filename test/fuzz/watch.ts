import { createServer, type IncomingMessage } from 'node:http'
import { MENTIONS } from './mutate.ts'

/** What must never happen, with the first cases of each. */
export interface Faults {
  readonly found: string[]
  readonly note: (fault: string) => void
}

export function faults(): Faults {
  const found: string[] = []
  return {
    found,
    note: fault => {
      if (found.length < 50) found.push(fault)
    },
  }
}

/** Hears of promises that nobody waited for, and of errors that nobody caught, until it is stopped. */
export function watchProcess({ note }: Faults): () => void {
  const unhandled = (error: unknown) =>
    note(`unhandled: ${error instanceof Error ? error.stack : String(error)}`)
  process.on('unhandledRejection', unhandled)
  process.on('uncaughtException', unhandled)
  return () => {
    process.off('unhandledRejection', unhandled)
    process.off('uncaughtException', unhandled)
  }
}

/** A log line may hold no token, no signing secret and no e-mail address. */
export function watchLine(line: string, { note }: Faults, secrets: readonly string[]): void {
  const leaked =
    secrets.find(secret => line.includes(secret)) ?? /xox[a-z]-[\w-]+|[\w.]+@[\w-]+\.example/.exec(line)?.[0]
  if (leaked !== undefined) note(`a log line with a secret: ${line.slice(0, 400)}`)
}

/** Texts that Slack reads as mrkdwn: mentions in them call people. */
function* mrkdwnOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* mrkdwnOf(each)
  else if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>
    if (record['type'] === 'mrkdwn' && typeof record['text'] === 'string') yield record['text']
    for (const each of Object.values(record)) yield* mrkdwnOf(each)
  }
}

export function watchOutgoing(body: unknown, { note }: Faults): void {
  const { text } = body as { readonly text?: unknown }
  for (const said of [...(typeof text === 'string' ? [text] : []), ...mrkdwnOf(body)]) {
    const mention = MENTIONS.find(each => said.includes(each))
    if (mention !== undefined) note(`an unescaped ${mention}: ${said.slice(0, 300)}`)
  }
}

export interface SlackStandIn {
  readonly apiUrl: string
  readonly origin: string
  calls(): number
  close(): Promise<void>
}

const parsed = (text: string, type: string): unknown => {
  if (type.includes('json')) return JSON.parse(text)
  const fields = Object.fromEntries(new URLSearchParams(text))
  const json = (name: string) => (fields[name] === undefined ? {} : { [name]: JSON.parse(fields[name]) })
  return { ...fields, ...json('blocks'), ...json('view') }
}

/** Slack's side: takes every call, and looks at what would be shown. */
export async function startSlackStandIn(found: Faults): Promise<SlackStandIn> {
  let calls = 0
  const read = async (request: IncomingMessage) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return Buffer.concat(parts).toString()
  }
  const server = createServer((request, response) => {
    void read(request).then(body => {
      calls += 1
      if (body !== '') watchOutgoing(parsed(body, request.headers['content-type'] ?? ''), found)
      response.writeHead(200, { 'content-type': 'application/json' })
      const ids = { user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T1', ts: '1.1', channel: { id: 'D1' } }
      response.end(JSON.stringify({ ok: true, ...ids, view: { id: 'V1' }, members: [], channels: [] }))
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    origin,
    apiUrl: `${origin}/api/`,
    calls: () => calls,
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}
