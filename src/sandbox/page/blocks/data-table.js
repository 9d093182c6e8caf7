/** @import { DataTableBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
/** @import { Cell } from './table.js' */
import { el } from '../dom.js'
import { drawCell } from './table.js'
import { sorted } from './table-order.js'

/** Slack's own default. */
const defaultPageSize = 5

/**
 * A table in pages that can be sorted by any column. The header cells are buttons; the page says what it shows.
 *
 * @param {DataTableBlock} block
 * @param {Surface} surface
 */
export function drawDataTable(block, surface) {
  const [head = [], ...body] = block.rows
  const pageSize = Math.max(1, block.page_size ?? defaultPageSize)
  const isNumeric = head.map(
    (_cell, column) => body.length > 0 && body.every(row => row[column]?.type === 'raw_number'),
  )
  /** @type {{ column: number, isDescending: boolean } | null} */
  let order = null
  let page = 0
  const status = el('p', { class: 'table-status', role: 'status' })
  const tbody = el('tbody')
  const headers = head.map((cell, column) =>
    el(
      'th',
      { scope: 'col', class: isNumeric[column] ? 'align-right' : 'align-left' },
      el(
        'button',
        {
          type: 'button',
          class: 'sort',
          onclick: () => {
            order = { column, isDescending: order?.column === column && !order.isDescending }
            page = 0
            redraw()
          },
        },
        drawCell(cell, surface),
        el('span', { class: 'sort-mark', 'aria-hidden': 'true' }),
      ),
    ),
  )
  const turn = (/** @type {number} */ step) => () => {
    if ((page + step) * pageSize >= body.length || page + step < 0) return
    page += step
    redraw()
  }
  const previous = el(
    'button',
    { type: 'button', class: 'button button-quiet', onclick: turn(-1) },
    'Previous',
  )
  const next = el('button', { type: 'button', class: 'button button-quiet', onclick: turn(1) }, 'Next')
  redraw()
  return el(
    'div',
    { class: 'data-table' },
    el(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': block.caption },
      el('table', {}, el('caption', {}, block.caption), el('thead', {}, el('tr', {}, headers)), tbody),
    ),
    body.length > pageSize ? el('div', { class: 'table-pages' }, status, previous, next) : null,
  )

  function redraw() {
    const rows = order ? sorted(body, order.column, order.isDescending) : body
    const shown = rows.slice(page * pageSize, (page + 1) * pageSize)
    tbody.replaceChildren(...shown.map(row => drawRow(row)))
    status.textContent = `${page * pageSize + 1}–${page * pageSize + shown.length} of ${rows.length}`
    // Still focusable, so that whoever turned to the last page with the keyboard is not thrown out of the table.
    previous.setAttribute('aria-disabled', String(page === 0))
    next.setAttribute('aria-disabled', String((page + 1) * pageSize >= rows.length))
    headers.forEach((header, column) => {
      if (order?.column === column)
        header.setAttribute('aria-sort', order.isDescending ? 'descending' : 'ascending')
      else header.removeAttribute('aria-sort')
    })
  }

  /** @param {Cell[]} row */
  function drawRow(row) {
    return el(
      'tr',
      {},
      row.map((cell, column) => {
        const attributes = { class: isNumeric[column] ? 'align-right' : 'align-left' }
        return column === (block.row_header_column_index ?? 0)
          ? el('th', { scope: 'row', ...attributes }, drawCell(cell, surface))
          : el('td', attributes, drawCell(cell, surface))
      }),
    )
  }
}
