/** @import { OptionView } from '../../page-api.ts' */
/** @import { OptionSource } from './option-sources.js' */
import { el, uniqueId } from '../dom.js'
import { icon } from '../icons.js'
import { errorWords } from '../session/failure-words.js'
import { createListbox } from './listbox.js'
import { openPopup } from './popup.js'

/**
 * @typedef {object} ComboboxOptions
 * @property {OptionSource} source
 * @property {OptionView[]} chosen
 * @property {boolean} isMany
 * @property {number | undefined} most
 * @property {boolean} canClear
 * @property {string} placeholder
 * @property {string | undefined} labelledBy
 * @property {string | undefined} describedBy
 * @property {boolean} isRequired
 * @property {string | undefined} actionId
 * @property {(query: string) => string} emptyWords
 * @property {(chosen: OptionView[]) => void} onChange
 */

/** Pause after the last key before a source is asked again. */
const typingPauseMs = 120

/**
 * A text field that narrows a list (the ARIA combobox pattern): ↓ opens, typing filters, Enter takes, Escape closes;
 * with many choices they stand before the field, and Backspace takes the last one back.
 *
 * @param {ComboboxOptions} options
 */
export function createCombobox(options) {
  let chosen = [...options.chosen]
  /** @type {ReturnType<typeof openPopup> | null} */
  let popup = null
  let asked = 0
  let pause = 0
  const listbox = createListbox(uniqueId('listbox'), options.isMany, take)
  const input = el('input', {
    type: 'text',
    class: 'combobox-input',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': listbox.listId,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-labelledby': options.labelledBy,
    'aria-describedby': options.describedBy,
    'aria-label': options.labelledBy ? null : options.placeholder,
    'aria-required': options.isRequired ? 'true' : null,
    'data-action': options.actionId,
    autocomplete: 'off',
    spellcheck: 'false',
    onclick: () => void open(),
    oninput: () => {
      clearTimeout(pause)
      pause = window.setTimeout(() => void open(), typingPauseMs)
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
    onblur: () => {
      clearTimeout(pause)
      close()
      drawChosen()
    },
  })
  const tokens = el('span', { class: 'tokens' })
  const clear = el(
    'button',
    {
      type: 'button',
      class: 'button-plain combobox-clear',
      'aria-label': 'Clear',
      onclick: () => change([]),
    },
    icon('close'),
  )
  const node = el(
    'div',
    { class: 'combobox' },
    tokens,
    input,
    options.canClear && !options.isMany ? clear : null,
    el('span', { class: 'combobox-arrow', 'aria-hidden': 'true' }),
  )
  drawChosen()
  return { node, input, chosen: () => chosen }

  async function open() {
    asked += 1
    const mine = asked
    // The chosen text is not a question: opening on it shows everything.
    const query = !options.isMany && input.value === chosen[0]?.text ? '' : input.value
    popup ??= openPopup(node, listbox.node, () => {
      popup = null
      input.setAttribute('aria-expanded', 'false')
      input.removeAttribute('aria-activedescendant')
    })
    input.setAttribute('aria-expanded', 'true')
    if (mine === 1 || query !== '') listbox.say('Searching…')
    try {
      const groups = await options.source(query)
      if (mine !== asked) return
      listbox.show(
        groups,
        chosen.map(option => option.value),
      )
      if (groups.length === 0) listbox.say(options.emptyWords(query))
    } catch (error) {
      if (mine === asked) listbox.say(errorWords(error))
    }
    point()
    popup?.place()
  }

  function close() {
    asked += 1
    popup?.close()
  }

  function point() {
    const id = listbox.activeId()
    if (id) input.setAttribute('aria-activedescendant', id)
    else input.removeAttribute('aria-activedescendant')
  }

  /** @param {OptionView} option */
  function take(option) {
    if (!options.isMany) {
      change([option])
      close()
      return
    }
    const isTaken = chosen.some(found => found.value === option.value)
    if (!isTaken && options.most !== undefined && chosen.length >= options.most) {
      listbox.say(`At most ${options.most}`)
      return
    }
    input.value = ''
    change(isTaken ? chosen.filter(found => found.value !== option.value) : [...chosen, option])
    void open()
  }

  /** @param {OptionView[]} next */
  function change(next) {
    const isSame =
      next.length === chosen.length && next.every((option, index) => option.value === chosen[index]?.value)
    chosen = next
    drawChosen()
    input.focus()
    if (!isSame) options.onChange(next)
  }

  function drawChosen() {
    clear.hidden = chosen.length === 0
    input.placeholder = options.isMany && chosen.length > 0 ? '' : options.placeholder
    if (!options.isMany) {
      input.value = chosen[0]?.text ?? ''
      return
    }
    tokens.replaceChildren(
      ...chosen.map(option =>
        el(
          'span',
          { class: 'token' },
          option.text,
          el(
            'button',
            {
              type: 'button',
              class: 'button-plain',
              'aria-label': `Remove ${option.text}`,
              onclick: () => change(chosen.filter(found => found !== option)),
            },
            icon('close'),
          ),
        ),
      ),
    )
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const isOpen = popup !== null
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) void open()
      else listbox.move(event.key === 'ArrowDown' ? 1 : -1)
      point()
    } else if (event.key === 'Enter') {
      // Enter in a list never sends the form around it.
      event.preventDefault()
      const active = listbox.active()
      if (isOpen && active) take(active)
      else if (!isOpen) void open()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      close()
      drawChosen()
    } else if (event.key === 'Backspace' && options.isMany && input.value === '' && chosen.length > 0) {
      change(chosen.slice(0, -1))
    }
  }
}
