/** @import { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types' */
/** @import { Inline, TextBlock } from '../types.ts' */

/**
 * A rich_text block as the same tree that mrkdwn and Markdown become.
 *
 * @param {RichTextBlock} block
 * @returns {TextBlock[]}
 */
export function parseRichText(block) {
  return block.elements.map(parseElement)
}

/**
 * @param {RichTextBlockElement} element
 * @returns {TextBlock}
 */
function parseElement(element) {
  switch (element.type) {
    case 'rich_text_preformatted':
      return {
        kind: 'pre',
        text: element.elements
          .map(part => (part.type === 'link' ? (part.text ?? part.url) : part.text))
          .join(''),
      }
    case 'rich_text_quote':
      return { kind: 'quote', children: [{ kind: 'paragraph', children: inlines(element.elements) }] }
    case 'rich_text_list': {
      /** @type {TextBlock} */
      let list = {
        kind: 'list',
        isOrdered: element.style === 'ordered',
        start: 1 + ('offset' in element ? Number(element.offset) || 0 : 0),
        items: element.elements.map(section => ({
          isDone: null,
          children: [{ kind: 'paragraph', children: inlines(section.elements) }],
        })),
      }
      for (let depth = Math.min(element.indent ?? 0, 8); depth > 0; depth -= 1)
        list = { kind: 'list', isOrdered: false, start: 1, items: [{ isDone: null, children: [list] }] }
      return list
    }
    default:
      return { kind: 'paragraph', children: inlines(element.elements) }
  }
}

/**
 * @param {readonly RichTextElement[]} elements
 * @returns {Inline[]}
 */
function inlines(elements) {
  return elements.flatMap(element => styled(parseInlineElement(element), element))
}

/**
 * @param {RichTextElement} element
 * @returns {Inline[]}
 */
function parseInlineElement(element) {
  switch (element.type) {
    case 'text':
      return lines(element.text)
    case 'link':
      return [
        {
          kind: 'link',
          url: element.url,
          children: [{ kind: 'text', text: element.text || element.url.replace(/^mailto:/, '') }],
        },
      ]
    case 'emoji':
      return [{ kind: 'emoji', name: element.name }]
    case 'user':
      return [{ kind: 'user', id: element.user_id, label: null }]
    case 'channel':
      return [{ kind: 'channel', id: element.channel_id, label: null }]
    case 'usergroup':
      return [{ kind: 'group', id: element.usergroup_id, label: null }]
    case 'broadcast':
      return [{ kind: 'broadcast', range: element.range }]
    case 'date':
      return [
        {
          kind: 'date',
          seconds: element.timestamp,
          format: element.format,
          url: element.url ?? null,
          fallback: element.fallback ?? '',
        },
      ]
    case 'color':
      return [{ kind: 'color', value: element.value }]
    case 'team':
      return [{ kind: 'text', text: element.team_id }]
    default:
      return []
  }
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function lines(text) {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [/** @type {Inline} */ ({ kind: 'break' })] : []),
      ...(line === '' ? [] : [/** @type {Inline} */ ({ kind: 'text', text: line })]),
    ])
}

/**
 * @param {Inline[]} parts
 * @param {RichTextElement} element
 * @returns {Inline[]}
 */
function styled(parts, element) {
  const style = element.style
  if (!style) return parts
  let found =
    style.code && element.type === 'text'
      ? [/** @type {Inline} */ ({ kind: 'code', text: element.text })]
      : parts
  if (style.strike) found = [{ kind: 'strike', children: found }]
  if (style.underline) found = [{ kind: 'underline', children: found }]
  if (style.italic) found = [{ kind: 'em', children: found }]
  return style.bold ? [{ kind: 'strong', children: found }] : found
}
