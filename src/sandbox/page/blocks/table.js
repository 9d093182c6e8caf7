/** @import { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el } from '../dom.js'
import { drawText } from '../text/draw-text.js'
import { parseRichText } from '../text/rich-text.js'

/** @typedef {RawTextElement | RawNumberElement | RichTextBlock} Cell */

/**
 * @param {TableBlock} block
 * @param {Surface} surface
 */
export function drawTable(block, surface) {
  const [head = [], ...body] = block.rows
  const classOf = (/** @type {number} */ column) => {
    const settings = block.column_settings?.[column]
    return `align-${settings?.align ?? 'left'}${settings?.is_wrapped ? ' wraps' : ''}`
  }
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
          head.map((cell, column) =>
            el('th', { scope: 'col', class: classOf(column) }, drawCell(cell, surface)),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        body.map(row =>
          el(
            'tr',
            {},
            row.map((cell, column) => el('td', { class: classOf(column) }, drawCell(cell, surface))),
          ),
        ),
      ),
    ),
  )
}

/**
 * @param {Cell | null | undefined} cell
 * @param {Surface} surface
 * @returns {Node[]}
 */
export function drawCell(cell, surface) {
  if (!cell) return []
  if (cell.type === 'rich_text') return drawText(parseRichText(cell), surface.directory)
  return [document.createTextNode(cell.text)]
}
