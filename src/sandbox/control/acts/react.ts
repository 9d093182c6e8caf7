import type { Core } from '../../core.ts'
import type { ActResult, ReactBody } from '../../page-api.ts'
import { messageView } from '../../shapes/message.ts'
import type { Person } from '../../workspace/people.ts'
import { isEmojiName, react, unreact } from '../../workspace/reactions.ts'
import { ActRefusal } from '../act-error.ts'
import { delivered } from './outcome.ts'
import { ownConversation } from './person.ts'

/** Reacting twice, or taking away what is not there, changes nothing and is no fault. */
export function reactAs(core: Core, person: Person, { channel, ts, name, isOn }: ReactBody): ActResult {
  const conversation = ownConversation(core, person, channel)
  const message = core.messages.get(conversation.id, ts)
  if (message === undefined) throw new ActRefusal('message_not_found', 'This message is gone.', 404)
  if (!isEmojiName(name)) throw new ActRefusal('invalid_name', 'Name an emoji, without the colons.')
  const refused = (isOn ? react : unreact)(core, conversation, message, person.id, name)
  if (refused === 'too_many_emoji' || refused === 'too_many_reactions')
    throw new ActRefusal(refused, 'No more reactions fit under this message.')
  return { ...delivered, messages: [messageView(core, message)] }
}
