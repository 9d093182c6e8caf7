/** @import { TextObject } from '@slack/types' */
/** @import { Directory } from '../types.ts' */
import { el } from '../dom.js'
import { drawInline, drawText } from './draw-text.js'
import { parseInline, parseMrkdwn } from './mrkdwn.js'
import { parsePlainText } from './plain-text.js'

/**
 * @param {TextObject} text
 * @param {Directory} directory
 * @returns {HTMLElement[]}
 */
export function drawTextObject(text, directory) {
  if (text.type === 'mrkdwn') return drawText(parseMrkdwn(text.text), directory)
  return [el('p', {}, drawInline(parsePlainText(text.text, text.emoji !== false), directory))]
}

/**
 * The same on one line, for labels and options.
 *
 * @param {TextObject} text
 * @param {Directory} directory
 * @returns {Node[]}
 */
export function drawTextLine(text, directory) {
  return drawInline(
    text.type === 'mrkdwn' ? parseInline(text.text) : parsePlainText(text.text, text.emoji !== false),
    directory,
  )
}
