import type { Core } from '../core.ts'
import { type Args, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import { type Content, needsSomething, readContent } from './content.ts'
import { isMember, isVisible } from './conversation-access.ts'

export function postScopes(args: Args): string[] {
  const isDisguised = ['username', 'icon_url', 'icon_emoji'].some(name => textArg(args, name) !== undefined)
  return isDisguised ? ['chat:write', 'chat:write.customize'] : ['chat:write']
}

/** A conversation id, a channel's name, or a person's id for the direct message with them. */
export function destination(args: Args, core: Core): Conversation {
  const channel = requiredArg(args, 'channel')
  const person = core.people.get(channel)
  if (person !== undefined && !person.isBot) {
    if (person.deleted) throw new SlackError('user_not_found')
    return core.conversations.direct([core.app.bot_user_id, person.id]).conversation
  }
  const conversation = core.conversations.find(channel)
  if (conversation === undefined || !isVisible(conversation, core)) throw new SlackError('channel_not_found')
  return conversation
}

export function mayPost(conversation: Conversation, core: Core): void {
  if (conversation.isArchived) throw new SlackError('is_archived')
  const isOpenToAll = conversation.kind === 'public' && core.scopes.has('chat:write.public')
  if (!isMember(conversation, core) && !isOpenToAll) throw new SlackError('not_in_channel')
  const isAppDm = conversation.kind === 'im'
  if (isAppDm && !core.app.messages_tab) throw new SlackError('messages_tab_disabled')
}

/** @throws invalid_thread_ts, cannot_reply_to_message */
export function threadOf(args: Args, core: Core, conversation: Conversation): string | null {
  const ts = textArg(args, 'thread_ts')
  if (ts === undefined || ts === '') return null
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new SlackError('invalid_thread_ts')
  const root = core.messages.get(conversation.id, ts)
  if (root === undefined) throw new SlackError('cannot_reply_to_message')
  return root.threadTs ?? root.ts
}

export function authored(args: Args, core: Core): Partial<Message> & { user: string } {
  return {
    user: core.app.bot_user_id,
    botId: core.app.bot_id,
    appId: core.app.id,
    username: textArg(args, 'username') ?? null,
    iconEmoji: textArg(args, 'icon_emoji') ?? null,
    iconUrl: textArg(args, 'icon_url') ?? null,
    subtype: textArg(args, 'username') === undefined ? null : 'bot_message',
  }
}

/** What the message says. @throws no_text and the refusals of its parts */
export function checked(args: Args, core: Core): Content {
  const content = readContent(args, core)
  needsSomething(content)
  return content
}
