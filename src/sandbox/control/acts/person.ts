import type { Core } from '../../core.ts'
import type { JsonObject } from '../../json.ts'
import type { Conversation } from '../../workspace/conversations.ts'
import type { Person } from '../../workspace/people.ts'
import { ActRefusal } from '../act-error.ts'

/** @throws ActRefusal 404 for nobody, 403 for the bot and people who have left */
export function actingPerson(core: Core, userId: string): Person {
  const person = core.people.get(userId)
  if (person === undefined) throw new ActRefusal('user_not_found', `There is no person ${userId}.`, 404)
  if (person.isBot) throw new ActRefusal('user_is_bot', 'Nobody can act as the app: it acts by itself.', 403)
  if (person.deleted) throw new ActRefusal('user_disabled', `${person.realName} has left the workspace.`, 403)
  return person
}

/** @throws ActRefusal 404 where this person is not in the conversation */
export function ownConversation(core: Core, person: Person, channelId: string): Conversation {
  const conversation = core.conversations.get(channelId)
  if (conversation === undefined || !conversation.members.has(person.id))
    throw new ActRefusal(
      'channel_not_found',
      `${person.realName} is not in a conversation ${channelId}.`,
      404,
    )
  return conversation
}

/** The parts that every interaction payload begins with. */
export function payloadBase(core: Core, person: Person): JsonObject {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: core.team.id },
    api_app_id: core.app.id,
    token: core.app.verification_token,
    team: { id: core.team.id, domain: core.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** A channel as payloads name it; direct messages and private channels go by a common name. */
export function channelRef(conversation: Conversation): { id: string; name: string } {
  const names = {
    public: conversation.name,
    private: 'privategroup',
    im: 'directmessage',
    mpim: conversation.name,
  }
  return { id: conversation.id, name: names[conversation.kind] }
}
