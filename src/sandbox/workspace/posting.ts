import { conversationView } from '../control/conversation-view.ts'
import type { Core } from '../core.ts'
import { channelType, emitEvent, messageSubscription } from '../delivery/events.ts'
import type { JsonObject } from '../json.ts'
import { messageShape, messageView } from '../shapes/message.ts'
import type { Conversation } from './conversations.ts'
import { blankMessage, type Message } from './messages.ts'

type Draft = Partial<Message> & { user: string }

/** Puts a message into the workspace and tells everybody who has to know: people who look on, and the app. */
export function postMessage(core: Core, conversation: Conversation, draft: Draft): Message {
  const message = blankMessage({ channel: conversation.id, ts: core.ids.ts(), ...draft })
  core.messages.add(message)
  if (message.visibleTo !== null) {
    tell(core, conversation, message, [message.visibleTo])
    return message
  }
  conversation.lastRead.set(message.user, message.ts)
  const root = message.threadTs === null ? undefined : core.messages.get(conversation.id, message.threadTs)
  if (root !== undefined) noteReply(core, conversation, root, message)
  tell(core, conversation, message, conversation.members)
  tellConversation(core, conversation)
  announce(core, conversation, message)
  return message
}

function noteReply(core: Core, conversation: Conversation, root: Message, reply: Message): void {
  root.threadTs ??= root.ts
  root.replyCount += 1
  root.latestReply = reply.ts
  if (root.replyUsers.size < 5) root.replyUsers.add(reply.user)
  tell(core, conversation, root, conversation.members)
}

export function rewriteMessage(
  core: Core,
  conversation: Conversation,
  message: Message,
  content: Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>,
): void {
  const previous = messageShape(core, message, false)
  Object.assign(message, content)
  message.edited = { user: message.user, ts: core.ids.ts() }
  tellOf(core, conversation, message)
  if (message.visibleTo !== null) return
  emitMessage(core, conversation, {
    subtype: 'message_changed',
    message: messageShape(core, message, true),
    previous_message: previous,
    hidden: true,
    ts: core.ids.ts(),
  })
}

export function removeMessage(core: Core, conversation: Conversation, message: Message): void {
  core.messages.remove(message)
  const root = message.threadTs === null ? undefined : core.messages.get(conversation.id, message.threadTs)
  if (root !== undefined && root !== message) {
    root.replyCount = Math.max(0, root.replyCount - 1)
    tell(core, conversation, root, conversation.members)
  }
  core.changes.publish(audienceOf(conversation, message), () => ({
    type: 'message-deleted',
    channel: conversation.id,
    ts: message.ts,
  }))
  if (message.visibleTo !== null) return
  emitMessage(core, conversation, {
    subtype: 'message_deleted',
    previous_message: messageShape(core, message, false),
    deleted_ts: message.ts,
    hidden: true,
    ts: core.ids.ts(),
  })
}

/** Everybody who sees this message sees it as it now is. */
export function tellOf(core: Core, conversation: Conversation, message: Message): void {
  tell(core, conversation, message, audienceOf(conversation, message))
}

function audienceOf(conversation: Conversation, message: Message): Iterable<string> {
  return message.visibleTo === null ? conversation.members : [message.visibleTo]
}

function tell(core: Core, conversation: Conversation, message: Message, userIds: Iterable<string>): void {
  core.changes.publish(userIds, () => ({
    type: 'message',
    channel: conversation.id,
    message: messageView(core, message),
  }))
}

function tellConversation(core: Core, conversation: Conversation): void {
  core.changes.publish(conversation.members, userId => ({
    type: 'conversation',
    conversation: conversationView(core, conversation, userId),
  }))
}

/** The app hears what is said where it is a member, and where it is named. */
function announce(core: Core, conversation: Conversation, message: Message): void {
  const bot = core.app.bot_user_id
  const isIn = conversation.members.has(bot)
  const shape = { ...messageShape(core, message, true), channel: conversation.id }
  if (isIn) emitMessage(core, conversation, shape)
  const isNamed = message.user !== bot && message.text.includes(`<@${bot}`)
  if (isNamed && isIn && conversation.kind !== 'im')
    emitEvent(core, 'app_mention', { ...shape, type: 'app_mention', event_ts: message.ts })
}

function emitMessage(core: Core, conversation: Conversation, part: JsonObject): void {
  if (!conversation.members.has(core.app.bot_user_id)) return
  const eventTs = part['ts']
  emitEvent(core, messageSubscription(conversation), {
    type: 'message',
    channel: conversation.id,
    channel_type: channelType(conversation),
    event_ts: eventTs,
    ...part,
  })
}
