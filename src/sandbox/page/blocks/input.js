/** @import { InputBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el, uniqueId } from '../dom.js'
import { drawElement } from '../elements/elements.js'
import { drawTextLine } from '../text/text-object.js'

const fields = '.input, .combobox-input, .choices input'

/**
 * A labelled field. Its error appears under it, tied to the field for screen readers (see showFieldErrors).
 *
 * @param {InputBlock} block
 * @param {Surface} surface
 */
export function drawInput(block, surface) {
  const id = uniqueId('field')
  const isRequired = block.optional !== true
  const { directory } = surface
  const drawn = drawElement(block.element, {
    surface,
    blockId: block.block_id ?? '',
    isDispatched: block.dispatch_action === true,
    isRequired,
    labelledBy: `${id}-label`,
    ...(block.hint ? { describedBy: `${id}-hint` } : {}),
  })
  return el(
    'div',
    { class: 'input-block' },
    el(
      'label',
      { class: 'label', id: `${id}-label`, for: idOfField(drawn, id) },
      drawTextLine(block.label, directory),
      isRequired ? null : el('span', { class: 'label-optional' }, ' (optional)'),
    ),
    drawn,
    el('p', { class: 'field-error', id: `${id}-error`, 'data-error-of': block.block_id, hidden: true }),
    block.hint ? el('p', { class: 'hint', id: `${id}-hint` }, drawTextLine(block.hint, directory)) : null,
  )
}

/**
 * A press on the label reaches the field, except in groups of choices, where each has a label of its own.
 *
 * @param {HTMLElement} drawn
 * @param {string} id
 */
function idOfField(drawn, id) {
  const field = drawn.matches('.input') ? drawn : drawn.querySelector('.input, .combobox-input')
  if (!field) return null
  field.id = `${id}-input`
  return field.id
}

/**
 * Writes errors beside their fields, and takes away those that are mended.
 *
 * @param {HTMLElement} form
 * @param {Record<string, string>} errors block_id → words
 * @returns {string[]} block_ids without a field in this form
 */
export function showFieldErrors(form, errors) {
  const homeless = new Set(Object.keys(errors))
  for (const place of form.querySelectorAll('[data-error-of]')) {
    const blockId = place.getAttribute('data-error-of') ?? ''
    const words = Object.hasOwn(errors, blockId) ? (errors[blockId] ?? '') : ''
    homeless.delete(blockId)
    place.textContent = words
    place.toggleAttribute('hidden', words === '')
    for (const field of place.parentElement?.querySelectorAll(fields) ?? [])
      markField(field, place.id, words !== '')
  }
  return [...homeless]
}

/**
 * @param {Element} field
 * @param {string} errorId
 * @param {boolean} isWrong
 */
function markField(field, errorId, isWrong) {
  const others = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(id => id !== '' && id !== errorId)
  const described = isWrong ? [errorId, ...others] : others
  if (described.length > 0) field.setAttribute('aria-describedby', described.join(' '))
  else field.removeAttribute('aria-describedby')
  if (isWrong) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
}
