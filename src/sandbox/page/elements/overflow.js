/** @import { Overflow } from '@slack/types' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { safeAddress } from '../text/addresses.js'
import { drawTextLine } from '../text/text-object.js'
import { sendAct } from './act.js'
import { attachMenu } from './menu.js'

/**
 * @param {Overflow} overflow
 * @param {Placement} placement
 */
export function drawOverflow(overflow, placement) {
  const { directory } = placement.surface
  const button = el(
    'button',
    {
      type: 'button',
      class: 'button button-icon',
      'aria-label': 'More actions',
      'data-action': overflow.action_id,
    },
    icon('more'),
  )
  attachMenu(button, 'More actions', () =>
    overflow.options.map(option => ({
      label: el('span', {}, drawTextLine(option.text, directory)),
      description: option.description?.text ?? null,
      run: () => {
        const address = option.url === undefined ? null : safeAddress(option.url)
        if (address) window.open(address, '_blank', 'noopener,noreferrer')
        void sendAct(placement, overflow, button, option.value ?? '')
      },
    })),
  )
  return button
}
