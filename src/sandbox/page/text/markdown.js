/** @import { ListItem, TextBlock } from '../types.ts' */
import { parseMarkdownInline } from './markdown-inline.js'

const fence = /^ {0,3}(```+|~~~+)\s*\S*\s*$/
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const quote = /^ {0,3}>\s?/
const item = /^( *)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/
const tableRule = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
/** Deeper nesting than this is drawn flat, so that no text can exhaust the stack. */
const deepestLevel = 8

/**
 * The standard Markdown that Slack's `markdown` block takes.
 * Source: docs.slack.dev/reference/block-kit/blocks/markdown-block
 *
 * @param {string} text
 * @param {number} [level]
 * @returns {TextBlock[]}
 */
export function parseMarkdown(text, level = 0) {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  if (level > deepestLevel) return [{ kind: 'paragraph', children: parseMarkdownInline(text) }]
  /** @type {TextBlock[]} */
  const blocks = []
  for (let at = 0; at < lines.length; ) {
    const step = blockAt(lines, at, level)
    if (step.block) blocks.push(step.block)
    at = step.end
  }
  return blocks
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} level
 * @returns {{ block: TextBlock | null, end: number }}
 */
function blockAt(lines, at, level) {
  const line = lines[at] ?? ''
  if (line.trim() === '') return { block: null, end: at + 1 }
  const fenced = fence.exec(line)
  if (fenced) {
    const mark = fenced[1] ?? '```'
    let end = at + 1
    while (end < lines.length && !(lines[end] ?? '').trim().startsWith(mark)) end += 1
    return { block: { kind: 'pre', text: lines.slice(at + 1, end).join('\n') }, end: end + 1 }
  }
  const headed = heading.exec(line)
  if (headed)
    return {
      block: {
        kind: 'heading',
        level: headed[1]?.length ?? 1,
        children: parseMarkdownInline(headed[2] ?? ''),
      },
      end: at + 1,
    }
  if (rule.test(line)) return { block: { kind: 'rule' }, end: at + 1 }
  if (quote.test(line)) {
    const end = endOfRun(lines, at, next => quote.test(next))
    const inner = lines.slice(at, end).map(quoted => quoted.replace(quote, ''))
    return { block: { kind: 'quote', children: parseMarkdown(inner.join('\n'), level + 1) }, end }
  }
  if (item.test(line)) return listAt(lines, at, level)
  if (line.includes('|') && tableRule.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-'))
    return tableAt(lines, at)
  const end = endOfRun(lines, at, next => next.trim() !== '' && !startsBlock(next))
  return {
    block: { kind: 'paragraph', children: parseMarkdownInline(lines.slice(at, end).join('\n').trim()) },
    end,
  }
}

/** @param {string} line */
function startsBlock(line) {
  return fence.test(line) || heading.test(line) || rule.test(line) || quote.test(line) || item.test(line)
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {(line: string) => boolean} belongs
 */
function endOfRun(lines, at, belongs) {
  let end = at + 1
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1
  return end
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} level
 */
function listAt(lines, at, level) {
  const first = item.exec(lines[at] ?? '')
  const indent = first?.[1]?.length ?? 0
  const isOrdered = first?.[3] !== undefined
  /** @type {string[][]} */
  const entries = []
  let end = at
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? ''
    const found = item.exec(line)
    if (found && (found[1]?.length ?? 0) <= indent + 1) {
      if ((found[3] !== undefined) !== isOrdered || (found[1]?.length ?? 0) < indent) break
      entries.push([found[4] ?? ''])
    } else if (
      line.trim() === ''
        ? !/^\s+\S/.test(lines[end + 1] ?? '') && !item.test(lines[end + 1] ?? '')
        : !found && !line.startsWith(' '.repeat(indent + 1))
    )
      break
    else
      entries
        .at(-1)
        ?.push(line.slice(Math.min(line.length - line.trimStart().length, indent + (isOrdered ? 3 : 2))))
  }
  return {
    block: /** @type {TextBlock} */ ({
      kind: 'list',
      isOrdered,
      start: Number(first?.[3] ?? 1),
      items: entries.map(entry => itemOf(entry, level)),
    }),
    end,
  }
}

/**
 * @param {string[]} entry
 * @param {number} level
 * @returns {ListItem}
 */
function itemOf(entry, level) {
  const [first = '', ...rest] = entry
  const task = /^\[([ xX])\]\s+(.*)$/.exec(first)
  const words = [task ? (task[2] ?? '') : first, ...rest].join('\n')
  return { isDone: task ? task[1] !== ' ' : null, children: parseMarkdown(words, level + 1) }
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
function tableAt(lines, at) {
  const end = endOfRun(lines, at + 1, line => line.includes('|') && line.trim() !== '')
  const align = cellsOf(lines[at + 1] ?? '').map(cell =>
    cell.startsWith(':') && cell.endsWith(':') ? 'center' : cell.endsWith(':') ? 'right' : 'left',
  )
  const rows = [lines[at] ?? '', ...lines.slice(at + 2, end)].map(line =>
    cellsOf(line).map(cell => parseMarkdownInline(cell)),
  )
  return { block: /** @type {TextBlock} */ ({ kind: 'table', align, rows }), end }
}

/** @param {string} line */
function cellsOf(line) {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'))
}
