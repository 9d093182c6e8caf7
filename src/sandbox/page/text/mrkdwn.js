/** @import { Inline, TextBlock } from '../types.ts' */
import { parseControl } from './mrkdwn-control.js'

const bullet = /^[•◦▪‣·]\s+|^[-–]\s+/u
const quoteMark = /^(?:&gt;|>)\s?/
const restQuoteMark = /^(?:&gt;&gt;&gt;|>>>)\s?/

/**
 * Slack's mrkdwn as it is on the wire (`&amp; &lt; &gt;` escaped, `<…>` for links and mentions).
 * Source: docs.slack.dev/messaging/formatting-message-text
 *
 * @param {string} text
 * @returns {TextBlock[]}
 */
export function parseMrkdwn(text) {
  /** @type {TextBlock[]} */
  const blocks = []
  const pieces = text.split('```')
  // An opening fence without its closing one is only text.
  if (pieces.length % 2 === 0) pieces.push(`${pieces.splice(-2, 1)[0]}\`\`\`${pieces.pop()}`)
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) blocks.push({ kind: 'pre', text: flatten(piece.replace(/^\n|\n$/g, '')) })
    else {
      const body = index > 0 ? piece.replace(/^\n/, '') : piece
      if (body !== '') blocks.push(...parseLines(body.replace(/\n$/, '')))
    }
  })
  return blocks
}

/**
 * @param {string} text
 * @param {boolean} [isQuoted] Slack does not nest quotes: inside one, `>` is a letter like others
 * @returns {TextBlock[]}
 */
function parseLines(text, isQuoted = false) {
  /** @type {TextBlock[]} */
  const blocks = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const kind = kindOf(line, isQuoted)
    if (!isQuoted && restQuoteMark.test(line)) {
      const rest = [line.replace(restQuoteMark, ''), ...lines.slice(at + 1)].join('\n')
      blocks.push({ kind: 'quote', children: parseLines(rest, true) })
      break
    }
    let end = at + 1
    while (
      end < lines.length &&
      kindOf(lines[end] ?? '', isQuoted) === kind &&
      !restQuoteMark.test(lines[end] ?? '')
    )
      end += 1
    const run = lines.slice(at, end)
    if (kind === 'quote')
      blocks.push({
        kind: 'quote',
        children: parseLines(run.map(quoted => quoted.replace(quoteMark, '')).join('\n'), true),
      })
    else if (kind === 'list')
      blocks.push({
        kind: 'list',
        isOrdered: false,
        start: 1,
        items: run.map(item => ({
          isDone: null,
          children: [{ kind: 'paragraph', children: parseInline(item.replace(bullet, '')) }],
        })),
      })
    else blocks.push({ kind: 'paragraph', children: parseInline(run.join('\n')) })
    at = end
  }
  return blocks
}

/**
 * @param {string} line
 * @param {boolean} isQuoted
 */
function kindOf(line, isQuoted) {
  if (!isQuoted && quoteMark.test(line)) return 'quote'
  return bullet.test(line) ? 'list' : 'text'
}

/** @type {Record<string, 'strong' | 'em' | 'strike'>} */
const marks = { '*': 'strong', _: 'em', '~': 'strike' }
/** Marks nested deeper than this are shown as typed, so that no text can exhaust the stack. */
const deepestLevel = 10
const letter = /[\p{L}\p{N}]/u

/**
 * @param {string} text
 * @param {number} [level]
 * @returns {Inline[]}
 */
export function parseInline(text, level = 0) {
  /** @type {Inline[]} */
  const found = []
  /** Up to where each mark is known to have no partner: without it, unpaired marks would cost quadratic time. @type {Record<string, number>} */
  const unpairedUntil = {}
  let plain = ''
  const flush = () => {
    if (plain !== '') found.push(...parsePlain(plain))
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? ''
    const step = stepAt(text, at, char, level, unpairedUntil)
    if (step) {
      flush()
      found.push(step.inline)
      at = step.end
    } else {
      plain += char
      at += 1
    }
  }
  flush()
  return found
}

/**
 * @param {string} text
 * @param {number} at
 * @param {string} char
 * @param {number} level
 * @param {Record<string, number>} unpairedUntil
 * @returns {{ inline: Inline, end: number } | null}
 */
function stepAt(text, at, char, level, unpairedUntil) {
  if (char === '\n') return { inline: { kind: 'break' }, end: at + 1 }
  if (at < (unpairedUntil[char] ?? 0)) return null
  if (char === '<' || char === '`') {
    const end = text.indexOf(char === '<' ? '>' : '`', at + 1)
    if (end < 0) unpairedUntil[char] = text.length
    if (end <= at + 1) return null
    const body = text.slice(at + 1, end)
    if (body.includes('\n') || body.includes('<', char === '<' ? 0 : body.length)) return null
    if (char === '`') return { inline: { kind: 'code', text: flatten(body) }, end: end + 1 }
    const inline = parseControl(body, parsePlain)
    return inline && { inline, end: end + 1 }
  }
  const kind = marks[char]
  if (!kind || level >= deepestLevel || letter.test(text[at - 1] ?? ' ') || /\s/.test(text[at + 1] ?? ' '))
    return null
  const end = partnerOf(text, at, char, unpairedUntil)
  return end === null
    ? null
    : { inline: { kind, children: parseInline(text.slice(at + 1, end), level + 1) }, end: end + 1 }
}

/**
 * A mark opens after a non-letter and before a non-space, and closes the other way round, on the same line and not
 * within a link or code: `2*3*4` and `snake_case_name` stay as they are.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} mark
 * @param {Record<string, number>} unpairedUntil
 */
function partnerOf(text, at, mark, unpairedUntil) {
  let within = ''
  for (let end = at + 1; end < text.length; end += 1) {
    const char = text[end] ?? ''
    if (char === '\n') {
      unpairedUntil[mark] = end
      return null
    }
    if (within !== '') {
      if (char === within) within = ''
    } else if (char === '<' || char === '`') {
      const close = char === '<' ? '>' : '`'
      if (text.includes(close, end + 1)) within = close
    } else if (
      char === mark &&
      end > at + 1 &&
      !/\s/.test(text[end - 1] ?? ' ') &&
      !letter.test(text[end + 1] ?? ' ')
    )
      return end
  }
  unpairedUntil[mark] = text.length
  return null
}

const emojiOrAddress = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?|https?:\/\/[^\s<>|]+[^\s<>|.,:;!?)\]}'"]/giu

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function parsePlain(text) {
  /** @type {Inline[]} */
  const found = []
  let from = 0
  for (const match of text.matchAll(emojiOrAddress)) {
    if (match.index > from) found.push({ kind: 'text', text: unescapeText(text.slice(from, match.index)) })
    const name = match[1]
    if (name !== undefined) found.push({ kind: 'emoji', name: name.toLowerCase() })
    else {
      const url = unescapeText(match[0])
      found.push({ kind: 'link', url, children: [{ kind: 'text', text: url }] })
    }
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'text', text: unescapeText(text.slice(from)) })
  return found
}

/** @param {string} text */
export function unescapeText(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/**
 * What stands in code is shown as it reads, links and mentions by their words.
 *
 * @param {string} text
 */
function flatten(text) {
  return unescapeText(
    text.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (whole, target, label) =>
      /^(https?:|mailto:)/.test(target) ? (label ?? target) : whole,
    ),
  )
}
