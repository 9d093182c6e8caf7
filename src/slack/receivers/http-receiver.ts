import { createHash } from 'node:crypto'
import { type App, HTTPReceiver, type ReceiverEvent } from '@slack/bolt'
import type { Logger } from 'pino'
import { slackLogger } from '../clients.ts'

/** How far ahead Slack's clock may be. */
const AHEAD_SECONDS = 60
/** Slack's signatures hold for five minutes; after that Bolt refuses a request by its age. */
const REMEMBERED_MS = 320_000

class RefusedRequest extends Error {}

export interface HttpReceiverOptions {
  readonly signingSecret: string
  readonly log: Logger
  /** Takes a request up for all instances; false where one of them has. Null while the database is not open yet. */
  readonly taking: () => ((receiptId: string) => Promise<boolean>) | null
  readonly now: () => number
}

/** Remembers words for a time, in two halves of which the older one is forgotten. */
function recent(now: () => number): (word: string) => boolean {
  let [newer, older] = [new Set<string>(), new Set<string>()]
  let turnedAt = now()
  return word => {
    if (now() - turnedAt > REMEMBERED_MS) {
      older = now() - turnedAt > 2 * REMEMBERED_MS ? new Set() : newer
      newer = new Set()
      turnedAt = now()
    }
    if (newer.has(word) || older.has(word)) return false
    newer.add(word)
    return true
  }
}

/** Slack repeats events by itself, and their ids tell; it never repeats a command, a button or a form. */
const isEvent = (body: ReceiverEvent['body']) => body['type'] === 'event_callback'

/** Bolt's HTTP receiver, which also refuses requests from the future, and requests that were made before. */
export function createHttpReceiver({ signingSecret, log, taking, now }: HttpReceiverOptions): HTTPReceiver {
  const isNew = recent(now)

  async function check({ body, customProperties }: ReceiverEvent): Promise<void> {
    const { signature, timestamp } = customProperties as { signature: string; timestamp: number }
    if (!(timestamp <= now() / 1_000 + AHEAD_SECONDS)) throw new RefusedRequest('it is dated in the future')
    if (isEvent(body)) return
    const receiptId = `request:${createHash('sha256').update(signature).digest('base64url')}`
    if (!isNew(receiptId)) throw new RefusedRequest('it was made before')
    const take = taking()
    // Where the database is down, what this instance remembers has to do.
    if (take !== null && !(await take(receiptId).catch(() => true)))
      throw new RefusedRequest('it was made before, to another instance')
  }

  const receiver = new HTTPReceiver({
    signingSecret,
    logger: slackLogger(log),
    customPropertiesExtractor: ({ headers }) => ({
      signature: String(headers['x-slack-signature']),
      timestamp: Number(headers['x-slack-request-timestamp']),
    }),
    async processEventErrorHandler({ error, response }) {
      const isRefused = error instanceof RefusedRequest
      log.warn({ why: isRefused ? error.message : error.name }, 'a request was refused')
      if (!response.headersSent) {
        response.writeHead(isRefused ? 401 : 500)
        response.end()
      }
      return false
    },
  })
  const init = receiver.init.bind(receiver)
  receiver.init = (app: App) => {
    const processEvent = app.processEvent.bind(app)
    app.processEvent = async event => {
      await check(event)
      await processEvent({ ...event, customProperties: {} })
    }
    init(app)
  }
  return receiver
}
