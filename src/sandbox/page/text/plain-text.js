/** @import { Inline } from '../types.ts' */

/**
 * plain_text knows line breaks and emoji names, nothing else.
 *
 * @param {string} text
 * @param {boolean} hasEmoji
 * @returns {Inline[]}
 */
export function parsePlainText(text, hasEmoji) {
  /** @type {Inline[]} */
  const found = []
  let from = 0
  for (const match of text.matchAll(hasEmoji ? /\n|:([a-z0-9_+'-]+):/gi : /\n/g)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) })
    found.push(match[1] === undefined ? { kind: 'break' } : { kind: 'emoji', name: match[1].toLowerCase() })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) })
  return found
}
