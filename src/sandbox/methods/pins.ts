import type { Core } from '../core.ts'
import { emitEvent } from '../delivery/events.ts'
import type { JsonObject } from '../json.ts'
import type { Args } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { messageShape } from '../shapes/message.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import { tellOf } from '../workspace/posting.ts'
import { isMember, visibleConversation } from './conversation-access.ts'
import { type Method, needs } from './method.ts'
import { timedMessage } from './reactions.ts'

export const pinMethods: Method[] = [
  { name: 'pins.add', token: 'bot', tier: 'tier2', scopes: needs('pins:write'), run: add },
  { name: 'pins.remove', token: 'bot', tier: 'tier2', scopes: needs('pins:write'), run: remove },
  { name: 'pins.list', token: 'bot', tier: 'tier2', scopes: needs('pins:read'), run: list },
]

const pinsMost = 100

function pinnable(args: Args, core: Core): { conversation: Conversation; message: Message } {
  const found = timedMessage(args, core)
  if (!isMember(found.conversation, core)) throw new SlackError('not_in_channel')
  return found
}

function add(args: Args, core: Core): JsonObject {
  const { conversation, message } = pinnable(args, core)
  if (message.pin !== null) throw new SlackError('already_pinned')
  if (pinned(conversation, core).length >= pinsMost) throw new SlackError('too_many_pins')
  message.pin = { by: core.app.bot_user_id, at: Math.floor(core.clock.now() / 1000) }
  announce(core, conversation, message, 'pin_added', itemOf(core, message))
  return { ok: true }
}

function remove(args: Args, core: Core): JsonObject {
  const { conversation, message } = pinnable(args, core)
  if (message.pin === null) throw new SlackError('no_pin')
  const item = itemOf(core, message)
  message.pin = null
  announce(core, conversation, message, 'pin_removed', item)
  return { ok: true }
}

function list(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  return { ok: true, items: pinned(conversation, core).map(message => itemOf(core, message)) }
}

/** The last that was pinned first. */
function pinned(conversation: Conversation, core: Core): Message[] {
  return core.messages
    .inConversation(conversation.id)
    .filter(message => message.pin !== null)
    .sort((one, other) => (other.pin?.at ?? 0) - (one.pin?.at ?? 0))
}

function itemOf(core: Core, message: Message): JsonObject {
  return {
    type: 'message',
    created: message.pin?.at,
    created_by: message.pin?.by,
    channel: message.channel,
    message: messageShape(core, message, false),
  }
}

function announce(
  core: Core,
  conversation: Conversation,
  message: Message,
  type: 'pin_added' | 'pin_removed',
  item: JsonObject,
): void {
  tellOf(core, conversation, message)
  emitEvent(core, type, {
    type,
    user: core.app.bot_user_id,
    channel_id: conversation.id,
    item,
    item_user: message.user,
    pin_count: pinned(conversation, core).length,
  })
}
