/** @import { Inline } from '../types.ts' */

/**
 * What stands between `<` and `>`: a mention, a date or a link; null when it is none of them.
 *
 * @param {string} body
 * @param {(text: string) => Inline[]} parseLabel
 * @returns {Inline | null}
 */
export function parseControl(body, parseLabel) {
  const bar = body.indexOf('|')
  const target = bar < 0 ? body : body.slice(0, bar)
  const label = bar < 0 ? null : body.slice(bar + 1)
  const mention = /^([@#])([A-Z0-9]{2,})$/.exec(target)
  if (mention)
    return {
      kind: mention[1] === '@' ? 'user' : 'channel',
      id: mention[2] ?? '',
      label: label && plainLabel(label),
    }
  if (target.startsWith('!')) return parseSpecial(target.slice(1), label)
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return null
  const url = plainLabel(target)
  const children = label === null || label === '' ? null : parseLabel(label)
  return { kind: 'link', url, children: children ?? [{ kind: 'text', text: url.replace(/^mailto:/, '') }] }
}

/**
 * @param {string} target
 * @param {string | null} label
 * @returns {Inline | null}
 */
function parseSpecial(target, label) {
  if (/^(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target }
  const group = /^subteam\^([A-Z0-9]+)$/.exec(target)
  if (group) return { kind: 'group', id: group[1] ?? '', label: label && plainLabel(label) }
  const date = /^date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(target)
  if (date)
    return {
      kind: 'date',
      seconds: Number(date[1]),
      format: plainLabel(date[2] ?? ''),
      url: date[3] ? plainLabel(date[3]) : null,
      fallback: plainLabel(label ?? ''),
    }
  return null
}

/** @param {string} text */
function plainLabel(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
