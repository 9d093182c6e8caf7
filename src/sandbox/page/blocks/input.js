/** @import { InputBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el, uniqueId } from '../dom.js'
import { drawElement } from '../elements/elements.js'
import { drawTextLine } from '../text/text-object.js'

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
  return el(
    'div',
    { class: 'input-block' },
    el(
      'div',
      { class: 'label', id: `${id}-label` },
      drawTextLine(block.label, directory),
      isRequired ? null : el('span', { class: 'label-optional' }, ' (optional)'),
    ),
    drawElement(block.element, {
      surface,
      blockId: block.block_id ?? '',
      isDispatched: block.dispatch_action === true,
      isRequired,
      labelledBy: `${id}-label`,
      describedBy: `${id}-error ${id}-hint`,
    }),
    el('p', { class: 'field-error', id: `${id}-error`, 'data-error-of': block.block_id, hidden: true }),
    el(
      'p',
      { class: 'hint', id: `${id}-hint`, hidden: !block.hint },
      block.hint ? drawTextLine(block.hint, directory) : null,
    ),
  )
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
    for (const field of place.parentElement?.querySelectorAll('.input, .combobox-input, .choices input') ??
      []) {
      if (words === '') field.removeAttribute('aria-invalid')
      else field.setAttribute('aria-invalid', 'true')
    }
  }
  return [...homeless]
}
