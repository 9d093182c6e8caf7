import { ErrorCode, type WebClient } from '@slack/web-api'
import {
  type BlockSupport,
  type LookupResult,
  type Messenger,
  mayReadLater,
  type Place,
  type PostResult,
} from '../workflows/ports/index.ts'
import { messageOf } from './messages/index.ts'
import { isInvalidBlocks, sendBlocks } from './send-blocks.ts'

/** Metadata is readable by the whole workspace, so it carries an opaque key and nothing else. */
const EVENT_TYPE = 'plumbline_message'
const HISTORY_PAGE = 100
const MOST_PAGES = 10
const SLACK_CODE = /^[a-z][a-z0-9_]*$/

/** Answers of Slack after which a message can never be edited again. */
export const goneCodes: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'is_archived',
  'is_inactive',
])

interface SlackFailure {
  readonly code?: string
  readonly retryAfter?: number
  readonly data?: { readonly error?: string }
  readonly statusCode?: number
  readonly message?: string
}

/** Sorts a failed call: Slack's own no, slow down, or an answer that was lost on the way. */
export function failureOf(error: unknown): Exclude<PostResult, { kind: 'accepted' | 'not_begun' }> {
  const failure = error as SlackFailure
  if (failure.code === ErrorCode.RateLimitedError)
    return { kind: 'rate_limited', retryAfterSeconds: failure.retryAfter ?? 1 }
  if (failure.code === ErrorCode.PlatformError) {
    const code = failure.data?.error ?? ''
    // The client takes an answer that is no JSON, such as a page of a proxy, for an error of that name.
    return SLACK_CODE.test(code)
      ? { kind: 'refused', code }
      : { kind: 'ambiguous', why: 'no answer of Slack' }
  }
  const status = failure.statusCode ?? 500
  if (failure.code === ErrorCode.HTTPError && status < 500 && status !== 408)
    return { kind: 'refused', code: `http_${status}` }
  return { kind: 'ambiguous', why: failure.code ?? 'the answer was lost' }
}

type Message = Parameters<Messenger['postDirect']>[1]

/** Who posts, and what this workspace takes. */
export interface Poster {
  readonly client: WebClient
  readonly support: BlockSupport
}

/** Newer blocks were refused so late that the time for this message is over; nothing was posted. */
class TooLate extends Error {}

/** Posts the content of an outbox item to a place, carrying its key as metadata. */
export async function postTo(
  { client, support }: Poster,
  { channel, thread }: Place,
  { key, content, mayBegin }: Message,
): Promise<PostResult> {
  const message = messageOf(content)
  if (message === null) return { kind: 'refused', code: 'content_unreadable' }
  if (!mayBegin()) return { kind: 'not_begun' }
  let attempts = 0
  try {
    const posted = await sendBlocks(message.blocks, {
      support: () => support,
      send: blocks => {
        attempts += 1
        if (attempts > 1 && !mayBegin()) throw new TooLate()
        return client.chat.postMessage({
          channel,
          ...(thread === null ? {} : { thread_ts: thread }),
          text: message.text,
          blocks,
          link_names: false,
          parse: 'none',
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: EVENT_TYPE, event_payload: { key } },
        })
      },
      isRefusal: isInvalidBlocks,
    })
    if (posted.ts === undefined) return { kind: 'ambiguous', why: 'Slack answered without a timestamp' }
    return { kind: 'accepted', channel: posted.channel ?? channel, ts: posted.ts }
  } catch (error) {
    return error instanceof TooLate ? { kind: 'not_begun' } : failureOf(error)
  }
}

interface Seen {
  readonly ts?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: unknown } }
}

const carries =
  (key: string) =>
  ({ metadata }: Seen): boolean =>
    metadata?.event_type === EVENT_TYPE && metadata.event_payload?.key === key

/** Looks through a conversation, or a thread in it, for a message with the key. */
export async function findIn(
  client: WebClient,
  { channel, thread }: Place,
  key: string,
  since: Date,
): Promise<LookupResult> {
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = {
      channel,
      oldest: String(since.getTime() / 1_000),
      limit: HISTORY_PAGE,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    }
    const history = await (thread === null
      ? client.conversations.history(asked)
      : client.conversations.replies({ ...asked, ts: thread }))
    const found = (history.messages as readonly Seen[] | undefined)?.find(carries(key))
    if (found?.ts !== undefined) return { kind: 'found', channel, ts: found.ts }
    cursor = history.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return { kind: 'absent' }
  }
  return { kind: 'unreadable', why: 'the history is longer than what is searched' }
}

/** What a failed look-up says. */
export function lookUpFailure(error: unknown): LookupResult {
  const failure = failureOf(error)
  if (failure.kind !== 'refused') return { kind: 'unavailable', why: failure.kind }
  return { kind: mayReadLater(failure.code) ? 'unavailable' : 'unreadable', why: failure.code }
}
