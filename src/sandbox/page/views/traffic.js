/** @import { TrafficEntry, TrafficPage } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { get, remove } from '../session/api.js'
import { listen } from '../session/live.js'
import { paced } from '../session/paced.js'
import { drawHead } from './head.js'
import { drawJson } from './json.js'
import { orToast } from './toast.js'
import { drawTrafficRow, isWanted } from './traffic-row.js'

/** Older entries fall off the list, so that a page left open does not grow without end. */
const mostEntries = 500
const redrawPaceMs = 80

/** @param {PersonSession} session */
export function createTraffic(session) {
  /** @type {Map<number, TrafficEntry>} */
  const entries = new Map()
  /** @type {Map<number, HTMLElement>} */
  const rows = new Map()
  /** @type {number | null} */
  let selected = null
  let isPaused = false
  const search = el('input', {
    type: 'search',
    class: 'input',
    placeholder: 'Filter by name or content',
    'aria-label': 'Filter by name or content',
    oninput: redraw,
  })
  const direction = el(
    'select',
    { class: 'input', 'aria-label': 'Direction', onchange: redraw },
    el('option', { value: '' }, 'Both directions'),
    el('option', { value: 'from-app' }, 'From the app'),
    el('option', { value: 'to-app' }, 'To the app'),
  )
  const errorsOnly = el('input', { type: 'checkbox', onchange: redraw })
  const pause = el(
    'button',
    { type: 'button', class: 'button', 'aria-pressed': 'false', onclick: togglePause },
    'Pause',
  )
  const clear = el('button', { type: 'button', class: 'button', onclick: () => orToast(forget()) }, 'Clear')
  const tbody = el('tbody')
  const count = el('p', { class: 'muted', role: 'status' })
  const detail = el('div', { class: 'traffic-detail' })
  const node = el(
    'div',
    { class: 'traffic' },
    drawHead(session, {
      title: 'Traffic',
      note: `Every request from ${session.workspace.app.name} and every delivery to it. Tokens and signatures are left out.`,
      tabs: null,
    }),
    el(
      'div',
      { class: 'traffic-tools' },
      search,
      direction,
      el('label', { class: 'check' }, errorsOnly, ' Errors only'),
      pause,
      clear,
      count,
    ),
    el(
      'div',
      { class: 'traffic-panes' },
      el(
        'div',
        { class: 'traffic-list', tabindex: 0, role: 'group', 'aria-label': 'Requests and deliveries' },
        el(
          'table',
          {},
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ['Time', 'Direction', 'What', 'Status', 'Took'].map(words => el('th', { scope: 'col' }, words)),
            ),
          ),
          tbody,
        ),
      ),
      detail,
    ),
  )
  const redrawSoon = paced(redraw, redrawPaceMs)
  const stop = listen('/sandbox/api/traffic/events', 'traffic', {
    onEvent: entry => take(/** @type {TrafficEntry} */ (entry)),
    onReset: () => orToast(load()),
    onState: () => {},
  })
  orToast(load())
  showDetail()
  return { node, focus: () => search.focus(), shown: () => {}, close: stop }

  async function load() {
    const page = /** @type {TrafficPage} */ (await get(`traffic?limit=${mostEntries}`))
    for (const entry of page.entries) entries.set(entry.seq, entry)
    redraw()
  }

  async function forget() {
    await remove('traffic')
    entries.clear()
    selected = null
    redraw()
    showDetail()
  }

  function togglePause() {
    isPaused = !isPaused
    pause.setAttribute('aria-pressed', String(isPaused))
    if (!isPaused) redraw()
  }

  /** @param {TrafficEntry} entry */
  function take(entry) {
    entries.set(entry.seq, entry)
    const oldest = entries.keys().next().value
    if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest)
    if (!isPaused) redrawSoon()
    if (entry.seq === selected) showDetail()
  }

  function redraw() {
    const wanted = { words: search.value, direction: direction.value, isErrorOnly: errorsOnly.checked }
    const shown = [...entries.values()].filter(entry => isWanted(entry, wanted)).sort((a, b) => b.seq - a.seq)
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['seq'] : undefined
    rows.clear()
    tbody.replaceChildren(
      ...shown.map(entry => {
        const row = drawTrafficRow(entry, entry.seq === selected, session.me.tz, () => select(entry.seq))
        rows.set(entry.seq, row)
        return row
      }),
    )
    if (focused) rows.get(Number(focused))?.querySelector('button')?.focus()
    count.textContent = `${shown.length} of ${entries.size} shown`
  }

  /** @param {number} seq */
  function select(seq) {
    selected = seq
    redraw()
    showDetail()
  }

  function showDetail() {
    const entry = selected === null ? undefined : entries.get(selected)
    if (!entry) {
      detail.replaceChildren(
        el('p', { class: 'muted traffic-empty' }, 'Choose a line to see what was sent and what came back.'),
      )
      return
    }
    const isFromApp = entry.direction === 'from-app'
    detail.replaceChildren(
      el('h2', {}, entry.name),
      el(
        'p',
        { class: 'muted' },
        [
          isFromApp ? 'From the app' : 'To the app',
          entry.transport,
          entry.fault ? `fault: ${entry.fault}` : '',
          entry.retryNum > 0 ? `retry ${entry.retryNum}` : '',
          entry.error ?? '',
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      drawJson(isFromApp ? 'Request' : 'Delivery', entry.request),
      drawJson(isFromApp ? 'Response' : 'Answer', entry.response),
    )
  }
}
