/** @import { WorkspaceView } from '../../page-api.ts' */
import { el } from '../dom.js'
import { linkTo } from '../session/route.js'
import { drawAvatar } from './avatar.js'

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
      el('p', { class: 'muted' }, `${app.name} answers each person differently. You can change at any time.`),
    ),
    el(
      'ul',
      { class: 'people', 'aria-labelledby': 'who' },
      people.map(person =>
        el(
          'li',
          {},
          el(
            'a',
            { class: 'person-card', href: linkTo(person.id) },
            drawAvatar(person),
            el(
              'span',
              { class: 'person-words' },
              el('span', { class: 'person-name' }, person.name),
              el('span', { class: 'person-title' }, person.title || (person.isGuest ? 'Guest' : 'Member')),
            ),
          ),
        ),
      ),
    ),
    people.length === 0
      ? el('p', { class: 'muted' }, 'Nobody works here yet: add people to the workspace file.')
      : null,
  )
}
