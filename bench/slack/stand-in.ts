import { createServer, type IncomingMessage } from 'node:http'

export interface StandIn {
  readonly apiUrl: string
  /** An address for the answer of one request; resolves with its text once the answer is there. */
  answerTo(id: string): { readonly responseUrl: string; readonly answer: Promise<string> }
  /** Messages that were posted so far. */
  posted(): number
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** The part of Slack that the bot needs while it is measured, as light as it can be: it takes turns on the same cores. */
export async function startStandIn(
  members: readonly { readonly id: string; readonly email: string }[],
): Promise<StandIn> {
  const waiting = new Map<string, (text: string) => void>()
  let posted = 0
  const methods: Readonly<Record<string, (args: URLSearchParams) => object>> = {
    'auth.test': () => ({
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      team_id: 'T1',
      team: 'Bench',
      url: 'https://bench',
    }),
    'users.list': () => ({
      members: members.map(({ id, email }) => ({ id, name: id, tz: 'Europe/Berlin', profile: { email } })),
    }),
    'conversations.open': args => ({ channel: { id: `D${args.get('users')?.slice(1)}` } }),
    'conversations.list': () => ({ channels: [] }),
    'chat.postMessage': args => {
      posted += 1
      return { channel: args.get('channel'), ts: `${1_800_000_000 + posted}.000100`, message: {} }
    },
  }
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      const name = request.url?.split('/').at(-1) ?? ''
      if (request.url?.startsWith('/response/')) {
        waiting.get(name)?.((JSON.parse(body) as { text?: string }).text ?? '')
        waiting.delete(name)
        response.end('ok')
        return
      }
      const answer = methods[name]?.(new URLSearchParams(body)) ?? {}
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ ok: true, ...answer }))
    })()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    apiUrl: `${origin}/api/`,
    answerTo: id => ({
      responseUrl: `${origin}/response/${id}`,
      answer: new Promise(done => waiting.set(id, done)),
    }),
    posted: () => posted,
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}
