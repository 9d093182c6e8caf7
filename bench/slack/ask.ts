import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { StandIn } from './stand-in.ts'

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'
const agent = new Agent({ keepAlive: true, maxSockets: 50 })
const GIVE_UP_MS = 30_000

export interface Question {
  readonly user: string
  readonly text: string
  /** What the answer begins with. */
  readonly expected: string
}

export interface Waits {
  readonly acknowledgedMs: number
  readonly answeredMs: number
}

function post(port: number, body: string): Promise<void> {
  const seconds = String(Math.floor(Date.now() / 1_000))
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex')
  return new Promise((done, failed) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': seconds,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      response => {
        response.resume()
        response.once('end', () =>
          response.statusCode === 200 ? done() : failed(new Error(`status ${response.statusCode}`)),
        )
      },
    )
    sent.once('error', failed)
    sent.end(body)
  })
}

/** Types `/coverage`, and waits for the acknowledgement and, where one is expected, for the whole answer. */
export async function ask(
  port: number,
  standIn: StandIn,
  { user, text, expected }: Question,
  waitsForAnswer: boolean,
): Promise<Waits> {
  const { responseUrl, answer } = standIn.answerTo(randomUUID())
  const body = new URLSearchParams({
    command: '/coverage',
    text,
    user_id: user,
    team_id: 'T1',
    channel_id: 'D1',
    trigger_id: '1.1',
    response_url: responseUrl,
  }).toString()
  const began = performance.now()
  const said = answer.then(words => ({ words, at: performance.now() }))
  await post(port, body)
  const acknowledgedMs = performance.now() - began
  if (!waitsForAnswer) return { acknowledgedMs, answeredMs: Number.NaN }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`no answer within ${GIVE_UP_MS} ms`)), GIVE_UP_MS)
  })
  const { words, at } = await Promise.race([said, late])
  clearTimeout(timer)
  if (!words.startsWith(expected)) throw new Error(`expected “${expected} …”, found “${words}”`)
  return { acknowledgedMs, answeredMs: at - began }
}

/** Asks at fixed moments, whether or not the last answer has come: a late one delays no other. */
export async function askSteadily(
  { count, everyMs }: { readonly count: number; readonly everyMs: number },
  one: (number: number) => Promise<Waits>,
): Promise<readonly Waits[]> {
  const began = performance.now()
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      await new Promise(resolve => setTimeout(resolve, began + number * everyMs - performance.now()))
      return one(number)
    }),
  )
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
