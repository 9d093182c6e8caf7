import { el } from '../dom.js'

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g

/**
 * JSON with its kinds of value told apart, as text nodes.
 *
 * @param {string} label
 * @param {unknown} value
 */
export function drawJson(label, value) {
  const text = typeof value === 'string' ? value : (JSON.stringify(unfolded(value), null, 2) ?? 'nothing')
  const code = el('code')
  let from = 0
  for (const match of text.matchAll(token)) {
    if (match.index > from) code.append(text.slice(from, match.index))
    const kind = match[1] ? (match[2] ? 'key' : 'string') : match[3] ? 'word' : 'number'
    code.append(el('span', { class: `json-${kind}` }, match[1] ?? match[0]), match[2] ?? '')
    from = match.index + match[0].length
  }
  code.append(text.slice(from))
  const copy = el(
    'button',
    {
      type: 'button',
      class: 'button button-quiet',
      onclick: () =>
        void navigator.clipboard.writeText(text).then(() => {
          copy.textContent = 'Copied'
        }),
    },
    'Copy',
  )
  return el(
    'section',
    { class: 'json', 'aria-label': label },
    el('header', { class: 'json-head' }, el('h3', {}, label), copy),
    el('pre', { tabindex: 0, role: 'group', 'aria-label': `${label}, JSON` }, code),
  )
}

/**
 * Forms carry blocks, views and metadata as JSON in text: shown as what they mean.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function unfolded(value) {
  if (Array.isArray(value)) return value.map(unfolded)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unfolded(part)]))
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
