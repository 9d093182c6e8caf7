import type { Core } from '../../core.ts'
import { asArray, asObject, compact, type JsonObject } from '../../json.ts'
import type { ElementContainer, FormState } from '../../page-api.ts'
import { messageShape } from '../../shapes/message.ts'
import { viewShape } from '../../shapes/view.ts'
import type { Conversation } from '../../workspace/conversations.ts'
import type { Message } from '../../workspace/messages.ts'
import type { Person } from '../../workspace/people.ts'
import type { StoredView } from '../../workspace/views.ts'
import { ActRefusal } from '../act-error.ts'
import type { Offered } from '../element-values.ts'
import { stateValues } from '../form-state.ts'
import { channelRef, ownConversation } from './person.ts'

/** The message or view in which somebody acts. */
export type Place =
  | { kind: 'message'; blocks: unknown[]; message: Message; conversation: Conversation }
  | { kind: 'view'; blocks: unknown[]; view: StoredView }

/** @throws ActRefusal 404 where this person does not see it (any more) */
export function placeOf(core: Core, person: Person, container: ElementContainer): Place {
  if (container.type === 'view') {
    const view = core.views.get(container.viewId)
    if (view?.userId !== person.id)
      throw new ActRefusal('view_not_found', 'This view is no longer open.', 404)
    return { kind: 'view', blocks: asArray(view.content['blocks']), view }
  }
  const conversation = ownConversation(core, person, container.channel)
  const message =
    core.messages.get(conversation.id, container.ts) ??
    core.messages.ephemeralFor(person.id, conversation.id).find(one => one.ts === container.ts)
  if (message === undefined) throw new ActRefusal('message_not_found', 'This message is gone.', 404)
  const attached = message.attachments.flatMap(attachment => asArray(asObject(attachment)['blocks']))
  return { kind: 'message', blocks: [...message.blocks, ...attached], message, conversation }
}

/** `container`, `channel`, `message`, `view` and `state` of a payload. */
export function placePayload(
  core: Core,
  place: Place,
  state: FormState,
  offeredFor: (actionId: string) => Offered,
): JsonObject {
  const values = stateValues(core, place.blocks, state, offeredFor)
  if (place.kind === 'view') {
    const { view } = place
    return { container: { type: 'view', view_id: view.id }, view: viewShape(core, view, values) }
  }
  const { message, conversation } = place
  const isEphemeral = message.visibleTo !== null
  return compact({
    container: compact({
      type: 'message',
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: isEphemeral,
      thread_ts: message.threadTs ?? undefined,
    }),
    channel: channelRef(conversation),
    // Slack does not repeat an ephemeral message: it keeps none.
    message: isEphemeral ? undefined : messageShape(core, message, true),
    state: { values },
  })
}
