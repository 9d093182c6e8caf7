import { el } from '../dom.js'
import { icon } from '../icons.js'

const region = el('div', { class: 'toasts', role: 'alert' })

/**
 * Words that have no place of their own on the page.
 *
 * @param {string} words
 */
export function showToast(words) {
  if (!region.isConnected) document.body.append(region)
  const toast = el(
    'div',
    { class: 'toast' },
    el('span', {}, words),
    el(
      'button',
      { type: 'button', class: 'button-plain', 'aria-label': 'Dismiss', onclick: () => toast.remove() },
      icon('close'),
    ),
  )
  region.replaceChildren(toast)
}
