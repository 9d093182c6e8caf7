/** @import { Directory, Inline, TextBlock, ListItem } from '../types.ts' */

import { el } from '../dom.js'
import { safeAddress } from './addresses.js'
import { formatSlackDate } from './dates.js'
import { emojiOf } from './emoji.js'
import { drawTableFrame } from './table-frame.js'

/**
 * @param {readonly TextBlock[]} blocks
 * @param {Directory} directory
 * @returns {HTMLElement[]}
 */
export function drawText(blocks, directory) {
  return blocks.map(block => drawBlock(block, directory))
}

/**
 * @param {TextBlock} block
 * @param {Directory} directory
 * @returns {HTMLElement}
 */
function drawBlock(block, directory) {
  switch (block.kind) {
    case 'paragraph':
      return el('p', {}, drawInline(block.children, directory))
    case 'heading':
      // One level for all: what level the text around it has reached is not known here.
      return el(
        'p',
        { class: `heading-${block.level}`, role: 'heading', 'aria-level': 3 },
        drawInline(block.children, directory),
      )
    case 'quote':
      return el('blockquote', {}, drawText(block.children, directory))
    case 'pre':
      return el('pre', { tabindex: 0, role: 'group', 'aria-label': 'Code' }, el('code', {}, block.text))
    case 'rule':
      return el('hr')
    case 'list': {
      const items = block.items.map(item => drawItem(item, directory))
      return block.isOrdered
        ? el('ol', { start: block.start === 1 ? null : block.start }, items)
        : el('ul', {}, items)
    }
    case 'table':
      return drawTable(block, directory)
  }
}

/**
 * @param {ListItem} item
 * @param {Directory} directory
 */
function drawItem(item, directory) {
  const box =
    item.isDone === null
      ? null
      : el(
          'span',
          { class: 'task-box', role: 'img', 'aria-label': item.isDone ? 'Done' : 'To do' },
          item.isDone ? '☑' : '☐',
        )
  const [first] = item.children
  // A single paragraph needs no <p> of its own.
  if (item.children.length === 1 && first?.kind === 'paragraph')
    return el('li', { class: box ? 'task' : null }, box, drawInline(first.children, directory))
  const isBare = item.children.every(child => child.kind === 'list')
  return el('li', { class: box ? 'task' : isBare ? 'bare' : null }, box, drawText(item.children, directory))
}

/**
 * @param {Extract<TextBlock, { kind: 'table' }>} table
 * @param {Directory} directory
 */
function drawTable(table, directory) {
  return drawTableFrame(table.rows, {
    classOf: column => `align-${table.align[column] ?? 'left'}`,
    draw: cell => drawInline(cell, directory),
  })
}

/**
 * @param {readonly Inline[]} inlines
 * @param {Directory} directory
 * @returns {Node[]}
 */
export function drawInline(inlines, directory) {
  return inlines.map(inline => drawOne(inline, directory))
}

const tags = /** @type {const} */ ({ strong: 'strong', em: 'em', strike: 's', underline: 'u' })

/**
 * @param {Inline} inline
 * @param {Directory} directory
 * @returns {Node}
 */
function drawOne(inline, directory) {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text)
    case 'break':
      return el('br')
    case 'strong':
    case 'em':
    case 'strike':
    case 'underline':
      return el(tags[inline.kind], {}, drawInline(inline.children, directory))
    case 'code':
      return el('code', {}, inline.text)
    case 'emoji':
      return drawEmoji(inline.name)
    case 'link':
      return drawLink(inline.url, drawInline(inline.children, directory))
    case 'user':
      return mention(
        `@${directory.person(inline.id)?.name ?? inline.label ?? inline.id}`,
        inline.id === directory.me.id,
      )
    case 'channel':
      return drawChannel(inline, directory)
    case 'group':
      return mention(`@${(inline.label ?? inline.id).replace(/^@/, '')}`, false)
    case 'broadcast':
      return mention(`@${inline.range}`, true)
    case 'date':
      return drawDate(inline, directory)
    case 'color':
      return el('span', { class: 'color-value' }, inline.value)
  }
}

/** @param {string} name */
export function drawEmoji(name) {
  const found = emojiOf(name)
  return found
    ? el('span', { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' ') }, found)
    : document.createTextNode(`:${name}:`)
}

/**
 * @param {string} url
 * @param {Node[]} children
 */
export function drawLink(url, children) {
  const address = safeAddress(url)
  if (!address)
    return el(
      'span',
      { class: 'dead-link', title: 'Not a web or mail address, so it does not open' },
      children,
    )
  return el(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' },
    children,
  )
}

/**
 * @param {string} words
 * @param {boolean} isForMe
 */
function mention(words, isForMe) {
  return el('span', { class: isForMe ? 'mention mention-me' : 'mention' }, words)
}

/**
 * @param {{ id: string, label: string | null }} inline
 * @param {Directory} directory
 */
function drawChannel({ id, label }, directory) {
  const conversation = directory.conversation(id)
  if (!conversation) return mention(label ? `#${label}` : 'a private channel', false)
  return el('a', { class: 'mention', href: `#/${directory.me.id}/${id}` }, `#${conversation.name}`)
}

/**
 * @param {Extract<Inline, { kind: 'date' }>} date
 * @param {Directory} directory
 */
function drawDate(date, directory) {
  const words = formatSlackDate(date.format, date.seconds, directory.me.tz, directory.now()) ?? date.fallback
  const time = el('time', { datetime: isoTime(date.seconds) }, words)
  return date.url ? drawLink(date.url, [time]) : time
}

/** @param {number} seconds */
function isoTime(seconds) {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
