import { el } from '../dom.js'

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g

/**
 * JSON with its kinds of value told apart, as text nodes.
 *
 * @param {string} label
 * @param {unknown} value
 */
export function drawJson(label, value) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'nothing')
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
    el('pre', { tabindex: 0, role: 'region', 'aria-label': `${label}, JSON` }, code),
  )
}
