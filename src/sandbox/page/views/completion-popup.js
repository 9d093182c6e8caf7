/** @import { Completion } from './completion.js' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el, uniqueId } from '../dom.js'
import { openPopup } from '../elements/popup.js'
import { completionsAt } from './completion.js'

/**
 * The list of commands, people and channels over the message box. Focus stays in the box.
 *
 * @param {HTMLTextAreaElement} input
 * @param {PersonSession} session
 * @param {{ anchor: () => HTMLElement, say: (words: string) => void, onTake: () => void }} around
 */
export function createCompletionPopup(input, session, around) {
  const listId = uniqueId('completion')
  /** @type {ReturnType<typeof openPopup> | null} */
  let popup = null
  /** @type {{ completion: Completion, node: HTMLElement }[]} */
  let entries = []
  let at = 0
  const close = () => popup?.close()
  return { suggest, close, onKey }

  function suggest() {
    const found = completionsAt(input.value, input.selectionStart, session)
    close()
    if (found.length === 0) return
    entries = found.map((completion, index) => ({ completion, node: drawEntry(completion, index) }))
    const list = el(
      'div',
      { role: 'listbox', id: listId, 'aria-label': 'Suggestions' },
      entries.map(entry => entry.node),
    )
    popup = openPopup(around.anchor(), el('div', { class: 'popup listbox completions' }, list), () => {
      popup = null
      entries = []
      input.removeAttribute('aria-activedescendant')
      input.removeAttribute('aria-controls')
      around.say('')
    })
    around.say(`${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}`)
    input.setAttribute('aria-controls', listId)
    activate(0)
  }

  /**
   * @param {Completion} completion
   * @param {number} index
   */
  function drawEntry(completion, index) {
    // A press on the list must not take the focus out of the box.
    const keepFocus = (/** @type {Event} */ event) => event.preventDefault()
    return el(
      'div',
      {
        role: 'option',
        id: `${listId}-${index}`,
        class: 'option',
        'aria-selected': 'false',
        onpointerdown: keepFocus,
        onmousedown: keepFocus,
        onclick: () => take(completion),
      },
      el(
        'span',
        { class: 'option-text' },
        completion.label,
        completion.hint ? el('span', { class: 'usage' }, ` ${completion.hint}`) : null,
      ),
      completion.more ? el('span', { class: 'option-more' }, completion.more) : null,
    )
  }

  /** @param {number} next */
  function activate(next) {
    const before = entries[at]?.node
    before?.setAttribute('aria-selected', 'false')
    before?.classList.remove('is-active')
    at = next
    const node = entries[at]?.node
    if (!node) return
    node.setAttribute('aria-selected', 'true')
    node.classList.add('is-active')
    node.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', node.id)
  }

  /** @param {Completion} completion */
  function take(completion) {
    const after = input.value.slice(input.selectionStart)
    const before = input.value.slice(0, completion.from) + completion.insert
    input.value = before + after
    input.setSelectionRange(before.length, before.length)
    close()
    around.onTake()
    input.focus()
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the list took the key
   */
  function onKey(event) {
    const completion = popup ? entries[at]?.completion : undefined
    if (!completion) return false
    const isWritten = completion.insert.trim() === input.value.slice(completion.from)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      activate((at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length)
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isWritten)) take(completion)
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
}
