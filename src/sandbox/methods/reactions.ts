import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, paginate, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { messageShape } from '../shapes/message.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import { isEmojiName, react, unreact } from '../workspace/reactions.ts'
import { isMember, isVisible, visibleConversation } from './conversation-access.ts'
import { type Method, needs } from './method.ts'

export const reactionMethods: Method[] = [
  { name: 'reactions.add', token: 'bot', tier: 'tier3', scopes: needs('reactions:write'), run: add },
  { name: 'reactions.remove', token: 'bot', tier: 'tier2', scopes: needs('reactions:write'), run: remove },
  { name: 'reactions.get', token: 'bot', tier: 'tier3', scopes: needs('reactions:read'), run: get },
  { name: 'reactions.list', token: 'bot', tier: 'tier2', scopes: needs('reactions:read'), run: list },
]

/** @throws no_item_specified, bad_timestamp, message_not_found */
export function timedMessage(args: Args, core: Core): { conversation: Conversation; message: Message } {
  const ts = textArg(args, 'timestamp') ?? ''
  if (ts === '' || textArg(args, 'channel') === undefined) throw new SlackError('no_item_specified')
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new SlackError('bad_timestamp')
  const conversation = visibleConversation(args, core)
  const message = core.messages.get(conversation.id, ts)
  if (message === undefined) throw new SlackError('message_not_found')
  return { conversation, message }
}

function change(args: Args, core: Core, by: typeof react | typeof unreact): JsonObject {
  const name = requiredArg(args, 'name').replaceAll(/^:|:$/g, '')
  if (!isEmojiName(name)) throw new SlackError('invalid_name')
  const { conversation, message } = timedMessage(args, core)
  if (conversation.isArchived) throw new SlackError('is_archived')
  if (!isMember(conversation, core)) throw new SlackError('not_in_channel')
  const refused = by(core, conversation, message, core.app.bot_user_id, name)
  if (refused !== null) throw new SlackError(refused)
  return { ok: true }
}

function add(args: Args, core: Core): JsonObject {
  return change(args, core, react)
}

function remove(args: Args, core: Core): JsonObject {
  return change(args, core, unreact)
}

function get(args: Args, core: Core): JsonObject {
  const { conversation, message } = timedMessage(args, core)
  return {
    ok: true,
    type: 'message',
    channel: conversation.id,
    message: messageShape(core, message, false),
  }
}

/** What this person has reacted to, as far as the bot sees it; of the bot itself without `user`. */
function list(args: Args, core: Core): JsonObject {
  const user = textArg(args, 'user') ?? core.app.bot_user_id
  if (core.people.get(user) === undefined) throw new SlackError('user_not_found')
  const items = core.conversations
    .all()
    .filter(one => isVisible(one, core))
    .flatMap(one => core.messages.inConversation(one.id))
    .filter(message => message.reactions.some(one => one.users.includes(user)))
    .sort((one, other) => (one.ts < other.ts ? 1 : -1))
  const page = paginate(items, args, 100, 1_000)
  return {
    ok: true,
    items: page.items.map(message => ({
      type: 'message',
      channel: message.channel,
      message: messageShape(core, message, false),
    })),
    response_metadata: { next_cursor: page.nextCursor },
  }
}
