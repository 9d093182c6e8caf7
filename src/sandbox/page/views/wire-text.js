/** @import { Directory } from '../types.ts' */

/**
 * What a person typed, as Slack's client would put it on the wire: `&`, `<`, `>` escaped, names turned into mentions.
 *
 * @param {string} typed
 * @param {Directory} directory
 */
export function wireText(typed, directory) {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replace(/(^|[\s(])([@#])([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu, (whole, before, mark, word) => {
    const name = word.replace(/[._-]+$/, '')
    const rest = word.slice(name.length)
    const found = mark === '@' ? mentionOf(name, directory) : channelOf(name, directory)
    return found === null ? whole : `${before}${found}${rest}`
  })
}

/**
 * @param {string} name
 * @param {Directory} directory
 */
function mentionOf(name, directory) {
  if (/^(here|channel|everyone)$/.test(name)) return `<!${name}>`
  const person = directory.people.find(found => found.username === name)
  return person ? `<@${person.id}>` : null
}

/**
 * @param {string} name
 * @param {Directory} directory
 */
function channelOf(name, directory) {
  const channel = directory.conversations.find(
    found => found.name === name && (found.kind === 'public' || found.kind === 'private'),
  )
  return channel ? `<#${channel.id}|${channel.name}>` : null
}
