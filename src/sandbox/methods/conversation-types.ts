import { type Args, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import type { ConversationKind } from '../workspace/conversations.ts'

const kindOfType: Record<string, ConversationKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
}

const readScope: Record<ConversationKind, string> = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
}

/** The argument `types`; public channels where it is absent. @throws invalid_types */
export function conversationTypes(args: Args): Set<ConversationKind> {
  const asked = (textArg(args, 'types') ?? 'public_channel').split(',').map(type => type.trim())
  return new Set(
    asked.map(type => {
      const kind = kindOfType[type]
      if (kind === undefined) throw new SlackError('invalid_types')
      return kind
    }),
  )
}

/** Every kind asked for needs its own scope. */
export function typeScopes(args: Args): string[] {
  return [...conversationTypes(args)].map(kind => readScope[kind])
}
