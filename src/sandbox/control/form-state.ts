import { interactiveElements } from '../blocks/find.ts'
import type { Core } from '../core.ts'
import { asText, type JsonObject } from '../json.ts'
import type { FormState } from '../page-api.ts'
import { chosenState, initialState, isBlank, type Offered } from './element-values.ts'

/** Elements that only act and hold no value. */
const valueless = new Set(['button', 'overflow', 'workflow_button', 'feedback_buttons', 'icon_button'])

/** `state.values` of a message or view: what the person chose, and the initial values of the rest. */
export function stateValues(
  core: Core,
  blocks: unknown[],
  state: FormState,
  offeredFor: (actionId: string) => Offered,
): Record<string, Record<string, JsonObject>> {
  const values: Record<string, Record<string, JsonObject>> = {}
  for (const { block, element } of interactiveElements(blocks)) {
    if (valueless.has(String(element['type']))) continue
    const blockId = asText(block['block_id']) ?? ''
    const actionId = asText(element['action_id']) ?? ''
    const given = { core, element, offered: offeredFor(actionId) }
    const chosen = state[blockId]?.[actionId]
    const value = chosen === undefined ? initialState(given) : chosenState(given, chosen)
    values[blockId] = { ...values[blockId], [actionId]: value }
  }
  return values
}

/** What Slack's client itself refuses before a form leaves it: block_id → words. */
export function formErrors(
  blocks: unknown[],
  values: Record<string, Record<string, JsonObject>>,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { block, element } of interactiveElements(blocks)) {
    if (block['type'] !== 'input') continue
    const blockId = asText(block['block_id']) ?? ''
    const state = values[blockId]?.[asText(element['action_id']) ?? ''] ?? {}
    const words = isBlank(state) ? blankWords(block) : faultIn(element, asText(state['value']) ?? null)
    if (words !== null) errors[blockId] = words
  }
  return errors
}

function blankWords(block: JsonObject): string | null {
  return block['optional'] === true ? null : 'Please complete this required field.'
}

function faultIn(element: JsonObject, text: string | null): string | null {
  if (text === null) return null
  const limit = (name: string) => (element[name] === undefined ? null : Number(element[name]))
  switch (element['type']) {
    case 'plain_text_input': {
      const [min, max] = [limit('min_length') ?? 0, limit('max_length') ?? 3_000]
      if (text.length < min) return `Must be at least ${min} characters.`
      return text.length > max ? `Must be at most ${max} characters.` : null
    }
    case 'number_input':
      return numberFault(text, element['is_decimal_allowed'] === true, limit('min_value'), limit('max_value'))
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? null : 'Please enter a valid email address.'
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(text) ? null : 'Please enter a valid URL.'
    default:
      return null
  }
}

function numberFault(
  text: string,
  isDecimal: boolean,
  min: number | null,
  max: number | null,
): string | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Please enter a number.'
  if (!isDecimal && text.includes('.')) return 'Please enter a whole number.'
  if (min !== null && Number(text) < min) return `Must be ${min} or more.`
  return max !== null && Number(text) > max ? `Must be ${max} or less.` : null
}
