import { optionsIn } from '../blocks/options.ts'
import type { Core } from '../core.ts'
import { asArray, asObject, asText, type JsonObject } from '../json.ts'
import type { ElementValue } from '../page-api.ts'
import { fileShape } from '../shapes/file.ts'
import { ActRefusal } from './act-error.ts'

/** Options that the app has offered for an external select, by value. */
export type Offered = ReadonlyMap<string, JsonObject>

interface Given {
  core: Core
  element: JsonObject
  offered: Offered
}

/** The element's value before anybody touched it, as `state.values` carries it. */
export function initialState({ element }: Given): JsonObject {
  const type = asText(element['type']) ?? ''
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element['initial_option'] ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element['initial_options'] ?? [] }
    case 'users_select':
      return { type, selected_user: element['initial_user'] ?? null }
    case 'multi_users_select':
      return { type, selected_users: element['initial_users'] ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: element['initial_conversation'] ?? null }
    case 'multi_conversations_select':
      return { type, selected_conversations: element['initial_conversations'] ?? [] }
    case 'channels_select':
      return { type, selected_channel: element['initial_channel'] ?? null }
    case 'multi_channels_select':
      return { type, selected_channels: element['initial_channels'] ?? [] }
    case 'datepicker':
      return { type, selected_date: element['initial_date'] ?? null }
    case 'timepicker':
      return { type, selected_time: element['initial_time'] ?? null, ...zoneOf(element) }
    case 'datetimepicker':
      return { type, selected_date_time: element['initial_date_time'] ?? null }
    case 'rich_text_input':
      return { type, rich_text_value: element['initial_value'] ?? null }
    case 'file_input':
      return { type, files: [] }
    default:
      return { type, value: element['initial_value'] ?? null }
  }
}

/** What a person chose, as `state.values` carries it. @throws ActRefusal where nobody could have chosen that */
export function chosenState(given: Given, value: ElementValue): JsonObject {
  const { core, element } = given
  const type = asText(element['type']) ?? ''
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: value === null ? null : optionFor(given, one(value)) }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: atMost(element, many(value)).map(each => optionFor(given, each)) }
    case 'users_select':
      return { type, selected_user: value === null ? null : knownPerson(core, one(value)) }
    case 'multi_users_select':
      return { type, selected_users: atMost(element, many(value)).map(id => knownPerson(core, id)) }
    case 'conversations_select':
      return { type, selected_conversation: value === null ? null : knownConversation(core, one(value)) }
    case 'multi_conversations_select':
      return {
        type,
        selected_conversations: atMost(element, many(value)).map(id => knownConversation(core, id)),
      }
    case 'channels_select':
      return { type, selected_channel: value === null ? null : knownConversation(core, one(value)) }
    case 'multi_channels_select':
      return { type, selected_channels: atMost(element, many(value)).map(id => knownConversation(core, id)) }
    case 'datepicker':
      return { type, selected_date: matching(value, /^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-01-31') }
    case 'timepicker':
      return {
        type,
        selected_time: matching(value, /^\d{2}:\d{2}$/, 'a time such as 22:25'),
        ...zoneOf(element),
      }
    case 'datetimepicker': {
      const seconds = matching(value, /^\d{10}$/, 'epoch seconds')
      return { type, selected_date_time: seconds === null ? null : Number(seconds) }
    }
    case 'rich_text_input':
      return { type, rich_text_value: value === null ? null : richText(one(value)) }
    case 'file_input':
      return { type, files: many(value).map(id => fileFor(core, id)) }
    default:
      return { type, value: value === null || one(value) === '' ? null : one(value) }
  }
}

/** True where nothing is chosen, typed or uploaded. */
export function isBlank(state: JsonObject): boolean {
  const { type: _, timezone: __, ...rest } = state
  return Object.values(rest).every(value => value === null || (Array.isArray(value) && value.length === 0))
}

function one(value: ElementValue): string {
  if (typeof value === 'string') return value
  throw new ActRefusal('invalid_value', 'This element takes one value, as text.')
}

function many(value: ElementValue): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value
  throw new ActRefusal('invalid_value', 'This element takes a list of values.')
}

function atMost(element: JsonObject, values: string[]): string[] {
  const most = element['max_selected_items']
  if (typeof most === 'number' && values.length > most)
    throw new ActRefusal('invalid_value', `At most ${most} items can be selected here.`)
  return values
}

function optionFor({ element, offered }: Given, value: string): JsonObject {
  const initial = [asObject(element['initial_option']), ...asArray(element['initial_options']).map(asObject)]
  const known = [...optionsIn(element), ...initial].find(option => option['value'] === value)
  const option = known ?? offered.get(value)
  if (option === undefined)
    throw new ActRefusal('invalid_value', `"${value}" is not among the options that were offered.`)
  return option
}

function knownPerson(core: Core, id: string): string {
  if (core.people.get(id) === undefined) throw new ActRefusal('invalid_value', `There is no person ${id}.`)
  return id
}

function knownConversation(core: Core, id: string): string {
  if (core.conversations.get(id) === undefined)
    throw new ActRefusal('invalid_value', `There is no conversation ${id}.`)
  return id
}

function fileFor(core: Core, id: string): JsonObject {
  const file = core.files.get(id)
  if (file === undefined) throw new ActRefusal('invalid_value', `There is no file ${id}: upload it first.`)
  return fileShape(core, file)
}

function matching(value: ElementValue, pattern: RegExp, as: string): string | null {
  if (value === null) return null
  const text = one(value)
  if (!pattern.test(text)) throw new ActRefusal('invalid_value', `Expected ${as}, found "${text}".`)
  return text
}

function zoneOf(element: JsonObject): JsonObject {
  return element['timezone'] === undefined ? {} : { timezone: element['timezone'] }
}

function richText(text: string): JsonObject {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { type: 'rich_text', elements: [section] }
}
