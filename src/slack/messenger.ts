import { ErrorCode, type WebClient } from '@slack/web-api'
import { type LookupResult, type Messenger, mayReadLater, type PostResult } from '../workflows/ports/index.ts'
import { messageOf } from './messages/index.ts'

/** Metadata is readable by the whole workspace, so it carries an opaque key and nothing else. */
const EVENT_TYPE = 'plumbline_message'
const HISTORY_PAGE = 100
const MOST_PAGES = 10
const SLACK_CODE = /^[a-z][a-z0-9_]*$/

/** Answers of Slack after which a message can never be edited again. */
const goneCodes: ReadonlySet<string> = new Set([
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
function failureOf(error: unknown): Exclude<PostResult, { kind: 'accepted' | 'not_begun' }> {
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

export function createMessenger(client: WebClient): Messenger {
  const channels = new Map<string, string>()

  async function directChannel(slackUserId: string): Promise<string> {
    const known = channels.get(slackUserId)
    if (known !== undefined) return known
    const opened = await client.conversations.open({ users: slackUserId })
    const channel = opened.channel?.id
    if (channel === undefined) throw new Error('conversations.open answered without a channel')
    channels.set(slackUserId, channel)
    return channel
  }

  return {
    async postDirect(slackUserId, { key, content, mayBegin }) {
      const message = messageOf(content)
      if (message === null) return { kind: 'refused', code: 'content_unreadable' }
      const { text, blocks } = message
      let channel: string
      try {
        channel = await directChannel(slackUserId)
      } catch (error) {
        // Nothing was posted yet, so a lost answer here is only a reason to try again.
        const failure = failureOf(error)
        return failure.kind === 'ambiguous' ? { kind: 'refused', code: 'service_unavailable' } : failure
      }
      if (!mayBegin()) return { kind: 'not_begun' }
      try {
        const posted = await client.chat.postMessage({
          channel,
          text,
          blocks,
          link_names: false,
          parse: 'none',
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: EVENT_TYPE, event_payload: { key } },
        })
        if (posted.ts === undefined) return { kind: 'ambiguous', why: 'Slack answered without a timestamp' }
        return { kind: 'accepted', channel: posted.channel ?? channel, ts: posted.ts }
      } catch (error) {
        return failureOf(error)
      }
    },

    async updateDirect(channel, ts, content) {
      const message = messageOf(content)
      if (message === null) return 'gone'
      const { text, blocks } = message
      try {
        await client.chat.update({ channel, ts, text, blocks, link_names: false, parse: 'none' })
        return 'done'
      } catch (error) {
        const failure = failureOf(error)
        return failure.kind === 'refused' && goneCodes.has(failure.code) ? 'gone' : 'later'
      }
    },

    async findDirect(slackUserId, key, since): Promise<LookupResult> {
      try {
        const channel = await directChannel(slackUserId)
        let cursor: string | undefined
        for (let page = 0; page < MOST_PAGES; page += 1) {
          const history = await client.conversations.history({
            channel,
            oldest: String(since.getTime() / 1_000),
            limit: HISTORY_PAGE,
            include_all_metadata: true,
            ...(cursor === undefined ? {} : { cursor }),
          })
          const found = history.messages?.find(message => {
            const metadata = (
              message as { metadata?: { event_type?: string; event_payload?: { key?: unknown } } }
            ).metadata
            return metadata?.event_type === EVENT_TYPE && metadata.event_payload?.key === key
          })
          if (found?.ts !== undefined) return { kind: 'found', channel, ts: found.ts }
          cursor = history.response_metadata?.next_cursor || undefined
          if (cursor === undefined) return { kind: 'absent' }
        }
        return { kind: 'unreadable', why: 'the history is longer than what is searched' }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind !== 'refused') return { kind: 'unavailable', why: failure.kind }
        return { kind: mayReadLater(failure.code) ? 'unavailable' : 'unreadable', why: failure.code }
      }
    },
  }
}
