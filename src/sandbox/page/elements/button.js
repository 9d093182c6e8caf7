/** @import { Button, WorkflowButton } from '@slack/types' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { safeAddress } from '../text/addresses.js'
import { drawTextLine } from '../text/text-object.js'
import { sendAct } from './act.js'

/**
 * @param {Button} button
 * @param {Placement} placement
 */
export function drawButton(button, placement) {
  const address = button.url === undefined ? null : safeAddress(button.url)
  const node = el(
    'button',
    {
      type: 'button',
      class: `button${button.style ? ` button-${button.style}` : ''}`,
      'aria-label': button.accessibility_label,
      'data-action': button.action_id,
      onclick: () => {
        // A link button opens its page and still tells the app, as in Slack.
        if (address && !button.confirm) window.open(address, '_blank', 'noopener,noreferrer')
        void sendAct(placement, button, node).then(isSent => {
          if (isSent && address && button.confirm) window.open(address, '_blank', 'noopener,noreferrer')
        })
      },
    },
    drawTextLine(button.text, placement.surface.directory),
    button.url === undefined ? null : el('span', { class: 'leaves', 'aria-hidden': 'true' }, '↗'),
  )
  return node
}

/** @param {WorkflowButton} button */
export function drawWorkflowButton(button) {
  return el(
    'button',
    { type: 'button', class: 'button', disabled: true, title: 'Workflows do not run in the sandbox' },
    button.text.text,
  )
}
