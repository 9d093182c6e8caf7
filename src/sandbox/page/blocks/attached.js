/** @import { FileBlock, VideoBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { drawLink } from '../text/draw-text.js'
import { drawTextLine } from '../text/text-object.js'

/** @param {FileBlock} block */
export function drawFileBlock(block) {
  return el(
    'div',
    { class: 'attached' },
    el('span', { class: 'attached-mark' }, icon('file')),
    el(
      'div',
      {},
      el('p', { class: 'attached-title' }, block.external_id),
      el('p', { class: 'attached-note' }, 'Remote file'),
    ),
  )
}

/**
 * A video is named and linked, not played: playing it would fetch from the network.
 *
 * @param {VideoBlock} block
 * @param {Surface} surface
 */
export function drawVideo(block, surface) {
  const title = el('span', {}, drawTextLine(block.title, surface.directory))
  const source = [block.author_name, block.provider_name].filter(Boolean).join(' · ')
  return el(
    'div',
    { class: 'attached' },
    el('span', { class: 'attached-mark', role: 'img', 'aria-label': block.alt_text }, icon('play')),
    el(
      'div',
      {},
      el('p', { class: 'attached-title' }, drawLink(block.title_url ?? block.video_url, [title])),
      source ? el('p', { class: 'attached-note' }, source) : null,
      block.description ? el('p', {}, drawTextLine(block.description, surface.directory)) : null,
      el(
        'p',
        { class: 'attached-note' },
        'Video: opens in a new tab, because nothing is loaded from the web here',
      ),
    ),
  )
}
