/** @import { ActionsBlock, ContextActionsBlock, FeedbackButtons, IconButton } from '@slack/types' */
/** @import { Placement, Surface } from '../types.ts' */
import { el } from '../dom.js'
import { sendAct } from '../elements/act.js'
import { drawElement } from '../elements/elements.js'
import { icon } from '../icons.js'
import { drawTextLine } from '../text/text-object.js'
import { placement } from './basic.js'

/**
 * @param {ActionsBlock} block
 * @param {Surface} surface
 */
export function drawActions(block, surface) {
  return el(
    'div',
    { class: 'actions' },
    block.elements.map(element => drawElement(element, placement(block, surface))),
  )
}

/**
 * @param {ContextActionsBlock} block
 * @param {Surface} surface
 */
export function drawContextActions(block, surface) {
  const place = placement(block, surface)
  return el(
    'div',
    { class: 'actions context-actions' },
    block.elements.map(element =>
      element.type === 'feedback_buttons' ? drawFeedback(element, place) : drawIconButton(element, place),
    ),
  )
}

/**
 * @param {FeedbackButtons} element
 * @param {Placement} place
 */
function drawFeedback(element, place) {
  const drawOne = (
    /** @type {FeedbackButtons['positive_button']} */ button,
    /** @type {'thumb-up' | 'thumb-down'} */ mark,
  ) => {
    const node = el(
      'button',
      {
        type: 'button',
        class: 'button button-quiet',
        'aria-label': button.accessibility_label,
        'data-action': element.action_id,
        onclick: () => void sendAct(place, element, node, button.value),
      },
      icon(mark),
      drawTextLine(button.text, place.surface.directory),
    )
    return node
  }
  return el(
    'span',
    { class: 'feedback', role: 'group', 'aria-label': 'Feedback' },
    drawOne(element.positive_button, 'thumb-up'),
    drawOne(element.negative_button, 'thumb-down'),
  )
}

/**
 * @param {IconButton} element
 * @param {Placement} place
 */
function drawIconButton(element, place) {
  const { me } = place.surface.directory
  const isVisible = !element.visible_to_user_ids || element.visible_to_user_ids.includes(me.id)
  const node = el(
    'button',
    {
      type: 'button',
      class: 'button button-quiet',
      hidden: !isVisible,
      'aria-label': element.accessibility_label ?? element.text.text,
      title: element.text.text,
      'data-action': element.action_id,
      onclick: () => void sendAct(place, element, node),
    },
    element.icon === 'trash' ? icon('trash') : element.text.text,
  )
  return node
}
