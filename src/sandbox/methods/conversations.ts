import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, paginate, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { conversationShape } from '../shapes/conversation.ts'
import { messageShape } from '../shapes/message.ts'
import { type Conversation, isChannel } from '../workspace/conversations.ts'
import { addMember, removeMember, tellMembers } from '../workspace/membership.ts'
import { isMember, isVisible, manageScope, scopeFor, visibleConversation } from './conversation-access.ts'
import { conversationTypes, typeScopes } from './conversation-types.ts'
import { type Method, needs } from './method.ts'

export const conversationMethods: Method[] = [
  { name: 'conversations.info', token: 'bot', tier: 'tier3', scopes: scopeFor('read'), run: info },
  { name: 'conversations.list', token: 'bot', tier: 'tier2', scopes: typeScopes, run: list },
  { name: 'conversations.members', token: 'bot', tier: 'tier4', scopes: scopeFor('read'), run: members },
  { name: 'conversations.join', token: 'bot', tier: 'tier3', scopes: needs('channels:join'), run: join },
  { name: 'conversations.leave', token: 'bot', tier: 'tier3', scopes: manageScope, run: leave },
  { name: 'conversations.open', token: 'bot', tier: 'tier3', scopes: openScopes, run: open },
  { name: 'conversations.close', token: 'bot', tier: 'tier2', scopes: manageScope, run: close },
]

/** A bot never reads. */
export const unread = { last_read: '0000000000.000000' }

function info(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  const shape = conversationShape(core, conversation, booleanArg(args, 'include_num_members'))
  return { ok: true, channel: { ...shape, ...(isMember(conversation, core) ? unread : {}) } }
}

function list(args: Args, core: Core): JsonObject {
  const kinds = conversationTypes(args)
  const excludeArchived = booleanArg(args, 'exclude_archived')
  const seen = core.conversations
    .all()
    .filter(one => kinds.has(one.kind) && isVisible(one, core) && !(excludeArchived && one.isArchived))
  const page = paginate(seen, args, 100, 999)
  return {
    ok: true,
    channels: page.items.map(one => conversationShape(core, one, isChannel(one))),
    response_metadata: { next_cursor: page.nextCursor },
  }
}

function members(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  const page = paginate([...conversation.members], args, 100, 999)
  return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } }
}

function join(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  if (conversation.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type')
  if (conversation.isArchived) throw new SlackError('is_archived')
  if (isMember(conversation, core))
    return {
      ok: true,
      channel: { ...conversationShape(core, conversation), ...unread },
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    }
  addMember(core, conversation, core.app.bot_user_id, null)
  return { ok: true, channel: { ...conversationShape(core, conversation), ...unread } }
}

function leave(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  if (!isChannel(conversation)) throw new SlackError('method_not_supported_for_channel_type')
  if (conversation.isGeneral) throw new SlackError('cant_leave_general')
  if (!isMember(conversation, core)) return { ok: true, not_in_channel: true }
  removeMember(core, conversation, core.app.bot_user_id)
  return { ok: true }
}

function openScopes(args: Args): string[] {
  const users = (textArg(args, 'users') ?? '').split(',')
  return [users.length > 1 ? 'mpim:write' : 'im:write']
}

const peopleMost = 8

function open(args: Args, core: Core): JsonObject {
  const channel = textArg(args, 'channel')
  const users = (textArg(args, 'users') ?? '')
    .split(',')
    .map(id => id.trim())
    .filter(id => id !== '')
  if (channel === undefined && users.length === 0) throw new SlackError('users_list_not_supplied')
  if (channel !== undefined) {
    const conversation = visibleConversation(args, core)
    if (isChannel(conversation)) throw new SlackError('method_not_supported_for_channel_type')
    return opened(core, args, conversation, true)
  }
  if (users.length > peopleMost) throw new SlackError('too_many_users')
  for (const id of users) {
    const person = core.people.get(id)
    if (person === undefined || id === core.app.bot_user_id) throw new SlackError('user_not_found')
    if (person.deleted) throw new SlackError('user_disabled')
  }
  const between = [core.app.bot_user_id, ...users]
  const known = core.conversations.findDirect(between)
  if (known === undefined && booleanArg(args, 'prevent_creation')) throw new SlackError('channel_not_found')
  const { conversation, isNew } = core.conversations.direct(between)
  if (isNew) tellMembers(core, conversation)
  return opened(core, args, conversation, !isNew)
}

function opened(core: Core, args: Args, conversation: Conversation, isOld: boolean): JsonObject {
  const known = isOld ? { no_op: true, already_open: true } : {}
  if (!booleanArg(args, 'return_im')) return { ok: true, ...known, channel: { id: conversation.id } }
  const latest = core.messages.latest(conversation.id)
  return {
    ok: true,
    ...known,
    channel: {
      ...conversationShape(core, conversation),
      ...unread,
      latest: latest === undefined ? null : messageShape(core, latest, false),
      unread_count: 0,
      unread_count_display: 0,
      is_open: true,
    },
  }
}

/** A direct message with a bot stays open for the bot: closing it changes nothing that it could see. */
function close(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  if (isChannel(conversation)) throw new SlackError('method_not_supported_for_channel_type')
  return { ok: true }
}
