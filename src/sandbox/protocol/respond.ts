import type { IncomingMessage, ServerResponse } from 'node:http'
import { forLog } from '../control/traffic.ts'
import type { Core } from '../core.ts'
import type { ResponseContext } from '../delivery/response-urls.ts'
import { isObject, type JsonObject, parseJson } from '../json.ts'
import { needsSomething, readContent } from '../methods/content.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import { postMessage, removeMessage, rewriteMessage } from '../workspace/posting.ts'
import { failsAfter, failsBefore, takePlainFault } from './faulty-exchange.ts'
import { contentType, readBody, sendJson, sendText } from './http.ts'
import { SlackError } from './slack-error.ts'

const bodyLimitBytes = 1_000_000

/** `POST /response/TEAM/KEY`: 404 once the URL is old or used up, 400 where the message is not one. */
export async function answerResponseUrl(
  core: Core,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const raw = await readBody(request, bodyLimitBytes)
  const body = contentType(request) === 'application/json' ? parseJson(raw.toString('utf8')) : undefined
  const log = isObject(body) ? forLog(body, raw.length) : null
  const entry = core.traffic.begin({
    direction: 'from-app',
    name: 'response_url',
    transport: 'web-api',
    request: log,
  })
  const exchange = { core, entry, response }
  const fault = takePlainFault(core, entry)
  if (await failsBefore(fault, exchange)) return
  const refuse = (status: number, error: string, extra: JsonObject = {}) => {
    const answer = { ok: false, error, ...extra }
    core.traffic.finish(entry, { status, ok: false, error, response: answer })
    sendJson(response, status, answer)
  }
  if (request.method !== 'POST') return refuse(405, 'method_not_allowed')
  if (!isObject(body)) return refuse(400, 'invalid_payload')
  const context = core.responseUrls.use(key)
  if (typeof context === 'string') return refuse(404, context)
  try {
    answerPerson(core, context, body)
  } catch (error) {
    if (error instanceof SlackError) return refuse(400, error.code, error.extra)
    throw error
  }
  if (failsAfter(fault, exchange)) return
  core.traffic.finish(entry, { status: 200, ok: true, response: 'ok' })
  sendText(response, 200, 'ok')
}

/**
 * What an app says through a response URL or with the acknowledgement of a command: shown to the one person unless
 * `in_channel`; null where it only took a message away.
 * @throws SlackError no_text, invalid_blocks …
 */
export function answerPerson(core: Core, context: ResponseContext, body: JsonObject): Message | null {
  const conversation = core.conversations.get(context.channelId)
  if (conversation === undefined) throw new SlackError('channel_not_found')
  const original = originalOf(core, context, conversation)
  if (body['delete_original'] === true) {
    if (original !== undefined) removeMessage(core, conversation, original)
    return null
  }
  const content = readContent(body, core)
  needsSomething(content)
  const { text = '', blocks = [], attachments = [] } = content
  if (body['replace_original'] === true && original !== undefined) {
    rewriteMessage(core, conversation, original, { text, blocks, attachments, metadata: original.metadata })
    return original
  }
  const isForAll = body['response_type'] === 'in_channel'
  const message = postMessage(core, conversation, {
    user: core.app.bot_user_id,
    botId: core.app.bot_id,
    appId: core.app.id,
    text,
    blocks,
    attachments,
    threadTs: threadOf(body, context),
    visibleTo: isForAll ? null : context.userId,
  })
  context.source ??= { ts: message.ts, visibleTo: message.visibleTo, threadTs: message.threadTs }
  return message
}

function originalOf(
  core: Core,
  { source, userId }: ResponseContext,
  conversation: Conversation,
): Message | undefined {
  if (source === null) return undefined
  if (source.visibleTo === null) return core.messages.get(conversation.id, source.ts)
  return core.messages.ephemeralFor(userId, conversation.id).find(one => one.ts === source.ts)
}

function threadOf(body: JsonObject, context: ResponseContext): string | null {
  if (typeof body['thread_ts'] === 'string') return body['thread_ts']
  return context.source?.threadTs ?? null
}
