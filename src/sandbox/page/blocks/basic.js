/** @import { AlertBlock, ContextBlock, DividerBlock, HeaderBlock, ImageBlock, MarkdownBlock, RichTextBlock, SectionBlock } from '@slack/types' */
/** @import { Placement, Surface } from '../types.ts' */
import { el } from '../dom.js'
import { drawElement } from '../elements/elements.js'
import { drawText } from '../text/draw-text.js'
import { parseMarkdown } from '../text/markdown.js'
import { parseRichText } from '../text/rich-text.js'
import { drawTextLine, drawTextObject } from '../text/text-object.js'
import { drawImage } from './picture.js'

/**
 * @param {SectionBlock} block
 * @param {Surface} surface
 */
export function drawSection(block, surface) {
  const { directory } = surface
  const fields = block.fields?.map(field =>
    el('div', { class: 'field text' }, drawTextObject(field, directory)),
  )
  return el(
    'div',
    { class: 'section' },
    el(
      'div',
      { class: 'section-main' },
      block.text ? el('div', { class: 'text' }, drawTextObject(block.text, directory)) : null,
      fields ? el('div', { class: 'fields' }, fields) : null,
    ),
    block.accessory
      ? el('div', { class: 'accessory' }, drawElement(block.accessory, placement(block, surface)))
      : null,
  )
}

/**
 * @param {{ block_id?: string }} block
 * @param {Surface} surface
 * @returns {Placement}
 */
export function placement(block, surface) {
  return { surface, blockId: block.block_id ?? '', isDispatched: true, isRequired: false }
}

/**
 * @param {HeaderBlock} block
 * @param {Surface} surface
 */
export function drawHeader(block, surface) {
  // Under the title of Home or a form, or under a day among messages.
  return el(
    surface.container.type === 'view' ? 'h2' : 'h3',
    { class: 'header-block' },
    drawTextLine(block.text, surface.directory),
  )
}

/** @param {DividerBlock} _block */
export function drawDivider(_block) {
  return el('hr', { class: 'divider' })
}

/**
 * @param {ContextBlock} block
 * @param {Surface} surface
 */
export function drawContext(block, surface) {
  return el(
    'div',
    { class: 'context' },
    block.elements.map(element =>
      element.type === 'image'
        ? drawImage(element, 'context-image')
        : el('span', { class: 'text' }, drawTextLine(element, surface.directory)),
    ),
  )
}

/**
 * @param {ImageBlock} block
 * @param {Surface} surface
 */
export function drawImageBlock(block, surface) {
  return el(
    'figure',
    { class: 'image' },
    block.title ? el('figcaption', {}, drawTextLine(block.title, surface.directory)) : null,
    drawImage(block, 'block-image'),
  )
}

/**
 * @param {MarkdownBlock} block
 * @param {Surface} surface
 */
export function drawMarkdown(block, surface) {
  return el('div', { class: 'text markdown' }, drawText(parseMarkdown(block.text), surface.directory))
}

/**
 * @param {RichTextBlock} block
 * @param {Surface} surface
 */
export function drawRichText(block, surface) {
  return el('div', { class: 'text rich-text' }, drawText(parseRichText(block), surface.directory))
}

const alertWords = /** @type {const} */ ({
  default: 'Note',
  info: 'Information',
  warning: 'Warning',
  error: 'Error',
  success: 'Done',
})
const alertMarks = /** @type {const} */ ({ default: '•', info: 'i', warning: '!', error: '×', success: '✓' })

/**
 * @param {AlertBlock} block
 * @param {Surface} surface
 */
export function drawAlert(block, surface) {
  const level = block.level && Object.hasOwn(alertWords, block.level) ? block.level : 'default'
  return el(
    'div',
    { class: `alert alert-${level}`, role: 'note' },
    el('span', { class: 'alert-mark', role: 'img', 'aria-label': alertWords[level] }, alertMarks[level]),
    el('div', { class: 'text' }, drawTextObject(block.text, surface.directory)),
  )
}
