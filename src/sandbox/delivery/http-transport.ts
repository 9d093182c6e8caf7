import { request } from 'node:http'
import type { Clock } from '../clock.ts'
import { isObject, parseJson } from '../json.ts'
import { isOnThisMachine } from '../protocol/guard.ts'
import { type AppSection, WorkspaceFileError } from '../workspace/workspace-file.ts'
import { signatureOf } from './signature.ts'
import {
  type Ack,
  type Attempt,
  ackLimitMs,
  type Envelope,
  firstAttempt,
  type Transport,
} from './transport.ts'

const answerLimitBytes = 1_000_000

export interface HttpTransport extends Transport {
  readonly name: 'http'
  /** Where requests go from now on. @throws WorkspaceFileError unless it is on this machine */
  setRequestUrl(url: string): void
  /** Asks the request URL to repeat a challenge, as Slack does before it is saved. */
  verify(challenge: string): Promise<boolean>
}

/** Signed requests to the app's request URL, which has to be on this machine. */
export function createHttpTransport(
  app: AppSection,
  clock: Clock,
  onConnections: (connections: number) => void,
): HttpTransport {
  let requestUrl: string | undefined
  let connections = 0

  const setRequestUrl = (url: string) => {
    if (!isOnThisMachine(new URL(url)))
      throw new WorkspaceFileError(`The request URL must be on 127.0.0.1 or localhost, found ${url}`)
    requestUrl = url
  }
  if (app.request_url !== undefined) setRequestUrl(app.request_url)

  const noteReached = (isReached: boolean) => {
    if (connections === Number(isReached)) return
    connections = Number(isReached)
    onConnections(connections)
  }

  const send = async (envelope: Envelope, attempt: Attempt): Promise<Ack> => {
    if (requestUrl === undefined) return { outcome: 'not-connected' }
    const ack = await post(requestUrl, envelope, attempt, app.signing_secret, clock)
    noteReached(ack.outcome !== 'broken')
    return ack.outcome === 'broken' ? { outcome: 'not-connected' } : ack
  }

  return {
    name: 'http',
    connections: () => connections,
    close() {},
    send,
    setRequestUrl,
    async verify(challenge) {
      const payload = { token: app.verification_token, challenge, type: 'url_verification' }
      const ack = await send({ kind: 'events_api', name: 'url_verification', payload }, firstAttempt)
      if (ack.outcome !== 'acknowledged') return false
      const answer = isObject(ack.body) ? ack.body['challenge'] : ack.body
      return typeof answer === 'string' && answer.trim() === challenge
    },
  }
}

function post(url: string, envelope: Envelope, attempt: Attempt, secret: string, clock: Clock): Promise<Ack> {
  const { rawBody, contentType } = encode(envelope)
  const timestamp = Math.floor(clock.now() / 1000) + clock.skewSeconds
  const headers: Record<string, string | number> = {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(rawBody),
    'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    Accept: '*/*',
    'X-Slack-Request-Timestamp': timestamp,
    'X-Slack-Signature': signatureOf(secret, timestamp, rawBody),
  }
  if (attempt.retryNum > 0) {
    headers['X-Slack-Retry-Num'] = attempt.retryNum
    headers['X-Slack-Retry-Reason'] = attempt.retryReason ?? 'unknown_error'
  }
  return new Promise(resolve => {
    let isOver = false
    const finish = (ack: Ack) => {
      if (isOver) return
      isOver = true
      cancelLimit()
      resolve(ack)
    }
    const outgoing = request(url, { method: 'POST', headers }, incoming => {
      const chunks: Buffer[] = []
      let bytes = 0
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= answerLimitBytes) chunks.push(chunk)
        else outgoing.destroy()
      })
      incoming.on('error', () => finish({ outcome: 'broken' }))
      incoming.on('end', () => {
        const status = incoming.statusCode ?? 0
        if (status < 200 || status > 299) {
          const noRetry = incoming.headers['x-slack-no-retry'] === '1'
          finish({ outcome: 'refused', status, noRetry })
          return
        }
        const text = Buffer.concat(chunks).toString('utf8')
        const isJson = incoming.headers['content-type']?.includes('json') ?? false
        const body = isJson ? parseJson(text) : text
        finish({ outcome: 'acknowledged', status, body: body === '' ? undefined : body })
      })
    })
    const cancelLimit = clock.after(ackLimitMs, () => {
      finish({ outcome: 'timeout' })
      outgoing.destroy()
    })
    outgoing.on('error', () => finish({ outcome: 'broken' }))
    outgoing.end(rawBody)
  })
}

/** Events are JSON, commands a form, interactions a form with one field `payload`. */
function encode({ kind, payload }: Envelope): { rawBody: string; contentType: string } {
  if (kind === 'events_api') return { rawBody: JSON.stringify(payload), contentType: 'application/json' }
  const form = new URLSearchParams()
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload))
  else for (const [key, value] of Object.entries(payload)) form.set(key, String(value))
  return { rawBody: form.toString(), contentType: 'application/x-www-form-urlencoded' }
}
