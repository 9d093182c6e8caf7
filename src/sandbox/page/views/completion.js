/** @import { PersonSession } from '../session/person-session.js' */
import { inviteCommand } from './invite.js'

/**
 * @typedef {object} Completion
 * @property {string} label
 * @property {string} more
 * @property {string} hint
 * @property {number} from where the replaced text begins
 * @property {string} insert
 */

/** Enough to see; typing narrows the rest. */
const mostShown = 8

/**
 * What may follow at the cursor: commands after `/` at the start, people after `@`, channels after `#`.
 *
 * @param {string} text
 * @param {number} caret
 * @param {PersonSession} session
 * @returns {Completion[]}
 */
export function completionsAt(text, caret, session) {
  const before = text.slice(0, caret)
  if (/^\/\S*$/.test(before)) return commands(before, session)
  const word = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before)
  if (!word) return []
  const query = (word[2] ?? '').toLocaleLowerCase()
  const from = caret - query.length - 1
  const found = word[1] === '@' ? people(query, from, session) : channels(query, from, session)
  // A finished word needs no list over it.
  return found.length === 1 && found[0]?.insert.trim() === before.slice(from) ? [] : found.slice(0, mostShown)
}

/**
 * @param {string} query
 * @param {PersonSession} session
 * @returns {Completion[]}
 */
function commands(query, session) {
  return [...session.workspace.app.commands, inviteCommand]
    .filter(command => command.command.startsWith(query.toLowerCase()))
    .map(command => ({
      label: command.command,
      hint: command.usageHint,
      more: command.description,
      from: 0,
      insert: `${command.command} `,
    }))
}

/**
 * @param {string} query
 * @param {number} from
 * @param {PersonSession} session
 * @returns {Completion[]}
 */
function people(query, from, session) {
  return session.people
    .filter(
      person =>
        !person.isDeleted &&
        (person.username.toLowerCase().startsWith(query) ||
          person.name
            .toLocaleLowerCase()
            .split(/\s+/)
            .some(part => part.startsWith(query))),
    )
    .map(person => ({
      label: `@${person.username}`,
      hint: person.name,
      more: person.title,
      from,
      insert: `@${person.username} `,
    }))
}

/**
 * @param {string} query
 * @param {number} from
 * @param {PersonSession} session
 * @returns {Completion[]}
 */
function channels(query, from, session) {
  return session.conversations
    .filter(
      found =>
        (found.kind === 'public' || found.kind === 'private') &&
        found.name.toLocaleLowerCase().startsWith(query),
    )
    .map(found => ({ label: `#${found.name}`, hint: '', more: found.topic, from, insert: `#${found.name} ` }))
}

/**
 * The command being typed, once its name is complete.
 *
 * @param {string} text
 * @param {PersonSession} session
 */
export function commandOf(text, session) {
  const name = /^(\/\S+)\s/.exec(text)?.[1]
  return [...session.workspace.app.commands, inviteCommand].find(command => command.command === name) ?? null
}
