/** @import { ConfirmationDialog } from '@slack/types' */
/** @import { Directory } from '../types.ts' */
import { el, uniqueId } from '../dom.js'
import { drawTextObject } from '../text/text-object.js'

/**
 * @param {ConfirmationDialog} confirm
 * @param {Directory} directory
 * @returns {Promise<boolean>}
 */
export function askFirst(confirm, directory) {
  const titleId = uniqueId('confirm')
  const isDanger = confirm.style === 'danger'
  const dialog = el(
    'dialog',
    { class: 'dialog dialog-small', 'aria-labelledby': titleId, 'aria-describedby': `${titleId}-text` },
    el('h2', { id: titleId, class: 'dialog-title' }, confirm.title?.text ?? 'Are you sure?'),
    el('div', { id: `${titleId}-text`, class: 'dialog-body text' }, drawTextObject(confirm.text, directory)),
    el(
      'div',
      { class: 'dialog-buttons' },
      el(
        'button',
        { type: 'button', class: 'button', onclick: () => dialog.close('no') },
        confirm.deny?.text ?? 'Cancel',
      ),
      el(
        'button',
        {
          type: 'button',
          autofocus: !isDanger,
          class: isDanger ? 'button button-danger' : 'button button-primary',
          onclick: () => dialog.close('yes'),
        },
        confirm.confirm?.text ?? 'Confirm',
      ),
    ),
  )
  const opener = document.activeElement
  document.body.append(dialog)
  dialog.showModal()
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      if (opener instanceof HTMLElement) opener.focus()
      resolve(dialog.returnValue === 'yes')
    })
  })
}
