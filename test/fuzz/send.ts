import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { mutate } from './mutate.ts'
import type { Seed } from './seeds.ts'

export const SIGNING_SECRET = 'fedcba9876543210fedcba9876543210'
/** Bolt answers what nobody listens to after three seconds; whoever is not answered at all by then never is. */
const PATIENCE_MS = 120_000

export interface Sent {
  readonly type: string
  readonly body: Buffer
  readonly isSigned: boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))

/** One mutated request, from one to four changes of a seed; some are damaged as bytes, or not signed by Slack. */
export function requestOf(seeds: readonly Seed[], random: () => number): Sent {
  // Blank shapes reach little: most requests begin with what our own surfaces sent.
  const own = seeds.filter(({ isOwn }) => isOwn)
  const from = random() < 0.6 ? own : seeds
  const seed = from[Math.floor(random() * from.length)]
  if (seed === undefined) throw new Error('there are no payloads to begin with')
  let body = seed.body
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes -= 1) body = mutate(body, random)
  const form =
    seed.encoding === 'payload'
      ? { payload: JSON.stringify(body) }
      : typeof body === 'object' && body !== null
        ? (body as Record<string, unknown>)
        : { text: body }
  const isForm = seed.encoding !== 'json'
  const encoded = isForm
    ? new URLSearchParams(
        Object.fromEntries(Object.entries(form).map(([name, value]) => [name, text(value)])),
      ).toString()
    : JSON.stringify(body ?? null)
  let bytes = Buffer.from(encoded)
  if (random() < 0.05) bytes = bytes.subarray(0, Math.floor(random() * bytes.length))
  if (random() < 0.03 && bytes.length > 0)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
  const isSwapped = random() < 0.03
  return {
    type: isForm !== isSwapped ? 'application/x-www-form-urlencoded' : 'application/json',
    body: bytes,
    isSigned: random() >= 0.02,
  }
}

export interface Sender {
  /** Resolves with the status, or null where nobody answered in time. */
  send(sent: Sent): Promise<number | null>
  close(): void
}

export function senderTo(port: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
  let salt = 0
  return {
    send: ({ type, body, isSigned }) =>
      new Promise((done, failed) => {
        const seconds = String(Math.floor(Date.now() / 1_000))
        salt += 1
        // A name of its own makes each request a new one: Slack never repeats a signature.
        const bytes =
          type === 'application/json'
            ? Buffer.concat([body, Buffer.from(' '.repeat(salt % 97))])
            : Buffer.concat([body, Buffer.from(`&n=${salt}`)])
        const signature = createHmac('sha256', isSigned ? SIGNING_SECRET : 'another')
          .update(`v0:${seconds}:`)
          .update(bytes)
          .digest('hex')
        const outgoing = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            path: '/slack/events',
            method: 'POST',
            headers: {
              'content-type': type,
              'content-length': bytes.length,
              'x-slack-request-timestamp': seconds,
              'x-slack-signature': `v0=${signature}`,
            },
          },
          response => {
            response.resume()
            response.once('end', () => done(response.statusCode ?? null))
          },
        )
        const timer = setTimeout(() => {
          done(null)
          outgoing.destroy()
        }, PATIENCE_MS)
        outgoing.once('close', () => clearTimeout(timer))
        outgoing.once('error', error => {
          const { code } = error as { readonly code?: string }
          if (code === 'ECONNREFUSED') failed(error)
          else done(null)
        })
        outgoing.end(bytes)
      }),
    close: () => agent.destroy(),
  }
}
