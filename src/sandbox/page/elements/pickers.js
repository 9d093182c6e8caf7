/** @import { Datepicker, DateTimepicker, Timepicker } from '@slack/types' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { epochSecondsToWall, wallToEpochSeconds } from '../text/dates.js'
import { choose, remember, remembered } from './act.js'

const inputTypes = /** @type {const} */ ({
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
})
const names = /** @type {const} */ ({
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
})

/**
 * The browser's own pickers: they know the keyboard, screen readers and phones better than a drawn one.
 *
 * @param {Datepicker | Timepicker | DateTimepicker} element
 * @param {Placement} placement
 */
export function drawPicker(element, placement) {
  const zone = placement.surface.directory.me.tz
  const before = remembered(placement, element.action_id, initialValue(element))
  const shown =
    typeof before !== 'string'
      ? ''
      : element.type === 'datetimepicker'
        ? epochSecondsToWall(Number(before), zone)
        : before
  const words = 'placeholder' in element ? element.placeholder?.text : undefined
  const input = el('input', {
    type: inputTypes[element.type],
    class: 'input picker',
    value: shown,
    'aria-labelledby': placement.labelledBy,
    'aria-describedby': placement.describedBy,
    'aria-label': placement.labelledBy ? null : (words ?? names[element.type]),
    'aria-required': placement.isRequired ? 'true' : null,
    title: element.type === 'datetimepicker' ? `In your time zone, ${zone}` : words,
    'data-action': element.action_id,
  })
  const read = () => {
    if (input.value === '') return null
    if (element.type !== 'datetimepicker') return input.value
    const seconds = wallToEpochSeconds(input.value, zone)
    return seconds === null ? null : String(seconds)
  }
  sendWhenSettled(input, () => void choose(placement, element, input, read()))
  input.addEventListener('input', () => remember(placement, element.action_id ?? '', read()))
  placement.surface.fields.set(`${placement.blockId}/${element.action_id}`, {
    blockId: placement.blockId,
    actionId: element.action_id ?? '',
    isRequired: placement.isRequired,
    read,
    fault: () => (input.validity.badInput ? `Enter a whole ${names[element.type].toLowerCase()}` : null),
    focus: () => input.focus(),
  })
  return input
}

/** @param {Datepicker | Timepicker | DateTimepicker} element */
function initialValue(element) {
  if (element.type === 'datepicker') return element.initial_date ?? null
  if (element.type === 'timepicker') return element.initial_time ?? null
  return element.initial_date_time === undefined ? null : String(element.initial_date_time)
}

/**
 * Typing `2026` passes through the years 0002, 0020 and 0202: while keys are used, wait until the person leaves or
 * presses Enter.
 *
 * @param {HTMLInputElement} input
 * @param {() => void} send
 */
function sendWhenSettled(input, send) {
  let sent = input.value
  let isTyping = false
  const settle = () => {
    isTyping = false
    if (input.value === sent) return
    sent = input.value
    send()
  }
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') settle()
    else isTyping = true
  })
  input.addEventListener('pointerdown', () => {
    isTyping = false
  })
  input.addEventListener('change', () => {
    if (!isTyping) settle()
  })
  input.addEventListener('blur', settle)
}
