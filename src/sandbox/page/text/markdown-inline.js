/** @import { Inline } from '../types.ts' */

const patterns = [
  /(?<!`)(?<code>`{1,3})(?!`)(?<codeText>[\s\S]*?[^`])\k<code>(?!`)/,
  /!?\[(?<label>(?:[^[\]]|\[[^\]]*\])*)\]\((?<url>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\)/,
  /<(?<auto>(?:https?:\/\/|mailto:)[^\s<>]+)>/i,
  /\*\*(?<strongA>\S(?:[\s\S]*?\S)?)\*\*/,
  /(?<![\p{L}\p{N}_])__(?<strongB>\S(?:[\s\S]*?\S)?)__(?![\p{L}\p{N}_])/u,
  /~~(?<strike>\S(?:[\s\S]*?\S)?)~~/,
  /(?<!\*)\*(?<emA>[^\s*](?:[^*]*[^\s*])?)\*(?!\*)/,
  /(?<![\p{L}\p{N}_])_(?<emB>[^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])/u,
  /:(?<emoji>[a-z0-9_+'-]+):/i,
  /(?<bare>https?:\/\/[^\s<>]+[^\s<>.,:;!?)\]}'"*_~`])/i,
  /\\(?<escaped>[!-/:-@[-`{-~])/,
  /(?: {2,}|\\)?(?<newline>\n)/,
]
const any = new RegExp(patterns.map(pattern => pattern.source).join('|'), 'giu')

/**
 * The inline marks of standard Markdown. HTML has no meaning here: it is text.
 *
 * @param {string} text
 * @returns {Inline[]}
 */
export function parseMarkdownInline(text) {
  /** @type {Inline[]} */
  const found = []
  let from = 0
  for (const match of text.matchAll(any)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) })
    found.push(inlineOf(match[0], match.groups ?? {}))
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) })
  return found
}

/**
 * @param {string} whole
 * @param {Record<string, string | undefined>} groups
 * @returns {Inline}
 */
function inlineOf(whole, groups) {
  const strong = groups['strongA'] ?? groups['strongB']
  const em = groups['emA'] ?? groups['emB']
  const url = groups['auto'] ?? groups['bare']
  if (groups['codeText'] !== undefined)
    return { kind: 'code', text: groups['codeText'].replace(/^ (.*) $/, '$1') }
  if (groups['label'] !== undefined)
    return {
      kind: 'link',
      url: groups['url'] ?? '',
      children: parseMarkdownInline(groups['label'] || (groups['url'] ?? '')),
    }
  if (url !== undefined)
    return { kind: 'link', url, children: [{ kind: 'text', text: url.replace(/^mailto:/, '') }] }
  if (strong !== undefined) return { kind: 'strong', children: parseMarkdownInline(strong) }
  if (groups['strike'] !== undefined)
    return { kind: 'strike', children: parseMarkdownInline(groups['strike']) }
  if (em !== undefined) return { kind: 'em', children: parseMarkdownInline(em) }
  if (groups['emoji'] !== undefined) return { kind: 'emoji', name: groups['emoji'].toLowerCase() }
  if (groups['escaped'] !== undefined) return { kind: 'text', text: groups['escaped'] }
  return groups['newline'] === undefined ? { kind: 'text', text: whole } : { kind: 'break' }
}
