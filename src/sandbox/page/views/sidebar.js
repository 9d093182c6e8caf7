/** @import { ConversationView } from '../../page-api.ts' */
/** @import { Route } from '../session/route.js' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { attachMenu } from '../elements/menu.js'
import { icon } from '../icons.js'
import { post } from '../session/api.js'
import { errorWords } from '../session/failure-words.js'
import { linkTo } from '../session/route.js'
import { drawAvatar } from './avatar.js'
import { showToast } from './toast.js'

/**
 * @param {PersonSession} session
 * @param {Route} route
 */
export function drawSidebar(session, route) {
  const { workspace, me } = session
  const shown = session.conversations.filter(found => !found.isArchived)
  const channels = shown.filter(found => found.kind === 'public' || found.kind === 'private')
  const direct = shown.filter(found => !found.isAppDm && (found.kind === 'im' || found.kind === 'mpim'))
  const app = shown.find(found => found.isAppDm)
  const isAt = (/** @type {string} */ id) => route.place === 'conversation' && route.channel === id
  const item = (/** @type {ConversationView} */ found, /** @type {string | Node} */ mark) =>
    drawItem(linkTo(me.id, found.id), mark, found.name, isAt(found.id), found.unreadCount)
  const start = app ? linkTo(me.id, app.id) : linkTo(me.id)
  const botMark = drawAvatar(session.person(workspace.app.botUserId))
  return el(
    'nav',
    { class: 'sidebar', 'aria-label': 'Workspace' },
    el(
      'div',
      { class: 'sidebar-head' },
      el('a', { class: 'team', href: '#/' }, workspace.team.name),
      el('span', { class: 'badge badge-sandbox' }, 'Sandbox'),
    ),
    drawPersonPicker(session, route),
    el(
      'div',
      { class: 'sidebar-lists' },
      drawSection('Apps', [
        workspace.app.hasHome
          ? drawItem(
              linkTo(me.id, 'home'),
              icon('home'),
              `${workspace.app.name} Home`,
              route.place === 'home',
              0,
            )
          : null,
        drawItem(
          start,
          botMark,
          workspace.app.name,
          app !== undefined && isAt(app.id),
          app?.unreadCount ?? 0,
        ),
      ]),
      drawSection(
        'Channels',
        channels.map(found => item(found, icon(found.kind === 'private' ? 'lock' : 'hash'))),
      ),
      drawSection(
        'Direct messages',
        direct.map(found =>
          item(found, drawAvatar(session.people.find(person => person.name === found.name))),
        ),
        drawNewMessage(session),
      ),
    ),
    el(
      'div',
      { class: 'sidebar-foot' },
      drawItem(linkTo(me.id, 'traffic'), icon('traffic'), 'Traffic', route.place === 'traffic', 0),
      drawConnection(session),
    ),
  )
}

/** @param {PersonSession} session */
function drawNewMessage(session) {
  const button = el(
    'button',
    { type: 'button', class: 'button-plain', 'aria-label': 'New direct message' },
    icon('plus'),
  )
  attachMenu(button, 'Write to', () =>
    session.people
      .filter(person => !person.isDeleted && !person.isBot && person.id !== session.me.id)
      .map(person => ({
        label: person.name,
        description: person.title || null,
        run: () => void write(session, person.id),
      })),
  )
  return button
}

/**
 * @param {PersonSession} session
 * @param {string} to
 */
async function write(session, to) {
  try {
    /** @type {ConversationView} */
    const conversation = await post(session.path('conversations'), { users: [to] })
    session.keep(conversation)
    location.hash = linkTo(session.me.id, conversation.id)
  } catch (error) {
    showToast(errorWords(error))
  }
}

/**
 * @param {string} title
 * @param {(HTMLElement | null)[]} items
 * @param {HTMLElement} [tool]
 */
function drawSection(title, items, tool) {
  if (items.every(item => item === null) && !tool) return null
  return el(
    'section',
    {},
    el('div', { class: 'sidebar-title' }, el('h2', {}, title), tool),
    el(
      'ul',
      {},
      items.map(item => item && el('li', {}, item)),
    ),
  )
}

/**
 * @param {string} href
 * @param {string | Node} mark
 * @param {string} name
 * @param {boolean} isCurrent
 * @param {number} unread
 */
function drawItem(href, mark, name, isCurrent, unread) {
  return el(
    'a',
    {
      class: `sidebar-item${unread > 0 ? ' is-unread' : ''}`,
      href,
      'aria-current': isCurrent ? 'page' : null,
    },
    el('span', { class: 'sidebar-mark', 'aria-hidden': 'true' }, mark),
    el('span', { class: 'sidebar-name' }, name),
    unread > 0
      ? el('span', { class: 'unread' }, unread, el('span', { class: 'visually-hidden' }, ' unread'))
      : null,
  )
}

/**
 * @param {PersonSession} session
 * @param {Route} route
 */
function drawPersonPicker({ me, people }, route) {
  const button = el(
    'button',
    { type: 'button', class: 'person-picker', 'data-action': 'person-picker' },
    drawAvatar(me),
    el(
      'span',
      { class: 'person-words' },
      el('span', { class: 'person-name' }, el('span', { class: 'visually-hidden' }, 'You are '), me.name),
      el('span', { class: 'person-title' }, me.title || 'Member'),
    ),
    el('span', { class: 'combobox-arrow', 'aria-hidden': 'true' }),
  )
  attachMenu(button, 'Be somebody else', () =>
    people
      .filter(person => !person.isBot && !person.isDeleted)
      .map(person => ({
        label: person.name,
        description: person.title || null,
        isCurrent: person.id === me.id,
        run: () => {
          // Conversations are each person's own; Home and the traffic are places for everybody.
          location.hash = linkTo(
            person.id,
            route.place === 'home' || route.place === 'traffic' ? route.place : undefined,
          )
        },
      })),
  )
  return button
}

/** @param {PersonSession} session */
function drawConnection({ workspace: { app }, isLive }) {
  const isConnected = app.connections > 0
  const words = !isLive
    ? 'Sandbox not reachable'
    : isConnected
      ? `${app.name} is connected`
      : `${app.name} is not connected`
  return el(
    'p',
    { class: `connection${isLive && isConnected ? ' is-connected' : ''}`, role: 'status' },
    words,
  )
}
