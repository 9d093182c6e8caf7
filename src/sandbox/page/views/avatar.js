/** @import { MessageView, PersonView } from '../../page-api.ts' */
import { el } from '../dom.js'
import { localAddress } from '../text/addresses.js'
import { emojiOf } from '../text/emoji.js'

const tones = 8

/**
 * @param {PersonView | undefined} person
 * @param {MessageView} [message] may carry a name and an icon of its own
 */
export function drawAvatar(person, message) {
  const icon = message?.iconUrl ? localAddress(message.iconUrl) : null
  if (icon) return el('img', { class: 'avatar', src: icon, alt: '' })
  const emoji = message?.iconEmoji ? emojiOf(message.iconEmoji.replaceAll(':', '')) : null
  const name = message?.username ?? person?.name ?? '?'
  const isPerson = person?.isBot === false
  return el(
    'span',
    { class: isPerson ? `avatar tone-${toneOf(person.id)}` : 'avatar avatar-app', 'aria-hidden': 'true' },
    emoji ?? initials(name),
  )
}

/** @param {string} name */
function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['?']
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return `${words[0]?.[0] ?? '?'}${last[0] ?? ''}`.toUpperCase()
}

/** @param {string} id */
function toneOf(id) {
  // FNV-1a: ids that differ in one letter get different tones.
  let hash = 2_166_136_261
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return ((hash ^ (hash >>> 13)) >>> 0) % tones
}
