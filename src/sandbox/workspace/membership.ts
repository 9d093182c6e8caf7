import { conversationView } from '../control/conversation-view.ts'
import type { Core } from '../core.ts'
import { channelType, emitEvent } from '../delivery/events.ts'
import type { Conversation } from './conversations.ts'

export function addMember(
  core: Core,
  conversation: Conversation,
  userId: string,
  inviter: string | null,
): void {
  if (conversation.members.has(userId)) return
  conversation.members.add(userId)
  tellMembers(core, conversation)
  if (!conversation.members.has(core.app.bot_user_id) && userId !== core.app.bot_user_id) return
  emitEvent(core, 'member_joined_channel', {
    type: 'member_joined_channel',
    user: userId,
    channel: conversation.id,
    channel_type: channelType(conversation).charAt(0).toUpperCase(),
    team: core.team.id,
    ...(inviter === null ? {} : { inviter }),
  })
}

export function removeMember(core: Core, conversation: Conversation, userId: string): void {
  const wasBotIn = conversation.members.has(core.app.bot_user_id)
  const heard = [...conversation.members]
  if (!conversation.members.delete(userId)) return
  core.changes.publish(heard, who => ({
    type: 'conversation',
    conversation: conversationView(core, conversation, who),
  }))
  if (!wasBotIn) return
  emitEvent(core, 'member_left_channel', {
    type: 'member_left_channel',
    user: userId,
    channel: conversation.id,
    channel_type: channelType(conversation).charAt(0).toUpperCase(),
    team: core.team.id,
  })
}

export function tellMembers(core: Core, conversation: Conversation): void {
  core.changes.publish(conversation.members, who => ({
    type: 'conversation',
    conversation: conversationView(core, conversation, who),
  }))
}
