/** @import { ConversationView, PersonView, WorkspaceView } from '../../page-api.ts' */
import { el } from '../dom.js'
import { get } from '../session/api.js'
import { linkTo } from '../session/route.js'
import { drawAvatar } from './avatar.js'

/** More would be read by nobody on a first visit. */
const mostCommands = 5

/**
 * The first thing a newcomer sees: what this is, and who to be.
 *
 * @param {WorkspaceView} workspace
 */
export function drawStart(workspace) {
  const people = workspace.people.filter(person => !person.isBot && !person.isDeleted)
  const { app } = workspace
  return el(
    'div',
    { class: 'start' },
    el(
      'div',
      { class: 'start-words' },
      el('p', { class: 'eyebrow' }, 'Sandbox'),
      el('h1', {}, `Try ${app.name} at ${workspace.team.name}`),
      el(
        'p',
        { class: 'lead' },
        'This is a practice Slack workspace. It runs on this computer, and nothing you type here leaves it: no account, no sign-in, no network.',
      ),
      el('h2', { id: 'who' }, 'Who would you like to be?'),
      el('p', { class: 'muted' }, 'What you see depends on who you are. You can change at any time.'),
    ),
    el(
      'ul',
      { class: 'people', 'aria-labelledby': 'who' },
      people.map(person => el('li', {}, drawPerson(person))),
    ),
    ...drawCommands(workspace),
    el(
      'p',
      { class: 'developers' },
      'Trying a Bolt app of your own? Point ',
      el('code', {}, 'clientOptions.slackApiUrl'),
      ' at ',
      el('code', {}, `${location.origin}/api/`),
      '. Every request and delivery is under Traffic.',
    ),
    people.length === 0
      ? el('p', { class: 'muted' }, 'Nobody works here yet: add people to the workspace file.')
      : null,
  )
}

/** @param {PersonView} person */
function drawPerson(person) {
  const news = el('span', { class: 'unread', hidden: true })
  void countNews(person.id).then(count => {
    news.hidden = count === 0
    news.textContent = `${count} new`
  })
  return el(
    'a',
    { class: 'person-card', href: linkTo(person.id) },
    drawAvatar(person),
    el(
      'span',
      { class: 'person-words' },
      el('span', { class: 'person-name' }, person.name),
      el('span', { class: 'person-title' }, person.title || (person.isGuest ? 'Guest' : 'Member')),
    ),
    news,
  )
}

/**
 * Messages that wait for this person: whom to be is easier to choose where something has happened.
 *
 * @param {string} personId
 */
async function countNews(personId) {
  try {
    /** @type {ConversationView[]} */
    const conversations = await get(`people/${encodeURIComponent(personId)}/conversations`)
    return conversations.reduce((sum, found) => sum + (found.isMember ? found.unreadCount : 0), 0)
  } catch {
    return 0
  }
}

/** @param {WorkspaceView} workspace */
function drawCommands({ app }) {
  if (app.commands.length === 0) return []
  return [
    el('h2', {}, 'Then try'),
    el(
      'dl',
      { class: 'try' },
      app.commands
        .slice(0, mostCommands)
        .map(command => el('div', {}, el('dt', {}, command.command), el('dd', {}, command.description))),
    ),
  ]
}
