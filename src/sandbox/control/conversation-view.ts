import type { Core } from '../core.ts'
import type { ConversationView } from '../page-api.ts'
import { type Conversation, isChannel } from '../workspace/conversations.ts'

const unreadCountMost = 99

/** A conversation as one person sees it in the list. */
export function conversationView(core: Core, conversation: Conversation, userId: string): ConversationView {
  const others = [...conversation.members].filter(id => id !== userId)
  const names = others.map(id => core.people.get(id)?.realName ?? id)
  return {
    id: conversation.id,
    kind: conversation.kind,
    name: isChannel(conversation) ? conversation.name : names.join(', ') || 'You',
    topic: conversation.topic,
    members: [...conversation.members],
    isArchived: conversation.isArchived,
    isExtShared: conversation.isExtShared,
    isMember: conversation.members.has(userId),
    isAppDm: conversation.kind === 'im' && others.includes(core.app.bot_user_id),
    unreadCount: unreadOf(core, conversation, userId),
    latestTs: core.messages.latest(conversation.id)?.ts ?? null,
  }
}

function unreadOf(core: Core, conversation: Conversation, userId: string): number {
  const lastRead = conversation.lastRead.get(userId) ?? ''
  const shown = core.messages.ofConversation(conversation.id)
  let unread = 0
  for (let index = shown.length - 1; index >= 0 && unread < unreadCountMost; index -= 1) {
    const message = shown[index]
    if (message === undefined || message.ts <= lastRead) break
    if (message.user !== userId) unread += 1
  }
  return unread
}
