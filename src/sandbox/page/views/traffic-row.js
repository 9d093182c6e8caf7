/** @import { TrafficEntry } from '../../page-api.ts' */
import { el } from '../dom.js'

/**
 * @param {TrafficEntry} entry
 * @param {{ words: string, direction: string, isErrorOnly: boolean }} wanted
 */
export function isWanted(entry, wanted) {
  if (wanted.direction !== '' && entry.direction !== wanted.direction) return false
  if (wanted.isErrorOnly && entry.ok !== false && entry.error === null) return false
  const words = wanted.words.trim().toLowerCase()
  return (
    words === '' ||
    entry.name.toLowerCase().includes(words) ||
    JSON.stringify([entry.request, entry.response, entry.error]).toLowerCase().includes(words)
  )
}

/**
 * @param {TrafficEntry} entry
 * @param {boolean} isSelected
 * @param {string} timeZone
 * @param {() => void} onSelect
 */
export function drawTrafficRow(entry, isSelected, timeZone, onSelect) {
  const isFromApp = entry.direction === 'from-app'
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(new Date(entry.at))
  return el(
    'tr',
    { class: `${isSelected ? 'is-selected' : ''}${entry.ok === false ? ' is-error' : ''}` },
    el('td', {}, time),
    el(
      'td',
      {},
      el('span', { 'aria-hidden': 'true' }, isFromApp ? '→ ' : '← '),
      isFromApp ? 'from app' : 'to app',
    ),
    el(
      'td',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'button-link',
          'data-seq': entry.seq,
          'aria-pressed': String(isSelected),
          onclick: onSelect,
        },
        entry.name,
      ),
      entry.retryNum > 0 ? el('span', { class: 'badge' }, `retry ${entry.retryNum}`) : null,
      entry.fault ? el('span', { class: 'badge badge-warn' }, entry.fault) : null,
    ),
    el('td', {}, statusWords(entry)),
    el('td', { class: 'align-right' }, entry.durationMs === null ? '' : `${Math.round(entry.durationMs)} ms`),
  )
}

/** @param {TrafficEntry} entry */
function statusWords(entry) {
  if (entry.error) return entry.error
  if (entry.ok === null) return 'waiting…'
  return entry.status === null ? (entry.ok ? 'ok' : 'failed') : String(entry.status)
}
