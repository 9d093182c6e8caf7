/** @import { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { remember, remembered, sendAct } from './act.js'
import { textFault } from './text-faults.js'

/** @typedef {PlainTextInput | NumberInput | EmailInput | URLInput | RichTextInput} TextInput */

const kinds = /** @type {const} */ ({
  plain_text_input: 'text',
  number_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  rich_text_input: 'text',
})
/** Pause after the last key before `on_character_entered` is sent. */
const typingPauseMs = 400

/**
 * @param {TextInput} element
 * @param {Placement} placement
 */
export function drawTextInput(element, placement) {
  const isTall =
    element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline === true)
  const before = remembered(placement, element.action_id, initialText(element))
  const attributes = {
    class: 'input',
    placeholder: element.placeholder?.text,
    'aria-labelledby': placement.labelledBy,
    'aria-describedby': placement.describedBy,
    'aria-label': placement.labelledBy ? null : (element.placeholder?.text ?? 'Text'),
    'aria-required': placement.isRequired ? 'true' : null,
    maxlength: element.type === 'plain_text_input' ? element.max_length : null,
    'data-action': element.action_id,
  }
  const input = isTall
    ? el('textarea', {
        ...attributes,
        rows: element.type === 'rich_text_input' ? Math.max(3, element.min_lines ?? 3) : 4,
      })
    : el('input', {
        ...attributes,
        type: kinds[element.type],
        inputmode:
          element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : null,
        autocomplete: 'off',
      })
  input.value = typeof before === 'string' ? before : ''
  const read = () => (input.value === '' ? null : input.value)
  input.addEventListener('input', () => remember(placement, element.action_id ?? '', read()))
  if (placement.isDispatched) dispatch(input, element, placement)
  placement.surface.fields.set(`${placement.blockId}/${element.action_id}`, {
    blockId: placement.blockId,
    actionId: element.action_id ?? '',
    isRequired: placement.isRequired,
    read,
    fault: () => (input.value === '' ? null : textFault(element, input.value)),
    focus: () => input.focus(),
  })
  return input
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {TextInput} element
 * @param {Placement} placement
 */
function dispatch(input, element, placement) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']
  const send = () => void sendAct(placement, element, input, input.value === '' ? null : input.value)
  if (triggers.includes('on_enter_pressed'))
    input.addEventListener('keydown', event => {
      const key = /** @type {KeyboardEvent} */ (event)
      if (key.key !== 'Enter' || key.shiftKey || key.isComposing) return
      event.preventDefault()
      send()
    })
  if (!triggers.includes('on_character_entered')) return
  let pause = 0
  input.addEventListener('input', () => {
    clearTimeout(pause)
    pause = window.setTimeout(send, typingPauseMs)
  })
}

/** @param {TextInput} element */
function initialText(element) {
  if (element.type !== 'rich_text_input') return element.initial_value ?? null
  const parts = element.initial_value?.elements ?? []
  return parts.map(part => part.elements.map(wordsOf).join('')).join('\n') || null
}

/**
 * @param {unknown} part
 * @returns {string}
 */
function wordsOf(part) {
  if (part === null || typeof part !== 'object') return ''
  if ('elements' in part && Array.isArray(part.elements)) return `• ${part.elements.map(wordsOf).join('')}\n`
  if ('text' in part && typeof part.text === 'string') return part.text
  if ('url' in part && typeof part.url === 'string') return part.url
  return 'name' in part && typeof part.name === 'string' ? `:${part.name}:` : ''
}
