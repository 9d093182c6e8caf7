import type { Core } from '../core.ts'
import { emitEvent } from '../delivery/events.ts'
import type { Conversation } from './conversations.ts'
import type { Message } from './messages.ts'
import { tellOf } from './posting.ts'

/** Slack's limits: different emoji under one message, and of one person there. */
const emojiMost = 50
const ofOnePersonMost = 23

const form = /^[a-z0-9_+'-]+(?:::skin-tone-[2-6])?$/
export const isEmojiName = (name: string): boolean => name.length <= 100 && form.test(name)

export type ReactionRefusal = 'already_reacted' | 'too_many_emoji' | 'too_many_reactions' | 'no_reaction'

/** Null, or why not. */
export function react(
  core: Core,
  conversation: Conversation,
  message: Message,
  user: string,
  name: string,
): ReactionRefusal | null {
  const known = message.reactions.find(one => one.name === name)
  if (known?.users.includes(user)) return 'already_reacted'
  if (known === undefined && message.reactions.length >= emojiMost) return 'too_many_emoji'
  if (message.reactions.filter(one => one.users.includes(user)).length >= ofOnePersonMost)
    return 'too_many_reactions'
  message.reactions =
    known === undefined
      ? [...message.reactions, { name, users: [user] }]
      : message.reactions.map(one => (one === known ? { name, users: [...one.users, user] } : one))
  announce(core, conversation, message, user, name, 'reaction_added')
  return null
}

/** Null, or why not. */
export function unreact(
  core: Core,
  conversation: Conversation,
  message: Message,
  user: string,
  name: string,
): ReactionRefusal | null {
  const known = message.reactions.find(one => one.name === name)
  if (!known?.users.includes(user)) return 'no_reaction'
  message.reactions = message.reactions
    .map(one => (one === known ? { name, users: one.users.filter(id => id !== user) } : one))
    .filter(one => one.users.length > 0)
  announce(core, conversation, message, user, name, 'reaction_removed')
  return null
}

function announce(
  core: Core,
  conversation: Conversation,
  message: Message,
  user: string,
  reaction: string,
  type: 'reaction_added' | 'reaction_removed',
): void {
  tellOf(core, conversation, message)
  if (!conversation.members.has(core.app.bot_user_id)) return
  emitEvent(core, type, {
    type,
    user,
    reaction,
    item_user: message.user,
    item: { type: 'message', channel: conversation.id, ts: message.ts },
  })
}
