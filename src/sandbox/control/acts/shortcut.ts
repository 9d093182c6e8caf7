import type { Core } from '../../core.ts'
import type { JsonObject } from '../../json.ts'
import type { ActResult, RunShortcutBody } from '../../page-api.ts'
import { messageShape } from '../../shapes/message.ts'
import type { Person } from '../../workspace/people.ts'
import { ActRefusal } from '../act-error.ts'
import { interact } from './interact.ts'
import { delivered, failure } from './outcome.ts'
import { channelRef, ownConversation, payloadBase } from './person.ts'

export async function runShortcut(core: Core, person: Person, body: RunShortcutBody): Promise<ActResult> {
  const known = core.app.shortcuts.find(one => one.callback_id === body.callbackId)
  if (known === undefined) throw new ActRefusal('shortcut_not_found', 'The app has no such shortcut.', 404)
  const channelId = body.message?.channel ?? null
  const payload: JsonObject = {
    ...payloadBase(core, person),
    callback_id: known.callback_id,
    action_ts: core.ids.ts(),
    trigger_id: core.triggers.make({ userId: person.id, viewId: null, channelId }),
  }
  const name = known.type === 'global' ? 'shortcut' : 'message_action'
  const about = known.type === 'global' ? {} : messagePart(core, person, body.message)
  const ack = await interact(core, name, { ...payload, ...about })
  return ack.outcome === 'acknowledged' ? delivered : failure('This shortcut', ack)
}

function messagePart(core: Core, person: Person, place: RunShortcutBody['message']): JsonObject {
  if (place === undefined) throw new ActRefusal('message_missing', 'Choose a message for this shortcut.')
  const conversation = ownConversation(core, person, place.channel)
  const message = core.messages.get(conversation.id, place.ts)
  if (message === undefined) throw new ActRefusal('message_not_found', 'This message is gone.', 404)
  const source = { ts: message.ts, visibleTo: null, threadTs: message.threadTs }
  const key = core.responseUrls.make({ userId: person.id, channelId: conversation.id, source })
  return {
    channel: channelRef(conversation),
    message_ts: message.ts,
    message: messageShape(core, message, true),
    response_url: `${core.origin}/response/${core.team.id}/${key}`,
  }
}
