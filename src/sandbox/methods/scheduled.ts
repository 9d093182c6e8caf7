import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, paginate, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { messageShape } from '../shapes/message.ts'
import { blankMessage } from '../workspace/messages.ts'
import { postMessage } from '../workspace/posting.ts'
import { visibleConversation } from './conversation-access.ts'
import { authored, checked, destination, mayPost, postScopes, threadOf } from './draft.ts'
import { type Method, needs } from './method.ts'

export const scheduledMethods: Method[] = [
  { name: 'chat.scheduleMessage', token: 'bot', tier: 'tier3', scopes: postScopes, run: schedule },
  {
    name: 'chat.deleteScheduledMessage',
    token: 'bot',
    tier: 'tier3',
    scopes: needs('chat:write'),
    run: takeBack,
  },
  { name: 'chat.scheduledMessages.list', token: 'bot', tier: 'tier3', scopes: needs(), run: list },
]

/** https://docs.slack.dev/reference/methods/chat.scheduleMessage */
const longestAheadSeconds = 120 * 86_400
const windowSeconds = 300
const inWindowMost = 30

function schedule(args: Args, core: Core): JsonObject {
  const conversation = destination(args, core)
  mayPost(conversation, core)
  const postAt = Number(requiredArg(args, 'post_at'))
  if (!Number.isInteger(postAt)) throw new SlackError('invalid_time')
  const nowSeconds = core.clock.now() / 1000
  if (postAt <= nowSeconds) throw new SlackError('time_in_past')
  if (postAt > nowSeconds + longestAheadSeconds) throw new SlackError('time_too_far')
  const near = core.scheduled
    .all()
    .filter(one => one.channel === conversation.id && Math.abs(one.postAt - postAt) < windowSeconds)
  if (near.length >= inWindowMost) throw new SlackError('restricted_too_many')

  const { text = '', blocks = [], attachments = [], metadata } = checked(args, core)
  const threadTs = threadOf(args, core, conversation)
  const isBroadcast = threadTs !== null && booleanArg(args, 'reply_broadcast')
  const draft = { ...authored(args, core), text, blocks, attachments, threadTs, isBroadcast }
  const { id } = core.scheduled.add({ channel: conversation.id, postAt, text }, () => {
    // Slack says so itself: with metadata the message is taken, and never posted.
    if (metadata === undefined && !conversation.isArchived) postMessage(core, conversation, draft)
  })
  const message = messageShape(core, blankMessage({ channel: conversation.id, ts: '', ...draft }), false)
  const { ts: _, ...shown } = message
  return { ok: true, scheduled_message_id: id, channel: conversation.id, post_at: postAt, message: shown }
}

function takeBack(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  const isGone = core.scheduled.remove(conversation.id, requiredArg(args, 'scheduled_message_id'))
  if (!isGone) throw new SlackError('invalid_scheduled_message_id')
  return { ok: true }
}

function list(args: Args, core: Core): JsonObject {
  const channel = textArg(args, 'channel') === undefined ? undefined : visibleConversation(args, core).id
  const bound = (name: string, byDefault: number) => Number(textArg(args, name) ?? byDefault)
  const [oldest, latest] = [bound('oldest', 0), bound('latest', Number.POSITIVE_INFINITY)]
  const waiting = core.scheduled
    .all()
    .filter(one => (channel ?? one.channel) === one.channel && one.postAt >= oldest && one.postAt <= latest)
  const page = paginate(waiting, args, 100, 100)
  return {
    ok: true,
    scheduled_messages: page.items.map(one => ({
      id: one.id,
      channel_id: one.channel,
      post_at: one.postAt,
      date_created: one.created,
      text: one.text,
    })),
    response_metadata: { next_cursor: page.nextCursor },
  }
}
