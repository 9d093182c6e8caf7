/** @import { OptionView } from '../../page-api.ts' */
/** @import { Groups } from './option-sources.js' */
import { el, uniqueId } from '../dom.js'

/** More than this is not read by anybody: they type. */
const mostShown = 200

/**
 * The list under a combobox. Focus stays in the text field; one option at a time is the active one.
 *
 * @param {string} id
 * @param {boolean} isMany
 * @param {(option: OptionView) => void} onTake
 */
export function createListbox(id, isMany, onTake) {
  /** @type {{ option: OptionView, node: HTMLElement }[]} */
  let entries = []
  let at = -1
  const list = el('div', {
    role: 'listbox',
    id,
    'aria-label': 'Options',
    'aria-multiselectable': isMany ? 'true' : null,
  })
  const status = el('p', { class: 'listbox-status', role: 'status' })
  // A press on the list must not take the focus out of the field.
  const node = el(
    'div',
    {
      class: 'popup listbox',
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
    },
    list,
    status,
  )
  return {
    node: Object.assign(node, { id: `${id}-popup` }),
    listId: id,
    active: () => entries[at]?.option,
    activeId: () => entries[at]?.node.id,
    /** @param {number} step */
    move(step) {
      if (entries.length > 0) activate((at + step + entries.length) % entries.length)
    },
    /** @param {string} words */
    say(words) {
      status.textContent = words
      if (words !== '' && entries.length > 0 && words.startsWith('Searching')) status.textContent = ''
    },
    /**
     * @param {Groups} groups
     * @param {string[]} chosen values
     */
    show(groups, chosen) {
      entries = []
      status.textContent = ''
      list.replaceChildren(...groups.map(group => drawGroup(group, chosen)))
      const first = entries.findIndex(entry => !isMany && chosen.includes(entry.option.value))
      activate(Math.max(0, first))
    },
  }

  /**
   * @param {Groups[number]} group
   * @param {string[]} chosen
   */
  function drawGroup(group, chosen) {
    const labelId = uniqueId('group')
    const options = group.options.slice(0, mostShown).map(option => {
      const isChosen = chosen.includes(option.value)
      const optionNode = el(
        'div',
        {
          role: 'option',
          id: uniqueId('option'),
          class: 'option',
          'aria-selected': String(isChosen),
          onclick: () => onTake(option),
        },
        el('span', { class: 'option-text' }, option.text),
        option.description ? el('span', { class: 'option-more' }, option.description) : null,
      )
      entries.push({ option, node: optionNode })
      return optionNode
    })
    if (group.label === null) return el('div', { role: 'presentation' }, options)
    return el(
      'div',
      { role: 'group', 'aria-labelledby': labelId },
      el('div', { id: labelId, class: 'option-group', role: 'presentation' }, group.label),
      options,
    )
  }

  /** @param {number} next */
  function activate(next) {
    entries[at]?.node.classList.remove('is-active')
    at = next
    const { node: active } = entries[at] ?? {}
    active?.classList.add('is-active')
    active?.scrollIntoView({ block: 'nearest' })
  }
}
