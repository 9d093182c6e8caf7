/** @import { CardBlock, CarouselBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el } from '../dom.js'
import { drawElement } from '../elements/elements.js'
import { icon } from '../icons.js'
import { drawTextLine, drawTextObject } from '../text/text-object.js'
import { placement } from './basic.js'
import { drawImage } from './picture.js'

/**
 * @param {CardBlock} block
 * @param {Surface} surface
 */
export function drawCard(block, surface) {
  const { directory } = surface
  return el(
    'article',
    { class: 'card' },
    block.hero_image ? drawImage(block.hero_image, 'card-hero') : null,
    el(
      'div',
      { class: 'card-head' },
      block.icon ? drawImage(block.icon, 'card-icon') : null,
      el(
        'div',
        {},
        block.title ? el('p', { class: 'card-title' }, drawTextLine(block.title, directory)) : null,
        block.subtitle ? el('p', { class: 'card-subtitle' }, drawTextLine(block.subtitle, directory)) : null,
      ),
    ),
    block.body ? el('div', { class: 'card-body text' }, drawTextObject(block.body, directory)) : null,
    block.actions?.length
      ? el(
          'div',
          { class: 'actions' },
          block.actions.map(button => drawElement(button, placement(block, surface))),
        )
      : null,
  )
}

/**
 * @param {CarouselBlock} block
 * @param {Surface} surface
 */
export function drawCarousel(block, surface) {
  const track = el(
    'div',
    { class: 'carousel-track', tabindex: 0, role: 'group', 'aria-label': `${block.elements.length} cards` },
    // A card without its own id answers under the carousel's.
    block.elements.map(card =>
      drawCard(card.block_id || !block.block_id ? card : { ...card, block_id: block.block_id }, surface),
    ),
  )
  const slide = (/** @type {number} */ direction) => () =>
    track.scrollBy({
      left: direction * track.clientWidth * 0.8,
      behavior: prefersStillness() ? 'auto' : 'smooth',
    })
  return el(
    'div',
    { class: 'carousel' },
    track,
    block.elements.length > 1
      ? el(
          'div',
          { class: 'carousel-buttons' },
          el(
            'button',
            {
              type: 'button',
              class: 'button button-icon is-back',
              'aria-label': 'Previous cards',
              onclick: slide(-1),
            },
            icon('arrow'),
          ),
          el(
            'button',
            { type: 'button', class: 'button button-icon', 'aria-label': 'Next cards', onclick: slide(1) },
            icon('arrow'),
          ),
        )
      : null,
  )
}

function prefersStillness() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
