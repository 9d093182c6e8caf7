/** @import { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { drawText } from '../text/draw-text.js'
import { parseRichText } from '../text/rich-text.js'
import { drawTableFrame } from '../text/table-frame.js'

/** @typedef {RawTextElement | RawNumberElement | RichTextBlock} Cell */

/**
 * @param {TableBlock} block
 * @param {Surface} surface
 */
export function drawTable(block, surface) {
  return drawTableFrame(block.rows, {
    classOf: column => {
      const settings = block.column_settings?.[column]
      return `align-${settings?.align ?? 'left'}${settings?.is_wrapped ? ' wraps' : ''}`
    },
    draw: cell => drawCell(cell, surface),
  })
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
