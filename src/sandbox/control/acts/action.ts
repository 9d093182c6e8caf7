import { findElement } from '../../blocks/find.ts'
import type { Core } from '../../core.ts'
import { asArray, asObject, compact, type JsonObject } from '../../json.ts'
import type { ActResult, BlockActionBody, ElementValue, FormState } from '../../page-api.ts'
import type { Person } from '../../workspace/people.ts'
import { ActRefusal } from '../act-error.ts'
import { chosenState, type Offered } from '../element-values.ts'
import { type Place, placeOf, placePayload } from './container.ts'
import { interact } from './interact.ts'
import { delivered, failure } from './outcome.ts'
import { payloadBase } from './person.ts'
import type { Suggested } from './suggestions.ts'

export async function act(
  core: Core,
  suggested: Suggested,
  person: Person,
  body: BlockActionBody,
): Promise<ActResult> {
  const place = placeOf(core, person, body.container)
  const found = findElement(place.blocks, body.blockId, body.actionId)
  if (found === undefined) throw new ActRefusal('element_not_found', 'This element is no longer there.', 404)
  if (found.block['type'] === 'input' && found.block['dispatch_action'] !== true)
    throw new ActRefusal('not_dispatched', 'This input is sent with the form, not by itself.')
  const offeredFor = (actionId: string) => suggested.for(person.id, actionId)
  const value = body.value ?? null
  const action = actionOf(core, found.element, value, offeredFor(body.actionId))
  const state = withOwn(body.state ?? {}, body, found.element)
  const ack = await interact(core, 'block_actions', {
    ...payloadBase(core, person),
    trigger_id: core.triggers.make({ userId: person.id, ...whereOf(place) }),
    ...placePayload(core, place, state, offeredFor),
    ...responseUrl(core, person, place),
    actions: [{ ...action, block_id: body.blockId, action_id: body.actionId, action_ts: core.ids.ts() }],
  })
  return ack.outcome === 'acknowledged' ? delivered : failure('This action', ack)
}

/** The element that is acted on has its new value in the state, too. */
function withOwn(state: FormState, body: BlockActionBody, element: JsonObject): FormState {
  if (body.value === undefined || ['button', 'overflow'].includes(String(element['type']))) return state
  return { ...state, [body.blockId]: { ...state[body.blockId], [body.actionId]: body.value } }
}

function whereOf(place: Place): { viewId: string | null; channelId: string | null } {
  return place.kind === 'view'
    ? { viewId: place.view.id, channelId: place.view.openedFrom }
    : { viewId: null, channelId: place.conversation.id }
}

function responseUrl(core: Core, person: Person, place: Place): JsonObject {
  if (place.kind === 'view') return {}
  const { ts, visibleTo, threadTs } = place.message
  const source = { ts, visibleTo, threadTs }
  const key = core.responseUrls.make({ userId: person.id, channelId: place.conversation.id, source })
  return { response_url: `${core.origin}/response/${core.team.id}/${key}` }
}

const repeated = ['placeholder', 'confirm', 'initial_option', 'initial_options', 'min_query_length']

function actionOf(core: Core, element: JsonObject, value: ElementValue, offered: Offered): JsonObject {
  const type = element['type']
  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button': {
      const { text, value: own, url, style, confirm, icon } = element
      return compact({ type, text, value: own, url, style, confirm, icon })
    }
    case 'overflow': {
      const option = asArray(element['options'])
        .map(asObject)
        .find(one => one['value'] === value)
      if (option === undefined) throw new ActRefusal('invalid_value', 'Choose one of the options.')
      return compact({ type, confirm: element['confirm'], selected_option: option })
    }
    case 'feedback_buttons': {
      const sides = [asObject(element['positive_button']), asObject(element['negative_button'])]
      const side = sides.find(one => one['value'] === value)
      if (side === undefined) throw new ActRefusal('invalid_value', 'Choose one of the two buttons.')
      return { type, text: side['text'], value: side['value'] }
    }
    default: {
      const kept = Object.fromEntries(repeated.map(name => [name, element[name]]))
      return compact({ ...kept, ...chosenState({ core, element, offered }, value) })
    }
  }
}
