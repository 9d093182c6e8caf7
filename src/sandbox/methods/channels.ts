import type { Core } from '../core.ts'
import { emitEvent } from '../delivery/events.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { conversationShape } from '../shapes/conversation.ts'
import { type Conversation, isChannel } from '../workspace/conversations.ts'
import { addMember, removeMember, tellMembers } from '../workspace/membership.ts'
import { postMessage } from '../workspace/posting.ts'
import { isMember, manageScope, manageScopeOr, visibleConversation } from './conversation-access.ts'
import type { Method } from './method.ts'

/** What changes a channel itself. */
export const channelMethods: Method[] = [
  { name: 'conversations.create', token: 'bot', tier: 'tier2', scopes: createScopes, run: create },
  { name: 'conversations.rename', token: 'bot', tier: 'tier2', scopes: manageScope, run: rename },
  { name: 'conversations.archive', token: 'bot', tier: 'tier2', scopes: manageScope, run: archive },
  {
    name: 'conversations.invite',
    token: 'bot',
    tier: 'tier3',
    scopes: manageScopeOr('invites'),
    run: invite,
  },
  { name: 'conversations.kick', token: 'bot', tier: 'tier3', scopes: manageScope, run: kick },
  {
    name: 'conversations.setTopic',
    token: 'bot',
    tier: 'tier2',
    scopes: manageScopeOr('topic'),
    run: (args, core) => describe(args, core, 'topic'),
  },
  {
    name: 'conversations.setPurpose',
    token: 'bot',
    tier: 'tier2',
    scopes: manageScopeOr('topic'),
    run: (args, core) => describe(args, core, 'purpose'),
  },
]

const nameMost = 80
const topicMost = 250
const invitedMost = 1_000

function createScopes(args: Args): string[] {
  return [booleanArg(args, 'is_private') ? 'groups:write' : 'channels:manage']
}

/** @throws invalid_name_required, invalid_name_maxlength, invalid_name_specials, name_taken */
function newName(args: Args, core: Core): string {
  const name = (textArg(args, 'name') ?? '').replace(/^#/, '')
  if (name === '') throw new SlackError('invalid_name_required')
  if ([...name].length > nameMost) throw new SlackError('invalid_name_maxlength')
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials')
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackError('invalid_name_punctuation')
  if (core.conversations.find(name) !== undefined) throw new SlackError('name_taken')
  return name
}

function ownChannel(args: Args, core: Core): Conversation {
  const conversation = visibleConversation(args, core)
  if (!isChannel(conversation)) throw new SlackError('method_not_supported_for_channel_type')
  if (conversation.isArchived) throw new SlackError('is_archived')
  if (!isMember(conversation, core)) throw new SlackError('not_in_channel')
  return conversation
}

function create(args: Args, core: Core): JsonObject {
  const name = newName(args, core)
  const conversation = core.conversations.create({
    name,
    kind: booleanArg(args, 'is_private') ? 'private' : 'public',
    creator: core.app.bot_user_id,
  })
  const channel = conversationShape(core, conversation)
  if (conversation.kind === 'public') emitEvent(core, 'channel_created', { type: 'channel_created', channel })
  return { ok: true, channel }
}

function rename(args: Args, core: Core): JsonObject {
  const conversation = ownChannel(args, core)
  // A bot may rename what it made, nothing else.
  if (conversation.creator !== core.app.bot_user_id) throw new SlackError('not_authorized')
  const name = newName(args, core)
  conversation.name = name
  tellMembers(core, conversation)
  const type = conversation.kind === 'public' ? 'channel_rename' : 'group_rename'
  const { id, created } = conversation
  const isPublic = conversation.kind === 'public'
  const channel = { id, is_channel: isPublic, is_mpim: false, name, name_normalized: name, created }
  emitEvent(core, type, { type, channel })
  return { ok: true, channel: conversationShape(core, conversation) }
}

function archive(args: Args, core: Core): JsonObject {
  if (visibleConversation(args, core).isArchived) throw new SlackError('already_archived')
  const conversation = ownChannel(args, core)
  if (conversation.isGeneral) throw new SlackError('cant_archive_general')
  conversation.isArchived = true
  tellMembers(core, conversation)
  const type = conversation.kind === 'public' ? 'channel_archive' : 'group_archive'
  emitEvent(core, type, { type, channel: conversation.id, user: core.app.bot_user_id, is_moved: 0 })
  return { ok: true }
}

function invite(args: Args, core: Core): JsonObject {
  const conversation = ownChannel(args, core)
  const users = requiredArg(args, 'users')
    .split(',')
    .map(id => id.trim())
    .filter(id => id !== '')
  if (users.length === 0) throw new SlackError('no_user')
  if (users.length > invitedMost) throw new SlackError('too_many_users')
  const refused = users.flatMap(user => {
    const error = whyNotInvited(user, conversation, core)
    return error === null ? [] : [{ ok: false, user, error }]
  })
  const [first] = refused
  // One that cannot come keeps all away, unless the app says otherwise.
  if (first !== undefined && !(booleanArg(args, 'force') && refused.length < users.length))
    throw new SlackError(first.error, { errors: refused })
  const isRefused = new Set(refused.map(one => one.user))
  for (const user of users)
    if (!isRefused.has(user)) addMember(core, conversation, user, core.app.bot_user_id)
  const channel = conversationShape(core, conversation)
  return { ok: true, channel, ...(refused.length > 0 ? { errors: refused } : {}) }
}

function whyNotInvited(user: string, conversation: Conversation, core: Core): string | null {
  const person = core.people.get(user)
  if (user === core.app.bot_user_id) return 'cant_invite_self'
  if (person === undefined || person.deleted) return 'user_not_found'
  return conversation.members.has(user) ? 'already_in_channel' : null
}

function kick(args: Args, core: Core): JsonObject {
  const conversation = ownChannel(args, core)
  const user = requiredArg(args, 'user')
  if (user === core.app.bot_user_id) throw new SlackError('cant_kick_self')
  if (core.people.get(user) === undefined) throw new SlackError('user_not_found')
  if (conversation.isGeneral) throw new SlackError('cant_kick_from_general')
  if (!conversation.members.has(user)) throw new SlackError('not_in_channel')
  removeMember(core, conversation, user)
  return { ok: true, errors: {} }
}

function describe(args: Args, core: Core, what: 'topic' | 'purpose'): JsonObject {
  const conversation = ownChannel(args, core)
  const words = textArg(args, what) ?? ''
  if ([...words].length > topicMost) throw new SlackError('too_long')
  conversation[what] = words
  tellMembers(core, conversation)
  const bot = core.app.bot_user_id
  const text =
    words === '' ? `<@${bot}> cleared the channel ${what}` : `<@${bot}> set the channel ${what}: ${words}`
  const subtype = conversation.kind === 'public' ? `channel_${what}` : `group_${what}`
  postMessage(core, conversation, { user: bot, subtype, text })
  return { ok: true, channel: conversationShape(core, conversation) }
}
