import { type Faults, list, shape } from '../../blocks/check.ts'
import { findElement } from '../../blocks/find.ts'
import { plainOption } from '../../blocks/options.ts'
import { plainText } from '../../blocks/text.ts'
import type { Core } from '../../core.ts'
import { asArray, asObject, asText, isObject, type JsonObject } from '../../json.ts'
import type { OptionView, SuggestionsBody, SuggestionsView } from '../../page-api.ts'
import type { Person } from '../../workspace/people.ts'
import { ActRefusal } from '../act-error.ts'
import type { Offered } from '../element-values.ts'
import { placeOf, placePayload } from './container.ts'
import { interact } from './interact.ts'
import { failure } from './outcome.ts'
import { payloadBase } from './person.ts'

/** Options that the app offered to people, so that only those can be chosen. */
export interface Suggested {
  for(userId: string, actionId: string): Offered
  add(userId: string, actionId: string, options: JsonObject[]): void
}

const listsKept = 500
const optionsKept = 1_000

export function createSuggested(): Suggested {
  const lists = new Map<string, Map<string, JsonObject>>()
  const none = new Map<string, JsonObject>()
  return {
    for: (userId, actionId) => lists.get(`${userId} ${actionId}`) ?? none,
    add(userId, actionId, options) {
      const key = `${userId} ${actionId}`
      const known = lists.get(key) ?? new Map<string, JsonObject>()
      for (const option of options) known.set(asText(option['value']) ?? '', option)
      while (known.size > optionsKept) known.delete(known.keys().next().value ?? '')
      lists.set(key, known)
      const oldest = lists.keys().next().value
      if (lists.size > listsKept && oldest !== undefined) lists.delete(oldest)
    },
  }
}

const answerShape = shape(
  {},
  {
    options: list(plainOption, 100, 0),
    option_groups: list(shape({ label: plainText(75), options: list(plainOption, 100, 0) }), 100, 0),
  },
)

/** Asks the app what to offer for an external select. @throws ActRefusal where it does not answer, or wrongly */
export async function suggest(
  core: Core,
  suggested: Suggested,
  person: Person,
  body: SuggestionsBody,
): Promise<SuggestionsView> {
  const place = placeOf(core, person, body.container)
  const found = findElement(place.blocks, body.blockId, body.actionId)
  const type = String(found?.element['type'])
  if (type !== 'external_select' && type !== 'multi_external_select')
    throw new ActRefusal('element_not_found', 'There is no external select here.', 404)
  const { state: _, ...where } = placePayload(core, place, {}, actionId => suggested.for(person.id, actionId))
  const ack = await interact(core, 'block_suggestion', {
    ...payloadBase(core, person),
    ...where,
    action_id: body.actionId,
    block_id: body.blockId,
    value: body.query,
  })
  if (ack.outcome !== 'acknowledged')
    throw new ActRefusal('no_suggestions', failure('The list of options', ack).message ?? '', 409)
  const answer = asObject(ack.body)
  const faults: Faults = []
  answerShape(answer, '', faults)
  if (faults.length > 0)
    throw new ActRefusal('invalid_options', `The app's options are faulty: ${faults.join('; ')}`, 409)
  const groups = groupsOf(answer)
  suggested.add(
    person.id,
    body.actionId,
    groups.flatMap(group => group.options),
  )
  return { groups: groups.map(({ label, options }) => ({ label, options: options.map(optionView) })) }
}

function groupsOf(answer: JsonObject): { label: string | null; options: JsonObject[] }[] {
  const grouped = answer['option_groups']
  if (grouped === undefined) return [{ label: null, options: asArray(answer['options']).filter(isObject) }]
  return asArray(grouped)
    .map(asObject)
    .map(group => ({
      label: asText(asObject(group['label'])['text']) ?? null,
      options: asArray(group['options']).filter(isObject),
    }))
}

function optionView(option: JsonObject): OptionView {
  return {
    text: asText(asObject(option['text'])['text']) ?? '',
    description: asText(asObject(option['description'])['text']) ?? null,
    value: asText(option['value']) ?? '',
  }
}
