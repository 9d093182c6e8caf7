import { createHash } from 'node:crypto'
import { type App, HTTPReceiver, type ReceiverEvent } from '@slack/bolt'
import type { Logger } from 'pino'
import { slackLogger } from '../clients.ts'
import { NEW_REQUEST } from '../routes.ts'

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

/** Forms and pick lists are acknowledged with what the surface has to say. */
const isAnsweredWithWords = (body: ReceiverEvent['body']) =>
  body['type'] === 'view_submission' || body['type'] === 'block_suggestion'

/** Bolt's HTTP receiver, which also refuses requests from the future, and requests that were made before. */
export function createHttpReceiver({ signingSecret, log, taking, now }: HttpReceiverOptions): HTTPReceiver {
  const isNew = recent(now)

  async function takenUp(receiptId: string): Promise<boolean> {
    // Where the database is down, what this instance remembers has to do.
    const isFirst = (await taking()?.(receiptId).catch(() => true)) ?? true
    if (!isFirst) log.warn({ why: 'it was made before, to another instance' }, 'a request was refused')
    return isFirst
  }

  /** Refuses what this instance can tell by itself; the rest is whether no other instance has taken it up. */
  function check({ body, customProperties }: ReceiverEvent): Promise<boolean> {
    const { signature, timestamp } = customProperties as { signature: string; timestamp: number }
    if (!(timestamp <= now() / 1_000 + AHEAD_SECONDS)) throw new RefusedRequest('it is dated in the future')
    if (isEvent(body)) return Promise.resolve(true)
    const receiptId = `request:${createHash('sha256').update(signature).digest('base64url')}`
    if (!isNew(receiptId)) throw new RefusedRequest('it was made before')
    return takenUp(receiptId)
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
      const isNewRequest = check(event)
      // An acknowledgement without words waits for no database; nothing is done before the answer is there.
      if (isAnsweredWithWords(event.body) && !(await isNewRequest))
        throw new RefusedRequest('it was made before, to another instance')
      await processEvent({ ...event, customProperties: { [NEW_REQUEST]: isNewRequest } })
    }
    init(app)
  }
  return receiver
}
