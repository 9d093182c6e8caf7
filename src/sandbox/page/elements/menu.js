import { el, uniqueId } from '../dom.js'
import { openPopup } from './popup.js'

/** @typedef {{ label: Node | string, description?: string | null, isCurrent?: boolean, run: () => void }} MenuItem */

/**
 * A button with a menu: Enter, Space or ↓ opens it; arrows, Home and End move; a letter jumps; Escape and Tab close.
 *
 * @param {HTMLButtonElement} button
 * @param {string} label
 * @param {() => MenuItem[]} itemsOf
 */
export function attachMenu(button, label, itemsOf) {
  button.setAttribute('aria-haspopup', 'menu')
  button.setAttribute('aria-expanded', 'false')
  button.addEventListener('click', () => open(0))
  button.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    open(event.key === 'ArrowDown' ? 0 : -1)
  })
  let isOpen = false

  /** @param {number} startAt */
  function open(startAt) {
    if (isOpen) return
    isOpen = true
    const entries = itemsOf().map(item =>
      el(
        'button',
        {
          type: 'button',
          role: item.isCurrent === undefined ? 'menuitem' : 'menuitemradio',
          'aria-checked': item.isCurrent === undefined ? null : String(item.isCurrent),
          tabindex: -1,
          class: 'menu-item',
          onclick: () => {
            popup.close()
            button.focus()
            item.run()
          },
        },
        el('span', { class: 'menu-label' }, item.label),
        item.description ? el('span', { class: 'menu-description' }, item.description) : null,
      ),
    )
    const menu = el(
      'div',
      { id: uniqueId('menu'), role: 'menu', 'aria-label': label, class: 'popup menu' },
      entries,
    )
    menu.addEventListener('keydown', event => moveFocus(event, entries, popup.close, button))
    const popup = openPopup(button, menu, () => {
      isOpen = false
      button.setAttribute('aria-expanded', 'false')
    })
    button.setAttribute('aria-expanded', 'true')
    entries.at(startAt)?.focus()
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} entries
 * @param {() => void} close
 * @param {HTMLElement} opener
 */
function moveFocus(event, entries, close, opener) {
  const at = entries.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (event.key === 'Escape' || event.key === 'Tab') {
    if (event.key === 'Escape') event.preventDefault()
    event.stopPropagation()
    close()
    opener.focus()
  } else if (step !== undefined) {
    event.preventDefault()
    entries.at(step % entries.length)?.focus()
  } else if (event.key.length === 1) {
    const letter = event.key.toLowerCase()
    const following = [...entries.slice(at + 1), ...entries.slice(0, at + 1)]
    following.find(entry => entry.textContent?.toLowerCase().startsWith(letter))?.focus()
  }
}
