/** @import { FileInput } from '@slack/types' */
/** @import { FileView } from '../../page-api.ts' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { errorWords } from '../session/failure-words.js'
import { remember } from './act.js'

const mostFiles = 10

/**
 * @param {FileInput} element
 * @param {Placement} placement
 */
export function drawFileInput(element, placement) {
  const limit = element.max_files ?? mostFiles
  /** @type {FileView[]} */
  const files = []
  const list = el('ul', { class: 'file-list' })
  const status = el('p', { class: 'field-status', role: 'status' })
  const input = el('input', {
    type: 'file',
    class: 'input',
    multiple: limit > 1,
    accept: element.filetypes?.map(type => `.${type}`).join(','),
    'aria-labelledby': placement.labelledBy,
    'aria-describedby': placement.describedBy,
    'aria-label': placement.labelledBy ? null : 'File',
    'data-action': element.action_id,
    onchange: () => void add(),
  })
  const read = () => files.map(file => file.id)
  const redraw = () => {
    remember(placement, element.action_id ?? '', read())
    list.replaceChildren(
      ...files.map(file =>
        drawFile(file, () => {
          files.splice(files.indexOf(file), 1)
          redraw()
          input.focus()
        }),
      ),
    )
  }
  async function add() {
    const picked = [...(input.files ?? [])]
    input.value = ''
    if (files.length + picked.length > limit) {
      status.textContent = `At most ${limit} ${limit === 1 ? 'file' : 'files'}`
      return
    }
    status.textContent = 'Uploading…'
    try {
      for (const file of picked) files.push(await placement.surface.upload(file))
      status.textContent = ''
    } catch (error) {
      status.textContent = errorWords(error)
    }
    redraw()
  }
  placement.surface.fields.set(`${placement.blockId}/${element.action_id}`, {
    blockId: placement.blockId,
    actionId: element.action_id ?? '',
    isRequired: placement.isRequired,
    read,
    fault: () => null,
    focus: () => input.focus(),
  })
  return el('div', { class: 'file-input' }, input, status, list)
}

/**
 * @param {FileView} file
 * @param {() => void} remove
 */
function drawFile(file, remove) {
  return el(
    'li',
    {},
    file.name,
    el(
      'button',
      { type: 'button', class: 'button-plain', 'aria-label': `Remove ${file.name}`, onclick: remove },
      icon('close'),
    ),
  )
}
