/** @import { Directory } from '../types.ts' */

/**
 * What a person typed, with the channels that it names as references. The sandbox itself escapes the rest and knows
 * people by their `@name`.
 *
 * @param {string} typed
 * @param {Directory} directory
 */
export function typedText(typed, directory) {
  return typed.replace(/(^|[\s(])#([\p{L}\p{N}_-]+)/gu, (whole, before, name) => {
    const channel = directory.conversations.find(
      found => found.name === name && (found.kind === 'public' || found.kind === 'private'),
    )
    return channel ? `${before}<#${channel.id}>` : whole
  })
}
