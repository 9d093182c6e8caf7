import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Conversation, isChannel } from '../workspace/conversations.ts'

/** https://docs.slack.dev/reference/objects/conversation-object, as the bot sees it */
export function conversationShape(core: Core, conversation: Conversation, withMembers = false): JsonObject {
  const { kind, created } = conversation
  const base = {
    id: conversation.id,
    created,
    is_archived: conversation.isArchived,
    is_im: kind === 'im',
    is_org_shared: false,
    context_team_id: core.team.id,
    updated: created * 1000,
  }
  const bot = core.app.bot_user_id
  if (kind === 'im') {
    const [other = bot] = [...conversation.members].filter(id => id !== bot)
    return { ...base, user: other, priority: 0, is_user_deleted: core.people.get(other)?.deleted ?? false }
  }
  const note = (value: string) => ({
    value,
    creator: value === '' ? '' : conversation.creator,
    last_set: value === '' ? 0 : created,
  })
  return {
    ...base,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: isChannel(conversation),
    is_group: kind === 'private',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_general: conversation.isGeneral,
    unlinked: 0,
    is_shared: conversation.isExtShared,
    is_ext_shared: conversation.isExtShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: conversation.isExtShared ? [core.team.id, 'T0OTHERORG'] : [core.team.id],
    ...(conversation.isExtShared
      ? {
          connected_team_ids: ['T0OTHERORG'],
          internal_team_ids: [core.team.id],
          conversation_host_id: core.team.id,
        }
      : {}),
    parent_conversation: null,
    creator: conversation.creator,
    is_member: conversation.members.has(bot),
    topic: note(conversation.topic),
    purpose: note(conversation.purpose),
    previous_names: [],
    properties: {},
    priority: 0,
    ...(withMembers ? { num_members: conversation.members.size } : {}),
  }
}
