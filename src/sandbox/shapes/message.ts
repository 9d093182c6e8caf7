import type { Core } from '../core.ts'
import { compact, type JsonObject } from '../json.ts'
import type { MessageView } from '../page-api.ts'
import type { Message, Reaction } from '../workspace/messages.ts'
import { fileShape, fileView } from './file.ts'

/** A message as history, events and payloads carry it; metadata only where it was asked for. */
export function messageShape(core: Core, message: Message, withMetadata: boolean): JsonObject {
  const isBots = message.botId !== null
  const isRoot = message.replyCount > 0
  return compact({
    type: 'message',
    subtype: message.subtype ?? (message.isBroadcast ? 'thread_broadcast' : undefined),
    user: message.user,
    ts: message.ts,
    bot_id: message.botId ?? undefined,
    app_id: message.appId ?? undefined,
    client_msg_id: message.clientMsgId ?? undefined,
    text: message.text,
    team: core.team.id,
    username: message.username ?? undefined,
    icons: iconsOf(message),
    bot_profile: isBots ? botProfile(core) : undefined,
    thread_ts: message.threadTs ?? (isRoot ? message.ts : undefined),
    parent_user_id: parentOf(core, message),
    reply_count: isRoot ? message.replyCount : undefined,
    reply_users_count: isRoot ? message.replyUsers.size : undefined,
    latest_reply: isRoot ? (message.latestReply ?? undefined) : undefined,
    reply_users: isRoot ? [...message.replyUsers] : undefined,
    is_locked: isRoot ? false : undefined,
    subscribed: isRoot ? false : undefined,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    files: message.files.length > 0 ? filesOf(core, message) : undefined,
    upload: message.files.length > 0 ? false : undefined,
    reactions: message.reactions.length > 0 ? message.reactions.map(reactionShape) : undefined,
    pinned_to: message.pin === null ? undefined : [message.channel],
    edited: message.edited ?? undefined,
    metadata: withMetadata && message.metadata !== null ? message.metadata : undefined,
  })
}

function reactionShape({ name, users }: Reaction): JsonObject {
  return { name, users, count: users.length }
}

function botProfile(core: Core): JsonObject {
  return {
    id: core.app.bot_id,
    app_id: core.app.id,
    user_id: core.app.bot_user_id,
    name: core.app.name,
    icons: botIcons,
    deleted: false,
    updated: core.people.get(core.app.bot_user_id)?.updated ?? 0,
    team_id: core.team.id,
  }
}

export const botIcons = {
  image_36: 'https://a.slack-edge.com/80588/img/plugins/app/bot_36.png',
  image_48: 'https://a.slack-edge.com/80588/img/plugins/app/bot_48.png',
  image_72: 'https://a.slack-edge.com/80588/img/plugins/app/service_72.png',
}

export function messageView(core: Core, message: Message): MessageView {
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    user: message.user,
    username: message.username,
    iconEmoji: message.iconEmoji,
    iconUrl: message.iconUrl,
    subtype: message.subtype,
    text: message.text,
    blocks: message.blocks as unknown as MessageView['blocks'],
    attachments: message.attachments as MessageView['attachments'],
    files: message.files.flatMap(id => core.files.get(id) ?? []).map(fileView),
    isEphemeral: message.visibleTo !== null,
    isEdited: message.edited !== null,
    isPinned: message.pin !== null,
    reactions: message.reactions.map(({ name, users }) => ({ name, users })),
    replyCount: message.replyCount,
    latestReplyTs: message.latestReply,
    isBroadcast: message.isBroadcast,
  }
}

function filesOf(core: Core, message: Message): JsonObject[] {
  return message.files.flatMap(id => {
    const file = core.files.get(id)
    return file === undefined ? [{ id, mode: 'tombstone' }] : [fileShape(core, file)]
  })
}

function iconsOf(message: Message): JsonObject | undefined {
  if (message.iconEmoji !== null) return { emoji: message.iconEmoji }
  if (message.iconUrl !== null) return { image_48: message.iconUrl }
  return undefined
}

function parentOf(core: Core, message: Message): string | undefined {
  if (message.threadTs === null || message.threadTs === message.ts) return undefined
  return core.messages.get(message.channel, message.threadTs)?.user
}
