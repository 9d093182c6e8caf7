import type { Core } from '../core.ts'
import { type Args, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import type { Conversation, ConversationKind } from '../workspace/conversations.ts'

const scopePrefix: Record<ConversationKind, string> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
}

/** The scope for this conversation's kind, such as `im:history`. An unknown one needs the public scope. */
export function scopeFor(suffix: 'read' | 'history'): (args: Args, core: Core) => string[] {
  return (args, core) => {
    const conversation = core.conversations.get(textArg(args, 'channel') ?? '')
    return [`${scopePrefix[conversation?.kind ?? 'public']}:${suffix}`]
  }
}

const manageScopes: Record<ConversationKind, string> = {
  public: 'channels:manage',
  private: 'groups:write',
  im: 'im:write',
  mpim: 'mpim:write',
}

/** The scope for changing a conversation of this kind. */
export function manageScope(args: Args, core: Core): string[] {
  return [manageScopes[core.conversations.get(textArg(args, 'channel') ?? '')?.kind ?? 'public']]
}

/** The finer scope where the app has that one, such as `channels:write.topic`; else the broad one. */
export function manageScopeOr(finer: 'invites' | 'topic'): (args: Args, core: Core) => string[] {
  return (args, core) => {
    const [broad = ''] = manageScope(args, core)
    const fine = `${broad.split(':')[0]}:write.${finer}`
    return [core.scopes.has(fine) ? fine : broad]
  }
}

/** What the bot can see: public channels and what it is a member of. @throws channel_not_found */
export function visibleConversation(args: Args, core: Core): Conversation {
  const conversation = core.conversations.get(requiredArg(args, 'channel'))
  if (conversation === undefined || !isVisible(conversation, core)) throw new SlackError('channel_not_found')
  return conversation
}

export function isVisible(conversation: Conversation, core: Core): boolean {
  return conversation.kind === 'public' || isMember(conversation, core)
}

export function isMember(conversation: Conversation, core: Core): boolean {
  return conversation.members.has(core.app.bot_user_id)
}
