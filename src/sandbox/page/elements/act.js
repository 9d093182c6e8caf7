/** @import { ConfirmationDialog } from '@slack/types' */
/** @import { ElementValue } from '../../page-api.ts' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { errorWords, failureWords } from '../session/failure-words.js'
import { askFirst } from './confirm.js'

/** Spinner only for waits that a person would notice. */
const noticeableWaitMs = 250

/**
 * Sends one act of a person to the app: asks first where the element says so, shows that it is under way, and says in
 * words what went wrong.
 *
 * @param {Placement} placement
 * @param {{ action_id?: string, confirm?: ConfirmationDialog }} element
 * @param {HTMLElement} trigger what the person pressed
 * @param {ElementValue} [value] left out for a button
 * @returns {Promise<boolean>} false when the person thought better of it or the app failed
 */
export async function sendAct({ surface, blockId }, element, trigger, value) {
  if (trigger.getAttribute('aria-busy') === 'true') return false
  if (element.confirm && !(await askFirst(element.confirm, surface.directory))) return false
  clearFailure(trigger)
  trigger.setAttribute('aria-busy', 'true')
  const spinner = setTimeout(() => trigger.classList.add('is-waiting'), noticeableWaitMs)
  try {
    const press = { blockId, actionId: element.action_id ?? '' }
    const result = await surface.act(value === undefined ? press : { ...press, value })
    if (result.outcome === 'failed') showFailure(trigger, failureWords(result))
    return result.outcome === 'delivered'
  } catch (error) {
    showFailure(trigger, errorWords(error))
    return false
  } finally {
    clearTimeout(spinner)
    trigger.classList.remove('is-waiting')
    trigger.removeAttribute('aria-busy')
  }
}

/**
 * @param {HTMLElement} trigger
 * @param {string} words
 */
function showFailure(trigger, words) {
  const block = trigger.closest('[data-block]') ?? trigger
  block.append(el('p', { class: 'act-failure', role: 'alert' }, words))
}

/** @param {HTMLElement} trigger */
function clearFailure(trigger) {
  for (const shown of trigger.closest('[data-block]')?.querySelectorAll('.act-failure') ?? []) shown.remove()
}

/**
 * Keeps what the person chose, and sends it when the element is dispatched.
 *
 * @param {Placement} placement
 * @param {{ action_id?: string, confirm?: ConfirmationDialog }} element
 * @param {HTMLElement} trigger
 * @param {ElementValue} value
 */
export async function choose(placement, element, trigger, value) {
  remember(placement, element.action_id ?? '', value)
  return placement.isDispatched ? sendAct(placement, element, trigger, value) : true
}

/**
 * @param {Placement} placement
 * @param {string} actionId
 * @param {ElementValue} value
 */
export function remember({ surface, blockId }, actionId, value) {
  surface.state[blockId] = { ...surface.state[blockId], [actionId]: value }
}

/**
 * What the person last chose here, or else the element's own initial value.
 *
 * @template {ElementValue} T
 * @param {Placement} placement
 * @param {string | undefined} actionId
 * @param {T} initial
 * @returns {ElementValue}
 */
export function remembered({ surface, blockId }, actionId, initial) {
  const touched = surface.state[blockId]
  return touched && Object.hasOwn(touched, actionId ?? '') ? (touched[actionId ?? ''] ?? null) : initial
}
