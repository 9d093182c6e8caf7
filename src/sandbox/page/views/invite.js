/** @import { ActResult } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { post } from '../session/api.js'

/** Slack's own command for adding people and apps to a channel; every other command is the app's. */
export const inviteCommand = {
  command: '/invite',
  usageHint: '@name',
  description: 'Add somebody, or the app, to this channel',
}

/**
 * @param {PersonSession} session
 * @param {string} channel
 * @param {string} text the whole line
 * @returns {Promise<ActResult>}
 */
export async function invite(session, channel, text) {
  const names = text
    .split(/\s+/)
    .slice(1)
    .map(name => name.replace(/^@/, ''))
  const people = names.map(name => session.people.find(person => person.username === name))
  const users = people.flatMap(person => (person ? [person.id] : []))
  if (users.length === 0 || users.length < names.length)
    return {
      outcome: 'failed',
      error: null,
      message: 'Name whom to add: /invite @name, with a name from the list after @.',
    }
  session.keep(await post(session.path(`conversations/${channel}/members`), { users }))
  return { outcome: 'delivered', error: null, message: null }
}
