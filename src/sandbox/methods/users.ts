import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, booleanArg, paginate, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { conversationShape } from '../shapes/conversation.ts'
import { profileShape, userShape } from '../shapes/user.ts'
import type { Person } from '../workspace/people.ts'
import { isVisible } from './conversation-access.ts'
import { conversationTypes, typeScopes } from './conversation-types.ts'
import { unread } from './conversations.ts'
import { type Method, needs } from './method.ts'

export const userMethods: Method[] = [
  { name: 'users.info', token: 'bot', tier: 'tier4', scopes: needs('users:read'), run: usersInfo },
  { name: 'users.list', token: 'bot', tier: 'tier2', scopes: needs('users:read'), run: usersList },
  {
    name: 'users.lookupByEmail',
    token: 'bot',
    tier: 'tier3',
    scopes: needs('users:read.email'),
    run: lookupByEmail,
  },
  {
    name: 'users.profile.get',
    token: 'bot',
    tier: 'tier4',
    scopes: needs('users.profile:read'),
    run: profile,
  },
  { name: 'users.getPresence', token: 'bot', tier: 'tier3', scopes: needs('users:read'), run: presence },
  { name: 'users.conversations', token: 'bot', tier: 'tier3', scopes: typeScopes, run: usersConversations },
]

function find(args: Args, core: Core): Person {
  const person = core.people.get(requiredArg(args, 'user'))
  if (person === undefined) throw new SlackError('user_not_found')
  return person
}

function withLocale(core: Core, person: Person, args: Args): JsonObject {
  const shape = userShape(core, person)
  return booleanArg(args, 'include_locale') ? { ...shape, locale: person.locale } : shape
}

function usersInfo(args: Args, core: Core): JsonObject {
  return { ok: true, user: withLocale(core, find(args, core), args) }
}

function usersList(args: Args, core: Core): JsonObject {
  const page = paginate(core.people.all(), args, 1_000, 1_000)
  return {
    ok: true,
    members: page.items.map(person => withLocale(core, person, args)),
    cache_ts: Math.floor(core.clock.now() / 1000),
    response_metadata: { next_cursor: page.nextCursor },
  }
}

function lookupByEmail(args: Args, core: Core): JsonObject {
  const person = core.people.byEmail(requiredArg(args, 'email'))
  if (person === undefined || person.deleted) throw new SlackError('users_not_found')
  return { ok: true, user: userShape(core, person) }
}

function profile(args: Args, core: Core): JsonObject {
  return { ok: true, profile: profileShape(core, find(args, core)) }
}

/** Active is who has the page open, and the app while it is connected. */
function presence(args: Args, core: Core): JsonObject {
  const person = find(args, core)
  const isActive = person.isBot ? core.delivery.connections() > 0 : core.changes.isHeardBy(person.id)
  return { ok: true, presence: isActive ? 'active' : 'away' }
}

/** Those of a person, as far as the bot shares or sees them; of the bot itself without `user`. */
function usersConversations(args: Args, core: Core): JsonObject {
  const userId = textArg(args, 'user') ?? core.app.bot_user_id
  if (core.people.get(userId) === undefined) throw new SlackError('user_not_found')
  const kinds = conversationTypes(args)
  const excludeArchived = booleanArg(args, 'exclude_archived')
  const shared = core.conversations
    .all()
    .filter(one => kinds.has(one.kind) && one.members.has(userId) && isVisible(one, core))
    .filter(one => !(excludeArchived && one.isArchived))
  const page = paginate(shared, args, 100, 999)
  return {
    ok: true,
    channels: page.items.map(one => ({ ...conversationShape(core, one), ...unread })),
    response_metadata: { next_cursor: page.nextCursor },
  }
}
