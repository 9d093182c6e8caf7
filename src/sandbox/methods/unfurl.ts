import type { Core } from '../core.ts'
import { isObject, type JsonObject } from '../json.ts'
import { type Args, jsonArg, requiredArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { rewriteMessage } from '../workspace/posting.ts'
import { readContent } from './content.ts'
import { visibleConversation } from './conversation-access.ts'
import { type Method, needs } from './method.ts'

export const unfurlMethods: Method[] = [
  { name: 'chat.unfurl', token: 'bot', tier: 'tier3', scopes: needs('links:write'), run: unfurl },
]

/** Puts one attachment a link under the message that has the links. */
function unfurl(args: Args, core: Core): JsonObject {
  const conversation = visibleConversation(args, core)
  const message = core.messages.get(conversation.id, requiredArg(args, 'ts'))
  if (message === undefined) throw new SlackError('cannot_find_message')
  const unfurls = jsonArg(args, 'unfurls', 'invalid_unfurls_format')
  if (unfurls === undefined) throw new SlackError('missing_unfurls')
  if (!isObject(unfurls) || !Object.values(unfurls).every(isObject))
    throw new SlackError('invalid_unfurls_format')
  const added = Object.entries(unfurls).map(([url, attachment]) => {
    if (!message.text.includes(url.replaceAll('&', '&amp;'))) throw new SlackError('cannot_unfurl_url')
    return { ...(attachment as JsonObject), from_url: url, app_unfurl_url: url }
  })
  const { attachments = [] } = readContent({ attachments: added }, core)
  const { text, blocks, metadata } = message
  rewriteMessage(core, conversation, message, {
    text,
    blocks,
    metadata,
    attachments: [...message.attachments, ...attachments],
  })
  return { ok: true }
}
