import { el } from '../dom.js'
import { icon } from '../icons.js'
import { errorWords } from '../session/failure-words.js'

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

/**
 * For requests that nobody waits for: what goes wrong is said.
 *
 * @param {Promise<unknown>} request
 */
export function orToast(request) {
  request.catch(error => showToast(errorWords(error)))
}
