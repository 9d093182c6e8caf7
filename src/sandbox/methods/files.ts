import type { Core } from '../core.ts'
import { emitEvent } from '../delivery/events.ts'
import { asText, isObject, type JsonObject } from '../json.ts'
import { type Args, jsonArg, requiredArg, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { fileShape } from '../shapes/file.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { StoredFile } from '../workspace/files.ts'
import { postMessage } from '../workspace/posting.ts'
import { readContent } from './content.ts'
import { isMember, isVisible } from './conversation-access.ts'
import { threadOf } from './draft.ts'
import { type Method, needs } from './method.ts'

export const fileMethods: Method[] = [
  {
    name: 'files.getUploadURLExternal',
    token: 'bot',
    tier: 'tier4',
    scopes: needs('files:write'),
    run: uploadUrl,
  },
  {
    name: 'files.completeUploadExternal',
    token: 'bot',
    tier: 'tier4',
    scopes: needs('files:write'),
    run: complete,
  },
  { name: 'files.info', token: 'bot', tier: 'tier4', scopes: needs('files:read'), run: info },
  { name: 'files.list', token: 'bot', tier: 'tier3', scopes: needs('files:read'), run: list },
  { name: 'files.delete', token: 'bot', tier: 'tier3', scopes: needs('files:write'), run: remove },
]

/** https://docs.slack.dev/messaging/working-with-files: 1 GB; the sandbox keeps less */
const altTextLimit = 1_000

function uploadUrl(args: Args, core: Core): JsonObject {
  const filename = requiredArg(args, 'filename')
  const lengthBytes = Number(requiredArg(args, 'length'))
  if (!Number.isInteger(lengthBytes) || lengthBytes <= 0) throw new SlackError('invalid_arguments')
  const altText = textArg(args, 'alt_txt') ?? textArg(args, 'alt_text') ?? ''
  if (altText.length > altTextLimit) throw new SlackError('alt_txt_too_large')
  const file = core.files.expect(core.app.bot_user_id, filename, lengthBytes, altText)
  return { ok: true, upload_url: `${core.origin}/upload/v1/${file.uploadKey}`, file_id: file.id }
}

function complete(args: Args, core: Core): JsonObject {
  const listed = jsonArg(args, 'files', 'invalid_arguments')
  if (!Array.isArray(listed) || listed.length === 0) throw new SlackError('invalid_arguments')
  const files = listed.map(one => {
    const file = isObject(one) ? core.files.get(asText(one['id']) ?? '') : undefined
    if (file === undefined || !file.isUploaded || file.isComplete) throw new SlackError('file_not_found')
    return { file, title: isObject(one) ? asText(one['title']) : undefined }
  })
  if (new Set(files.map(({ file }) => file)).size < files.length) throw new SlackError('file_not_found')
  const places = destinations(args, core).map(conversation => ({
    conversation,
    threadTs: threadOf(args, core, conversation),
  }))
  for (const { file, title } of files) {
    file.isComplete = true
    file.title = title ?? file.name
  }
  for (const place of places)
    share(
      core,
      place,
      files.map(({ file }) => file),
      args,
    )
  return { ok: true, files: files.map(({ file }) => fileShape(core, file)) }
}

function destinations(args: Args, core: Core): Conversation[] {
  const asked = [textArg(args, 'channel_id'), ...(textArg(args, 'channels') ?? '').split(',')]
  return asked
    .filter(id => id !== undefined && id !== '')
    .map(id => {
      const conversation = core.conversations.get(id ?? '')
      if (conversation === undefined) throw new SlackError('channel_not_found')
      if (!isMember(conversation, core)) throw new SlackError('not_in_channel')
      return conversation
    })
}

interface Place {
  conversation: Conversation
  threadTs: string | null
}

function share(core: Core, { conversation, threadTs }: Place, files: StoredFile[], args: Args): void {
  const { blocks = [] } = readContent({ blocks: args['blocks'] }, core)
  for (const file of files) file.channels.add(conversation.id)
  postMessage(core, conversation, {
    user: core.app.bot_user_id,
    botId: core.app.bot_id,
    appId: core.app.id,
    text: textArg(args, 'initial_comment') ?? '',
    blocks,
    files: files.map(file => file.id),
    threadTs,
  })
  for (const file of files) emitFileShared(core, conversation, file)
}

export function emitFileShared(core: Core, conversation: Conversation, file: StoredFile): void {
  emitEvent(core, 'file_shared', {
    type: 'file_shared',
    file_id: file.id,
    user_id: file.owner,
    file: { id: file.id },
    channel_id: conversation.id,
  })
}

function info(args: Args, core: Core): JsonObject {
  const file = core.files.get(requiredArg(args, 'file'))
  if (file === undefined || !file.isComplete) throw new SlackError('file_not_found')
  return {
    ok: true,
    file: fileShape(core, file),
    comments: [],
    response_metadata: { next_cursor: '' },
  }
}

/** Pages are counted here, not pointed at: https://docs.slack.dev/reference/methods/files.list */
function list(args: Args, core: Core): JsonObject {
  const [channel, user] = [textArg(args, 'channel'), textArg(args, 'user')]
  const perPage = countArg(args, 'count', 100)
  const page = countArg(args, 'page', 1)
  const found = core.files
    .all()
    .filter(file => file.isComplete && [...file.channels].some(id => mayRead(id, core)))
    .filter(
      file => (channel === undefined || file.channels.has(channel)) && (user ?? file.owner) === file.owner,
    )
    .reverse()
  return {
    ok: true,
    files: found.slice((page - 1) * perPage, page * perPage).map(file => fileShape(core, file)),
    paging: { count: perPage, total: found.length, page, pages: Math.ceil(found.length / perPage) },
  }
}

function countArg(args: Args, name: string, byDefault: number): number {
  const count = Number(textArg(args, name) ?? byDefault)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 1_000) : byDefault
}

function mayRead(channelId: string, core: Core): boolean {
  const conversation = core.conversations.get(channelId)
  return conversation !== undefined && isVisible(conversation, core)
}

/** An app deletes what it uploaded. */
function remove(args: Args, core: Core): JsonObject {
  const file = core.files.get(requiredArg(args, 'file'))
  if (file === undefined || !file.isComplete) throw new SlackError('file_not_found')
  if (file.owner !== core.app.bot_user_id) throw new SlackError('cant_delete_file')
  core.files.remove(file)
  emitEvent(core, 'file_deleted', { type: 'file_deleted', file_id: file.id })
  return { ok: true }
}
