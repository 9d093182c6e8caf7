/** @import { ModalView as SlackModalView } from '@slack/types' */
/** @import { ActResult, FormState, ModalView } from '../../page-api.ts' */
/** @import { Surface } from '../types.ts' */
/** @import { PersonSession } from '../session/person-session.js' */

import { showFieldErrors } from '../blocks/input.js'
import { el, uniqueId } from '../dom.js'
import { icon } from '../icons.js'
import { post } from '../session/api.js'
import { errorWords, failureWords } from '../session/failure-words.js'
import { createSurface } from '../session/surfaces.js'
import { keepFocus } from './keep-focus.js'

/**
 * Draws the form on top of the person's stack, and follows what the app makes of it.
 *
 * @param {PersonSession} session
 * @param {HTMLElement} host
 */
export function createModals(session, host) {
  /** @type {ReturnType<typeof createForm> | null} */
  let form = null
  /** @type {Element | null} */
  let opener = null
  const redraw = () => {
    const top = session.modals.stack.at(-1)
    if (form && form.id === top?.id) return form.update(top)
    if (form === null && top) opener = document.activeElement
    form?.close()
    form = top ? createForm(session, host, top) : null
    if (form === null && opener instanceof HTMLElement && opener.isConnected) opener.focus()
  }
  const stop = session.on('modals', redraw)
  redraw()
  return () => {
    stop()
    form?.close()
  }
}

/**
 * @param {PersonSession} session
 * @param {HTMLElement} host
 * @param {ModalView} modal
 */
function createForm(session, host, modal) {
  const titleId = uniqueId('modal')
  const title = el('h2', { id: titleId, class: 'dialog-title' })
  const body = el('div', { class: 'dialog-body' })
  const failure = el('p', { class: 'act-failure', role: 'alert', hidden: true })
  const buttons = el('div', { class: 'dialog-buttons' })
  const close = el('button', { type: 'button', class: 'button', onclick: () => void leave(false) })
  const submit = el('button', { type: 'submit', class: 'button button-primary' })
  const form = el(
    'form',
    {
      class: 'dialog-form',
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault()
        void send()
      },
    },
    el(
      'header',
      { class: 'dialog-head' },
      title,
      el(
        'button',
        {
          type: 'button',
          class: 'button button-icon',
          'aria-label': 'Close',
          onclick: () => void leave(true),
        },
        icon('close'),
      ),
    ),
    body,
    failure,
    buttons,
  )
  const dialog = el(
    'dialog',
    {
      class: 'dialog',
      'aria-labelledby': titleId,
      oncancel: (/** @type {Event} */ event) => {
        if (event.target !== dialog) return
        event.preventDefault()
        void leave(false)
      },
    },
    form,
  )
  let drawn = ''
  /** @type {Surface} */
  let surface = createSurface(session, { type: 'view', viewId: modal.id })
  let isSending = false
  host.append(dialog)
  draw(modal)
  dialog.showModal()
  focusFirst(modal)
  return { id: modal.id, update: draw, close: () => dialog.remove() }

  /** @param {ModalView} next */
  function draw(next) {
    const view = /** @type {SlackModalView} */ (next.view)
    setBusy(next.isSubmitting || isSending, view)
    const key = JSON.stringify(view)
    if (key === drawn) return
    const isUpdate = drawn !== ''
    drawn = key
    title.textContent = view.title.text
    close.textContent = view.close?.text ?? (view.submit ? 'Cancel' : 'Close')
    submit.textContent = view.submit?.text ?? 'Submit'
    buttons.replaceChildren(close, ...(view.submit ? [submit] : []))
    keepFocus(body, () => {
      surface = createSurface(session, { type: 'view', viewId: next.id })
      body.replaceChildren(...surface.drawBlocks(view.blocks))
    })
    if (isUpdate && !dialog.contains(document.activeElement)) focusFirst(next)
  }

  /**
   * @param {boolean} isBusy
   * @param {SlackModalView} view
   */
  function setBusy(isBusy, view) {
    submit.setAttribute('aria-busy', String(isBusy))
    submit.textContent = isBusy ? 'Sending…' : (view.submit?.text ?? 'Submit')
  }

  /** @param {ModalView} next */
  function focusFirst(next) {
    const wanted = next.view.blocks.find(
      block => 'element' in block && /** @type {{ focus_on_load?: boolean }} */ (block.element).focus_on_load,
    )
    const fields = [...surface.fields.values()]
    const field = fields.find(found => found.blockId === wanted?.block_id) ?? fields[0]
    if (field) field.focus()
    else (buttons.querySelector('button') ?? close).focus()
  }

  async function send() {
    if (isSending) return
    const errors = faultsOf(surface)
    if (showErrors(errors)) return
    isSending = true
    failure.hidden = true
    draw(current())
    try {
      const result = /** @type {ActResult} */ (
        await post(session.path(`views/${modal.id}/submit`), { state: stateOf(surface) })
      )
      isSending = false
      session.absorb(result)
      showErrors(result.errors ?? {})
      if (result.outcome === 'failed' && !result.errors) fail(failureWords(result))
    } catch (error) {
      fail(errorWords(error))
    } finally {
      isSending = false
      draw(current())
    }
  }

  function current() {
    return session.modals.stack.find(found => found.id === modal.id) ?? modal
  }

  /** @param {boolean} isWholeStack */
  async function leave(isWholeStack) {
    try {
      const result = /** @type {ActResult} */ (
        await post(session.path(`views/${modal.id}/close`), isWholeStack ? { all: true } : {})
      )
      session.absorb(result)
    } catch (error) {
      fail(errorWords(error))
    }
  }

  /** @param {string} words */
  function fail(words) {
    failure.textContent = words
    failure.hidden = false
  }

  /**
   * @param {Record<string, string>} errors
   * @returns {boolean} whether there are any
   */
  function showErrors(errors) {
    const homeless = showFieldErrors(body, errors)
    if (homeless.length > 0) fail(homeless.map(blockId => errors[blockId]).join(' '))
    const first = [...surface.fields.values()].find(field => Object.hasOwn(errors, field.blockId))
    first?.focus()
    return Object.keys(errors).length > 0
  }
}

/**
 * What Slack's client itself would hold back, so that the app never hears of it.
 *
 * @param {Surface} surface
 */
function faultsOf({ fields }) {
  /** @type {Record<string, string>} */
  const errors = {}
  for (const field of fields.values()) {
    const value = field.read()
    const isEmpty = value === null || value.length === 0
    const fault = isEmpty && field.isRequired ? 'Please complete this required field.' : field.fault()
    if (fault !== null) errors[field.blockId] = fault
  }
  return errors
}

/**
 * @param {Surface} surface
 * @returns {FormState}
 */
function stateOf({ fields }) {
  /** @type {FormState} */
  const state = {}
  for (const field of fields.values())
    state[field.blockId] = { ...state[field.blockId], [field.actionId]: field.read() }
  return state
}
