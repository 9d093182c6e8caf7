import { el } from '../dom.js'

/**
 * A table that scrolls sideways by itself, with the keyboard too; the first row is its head.
 *
 * @template C
 * @param {readonly (readonly C[])[]} rows
 * @param {{ classOf: (column: number) => string, draw: (cell: C) => Node[] }} cells
 */
export function drawTableFrame(rows, { classOf, draw }) {
  const [head = [], ...body] = rows
  return el(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head.map((cell, column) => el('th', { scope: 'col', class: classOf(column) }, draw(cell))),
        ),
      ),
      el(
        'tbody',
        {},
        body.map(row =>
          el(
            'tr',
            {},
            row.map((cell, column) => el('td', { class: classOf(column) }, draw(cell))),
          ),
        ),
      ),
    ),
  )
}
