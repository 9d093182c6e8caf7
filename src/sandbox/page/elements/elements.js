/** @import { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types' */
/** @import { Placement } from '../types.ts' */

import { drawImage } from '../blocks/picture.js'
import { el } from '../dom.js'
import { drawButton, drawWorkflowButton } from './button.js'
import { drawChoices } from './choices.js'
import { drawFileInput } from './file-input.js'
import { drawOverflow } from './overflow.js'
import { drawPicker } from './pickers.js'
import { drawSelect } from './select.js'
import { drawTextInput } from './text-inputs.js'

/**
 * @param {ActionsBlockElement | InputBlockElement | SectionBlockAccessory} element
 * @param {Placement} placement
 * @returns {HTMLElement}
 */
export function drawElement(element, placement) {
  switch (element.type) {
    case 'button':
      return drawButton(element, placement)
    case 'workflow_button':
      return drawWorkflowButton(element)
    case 'overflow':
      return drawOverflow(element, placement)
    case 'image':
      return drawImage(element, 'accessory-image')
    case 'checkboxes':
    case 'radio_buttons':
      return drawChoices(element, placement)
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return drawPicker(element, placement)
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return drawTextInput(element, placement)
    case 'file_input':
      return drawFileInput(element, placement)
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return drawSelect(element, placement)
    default:
      return unknownElement(element)
  }
}

/** @param {{ type?: unknown }} element */
function unknownElement(element) {
  return el('span', { class: 'unknown-element' }, `Element “${String(element.type)}” is not drawn here`)
}
