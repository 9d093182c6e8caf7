/** @import { ContainerBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el } from '../dom.js'
import { drawText } from '../text/draw-text.js'
import { parseRichText } from '../text/rich-text.js'
import { drawTextLine } from '../text/text-object.js'
import { drawImage } from './picture.js'

/**
 * @param {ContainerBlock} block
 * @param {Surface} surface
 */
export function drawContainer(block, surface) {
  const { directory } = surface
  const title = block.rich_text_title
    ? drawText(parseRichText(block.rich_text_title), directory)
    : block.title
      ? drawTextLine(block.title, directory)
      : []
  const head = [
    block.icon ? drawImage(block.icon, 'card-icon') : null,
    el(
      'span',
      { class: 'container-titles' },
      el('span', { class: 'container-title' }, title),
      block.subtitle
        ? el('span', { class: 'container-subtitle' }, drawTextLine(block.subtitle, directory))
        : null,
    ),
  ]
  const body = el('div', { class: 'container-body' }, surface.drawBlocks(block.child_blocks))
  const className = `container container-${block.width ?? 'standard'}`
  if (block.is_collapsible)
    return el(
      'details',
      { class: className, open: block.default_collapsed !== true },
      el('summary', { class: 'container-head' }, head),
      body,
    )
  return el(
    'section',
    { class: className },
    el('div', { class: `container-head${block.has_header_divider ? ' has-divider' : ''}` }, head),
    body,
  )
}
