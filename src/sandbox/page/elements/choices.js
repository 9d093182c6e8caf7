/** @import { Checkboxes, Option, RadioButtons } from '@slack/types' */
/** @import { Placement } from '../types.ts' */
import { el, uniqueId } from '../dom.js'
import { drawTextLine } from '../text/text-object.js'
import { choose, remembered } from './act.js'

/**
 * Checkboxes and radio buttons.
 *
 * @param {Checkboxes | RadioButtons} element
 * @param {Placement} placement
 */
export function drawChoices(element, placement) {
  const isMany = element.type === 'checkboxes'
  const initial = isMany
    ? (element.initial_options ?? []).map(optionValue)
    : element.initial_option
      ? [optionValue(element.initial_option)]
      : []
  const before = remembered(placement, element.action_id, initial)
  const chosen = new Set(typeof before === 'string' ? [before] : (before ?? []))
  const group = uniqueId('choice')
  const inputs = element.options.map(option =>
    el('input', {
      type: isMany ? 'checkbox' : 'radio',
      name: group,
      value: optionValue(option),
      id: uniqueId('option'),
      checked: chosen.has(optionValue(option)),
      'data-action': element.action_id,
      onchange: (/** @type {Event} */ event) =>
        void choose(placement, element, /** @type {HTMLElement} */ (event.currentTarget), read()),
    }),
  )
  const read = () => {
    const values = inputs.filter(input => input.checked).map(input => input.value)
    return isMany ? values : (values[0] ?? null)
  }
  placement.surface.fields.set(`${placement.blockId}/${element.action_id}`, {
    blockId: placement.blockId,
    actionId: element.action_id ?? '',
    isRequired: placement.isRequired,
    read,
    fault: () => null,
    focus: () => (inputs.find(input => input.checked) ?? inputs[0])?.focus(),
  })
  return el(
    'div',
    {
      class: 'choices',
      role: isMany ? 'group' : 'radiogroup',
      'aria-labelledby': placement.labelledBy,
      'aria-describedby': placement.describedBy,
      'aria-label': placement.labelledBy ? null : isMany ? 'Choices' : 'Choice',
    },
    element.options.map((option, index) => drawOption(option, inputs[index], placement)),
  )
}

/**
 * @param {Option} option
 * @param {HTMLInputElement | undefined} input
 * @param {Placement} placement
 */
function drawOption(option, input, { surface }) {
  if (!input) return null
  const describedBy = option.description ? `${input.id}-more` : null
  if (describedBy) input.setAttribute('aria-describedby', describedBy)
  return el(
    'div',
    { class: 'choice' },
    input,
    el('label', { for: input.id }, drawTextLine(option.text, surface.directory)),
    option.description
      ? el(
          'span',
          { id: describedBy, class: 'choice-more' },
          drawTextLine(option.description, surface.directory),
        )
      : null,
  )
}

/** @param {Option} option */
function optionValue(option) {
  return option.value ?? option.text.text
}
