import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, requiredArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { messageShape } from '../shapes/message.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import { postMessage, removeMessage, rewriteMessage } from '../workspace/posting.ts'
import { readContent } from './content.ts'
import { visibleConversation } from './conversation-access.ts'
import { authored, checked, destination, mayPost, postScopes, threadOf } from './draft.ts'
import { type Method, needs } from './method.ts'

export const chatMethods: Method[] = [
  { name: 'chat.postMessage', token: 'bot', tier: 'posting', scopes: postScopes, run: post },
  { name: 'chat.meMessage', token: 'bot', tier: 'tier3', scopes: needs('chat:write'), run: meMessage },
  { name: 'chat.postEphemeral', token: 'bot', tier: 'tier4', scopes: postScopes, run: postEphemeral },
  { name: 'chat.update', token: 'bot', tier: 'tier3', scopes: needs('chat:write'), run: update },
  { name: 'chat.delete', token: 'bot', tier: 'tier3', scopes: needs('chat:write'), run: remove },
  { name: 'chat.getPermalink', token: 'bot', tier: 'unlimited', scopes: needs(), run: permalink },
]

function post(args: Args, core: Core): JsonObject {
  const conversation = destination(args, core)
  mayPost(conversation, core)
  const { text = '', blocks = [], attachments = [], metadata = null } = checked(args, core)
  const threadTs = threadOf(args, core, conversation)
  const isBroadcast = threadTs !== null && booleanArg(args, 'reply_broadcast')
  const content = { text, blocks, attachments, metadata, threadTs, isBroadcast }
  const message = postMessage(core, conversation, { ...authored(args, core), ...content })
  return {
    ok: true,
    channel: conversation.id,
    ts: message.ts,
    message: messageShape(core, message, true),
  }
}

/** A message in the third person, "Ana is on her way", without blocks. */
function meMessage(args: Args, core: Core): JsonObject {
  const conversation = destination(args, core)
  mayPost(conversation, core)
  const text = requiredArg(args, 'text')
  const message = postMessage(core, conversation, { ...authored({}, core), text, subtype: 'me_message' })
  return { ok: true, channel: conversation.id, ts: message.ts }
}

function postEphemeral(args: Args, core: Core): JsonObject {
  const conversation = destination(args, core)
  mayPost(conversation, core)
  const user = requiredArg(args, 'user')
  if (core.people.get(user) === undefined) throw new SlackError('user_not_found')
  if (!conversation.members.has(user)) throw new SlackError('user_not_in_channel')
  const { text = '', blocks = [], attachments = [] } = checked(args, core)
  const threadTs = threadOf(args, core, conversation)
  const content = { text, blocks, attachments, threadTs, visibleTo: user }
  const message = postMessage(core, conversation, { ...authored(args, core), ...content })
  return { ok: true, message_ts: message.ts }
}

function existing(args: Args, core: Core, refuse: string): { conversation: Conversation; message: Message } {
  const conversation = visibleConversation(args, core)
  const message = core.messages.get(conversation.id, requiredArg(args, 'ts'))
  if (message === undefined) throw new SlackError('message_not_found')
  if (message.user !== core.app.bot_user_id) throw new SlackError(refuse)
  return { conversation, message }
}

/**
 * What the call leaves out stays as it was, but for blocks: a text that comes without any takes their place.
 * https://docs.slack.dev/reference/methods/chat.update
 */
function update(args: Args, core: Core): JsonObject {
  const { conversation, message } = existing(args, core, 'cant_update_message')
  const content = readContent(args, core)
  const { text, blocks, attachments, metadata } = content
  if (text === undefined && blocks === undefined && attachments === undefined) throw new SlackError('no_text')
  rewriteMessage(core, conversation, message, {
    text: text ?? message.text,
    blocks: blocks ?? (text === undefined ? message.blocks : []),
    attachments: attachments ?? message.attachments,
    metadata: metadata ?? message.metadata,
  })
  const shape = messageShape(core, message, true)
  return { ok: true, channel: conversation.id, ts: message.ts, text: message.text, message: shape }
}

function remove(args: Args, core: Core): JsonObject {
  const { conversation, message } = existing(args, core, 'cant_delete_message')
  removeMessage(core, conversation, message)
  return { ok: true, channel: conversation.id, ts: message.ts }
}

function permalink(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  const ts = requiredArg(args, 'message_ts')
  const message = core.messages.get(conversation.id, ts)
  if (message === undefined) throw new SlackError('message_not_found')
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${conversation.id}`
  const place = `https://${core.team.domain}.slack.com/archives/${conversation.id}`
  return { ok: true, channel: conversation.id, permalink: `${place}/p${ts.replace('.', '')}${thread}` }
}
