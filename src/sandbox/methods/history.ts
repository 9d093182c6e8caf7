import { isNamed } from '../control/faults.ts'
import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, limitArg, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { messageShape } from '../shapes/message.ts'
import { tsToMs } from '../workspace/ids.ts'
import type { Message } from '../workspace/messages.ts'
import { isMember, scopeFor, visibleConversation } from './conversation-access.ts'
import type { Method } from './method.ts'

export const historyMethods: Method[] = [
  { name: 'conversations.history', token: 'bot', tier: 'tier3', scopes: scopeFor('history'), run: history },
  { name: 'conversations.replies', token: 'bot', tier: 'tier3', scopes: scopeFor('history'), run: replies },
]

const isTs = /^\d+(\.\d+)?$/

interface Span {
  oldest: number
  latest: number
  isInclusive: boolean
}

/** @throws invalid_ts_oldest, invalid_ts_latest */
function spanOf(args: Args): Span {
  const bound = (name: string, byDefault: number) => {
    const text = textArg(args, name)
    if (text === undefined || text === '' || text === 'now') return byDefault
    if (!isTs.test(text)) throw new SlackError(`invalid_ts_${name}`)
    return Number(text)
  }
  const latest = bound('latest', Number.POSITIVE_INFINITY)
  return { oldest: bound('oldest', 0), latest, isInclusive: booleanArg(args, 'inclusive') }
}

function isWithin(ts: string, { oldest, latest, isInclusive }: Span): boolean {
  const at = Number(ts)
  return (at > oldest && at < latest) || (isInclusive && (at === oldest || at === latest))
}

/** A lag hides what is younger than it, as a replica that has fallen behind does. */
function lagging(core: Core, method: string): (message: Message) => boolean {
  const lag = core.faults.take('history-lag', spec => isNamed(spec.method ?? '*', method))
  if (lag === undefined) return () => true
  return message => tsToMs(message.ts) <= core.clock.now() - lag.lagMs
}

function readable(args: Args, core: Core) {
  const conversation = visibleConversation(args, core)
  if (!isMember(conversation, core)) throw new SlackError('not_in_channel')
  return conversation
}

function history(args: Args, core: Core): JsonObject {
  const conversation = readable(args, core)
  const span = spanOf(args)
  const isVisible = lagging(core, 'conversations.history')
  const withMetadata = booleanArg(args, 'include_all_metadata')
  const limit = limitArg(args, 100, 999)
  const newestFirst = core.messages.ofConversation(conversation.id).reverse()
  const before = cursorTs(args)
  const found = newestFirst.filter(
    one => isWithin(one.ts, span) && isVisible(one) && (before === null || one.ts < before),
  )
  const page = found.slice(0, limit)
  const hasMore = found.length > limit
  return {
    ok: true,
    messages: page.map(one => messageShape(core, one, withMetadata)),
    has_more: hasMore,
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(hasMore ? { response_metadata: { next_cursor: tsCursor(page.at(-1)?.ts ?? '') } } : {}),
  }
}

function replies(args: Args, core: Core): JsonObject {
  const conversation = readable(args, core)
  const ts = requiredArg(args, 'ts')
  const message = core.messages.get(conversation.id, ts)
  const isVisible = lagging(core, 'conversations.replies')
  if (message === undefined || !isVisible(message)) throw new SlackError('thread_not_found')
  const span = spanOf(args)
  const withMetadata = booleanArg(args, 'include_all_metadata')
  const limit = limitArg(args, 1_000, 1_000)
  const after = cursorTs(args)
  const [root, ...rest] = core.messages.ofThread(conversation.id, message.threadTs ?? ts)
  const found = rest.filter(
    one => isWithin(one.ts, span) && isVisible(one) && (after === null || one.ts > after),
  )
  const page = found.slice(0, limit)
  const hasMore = found.length > limit
  return {
    ok: true,
    messages: [...(root === undefined ? [] : [root]), ...page].map(one =>
      messageShape(core, one, withMetadata),
    ),
    has_more: hasMore,
    ...(hasMore ? { response_metadata: { next_cursor: tsCursor(page.at(-1)?.ts ?? '') } } : {}),
  }
}

function tsCursor(ts: string): string {
  return Buffer.from(`next_ts:${ts}`).toString('base64')
}

/** @throws invalid_cursor */
function cursorTs(args: Args): string | null {
  const cursor = textArg(args, 'cursor') ?? ''
  if (cursor === '') return null
  const match = /^next_ts:(\d+\.\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (match?.[1] === undefined) throw new SlackError('invalid_cursor')
  return match[1]
}
