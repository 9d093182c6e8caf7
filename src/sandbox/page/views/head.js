/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { linkTo } from '../session/route.js'

/**
 * @param {PersonSession} session
 * @param {{ title: string, note: string, tabs: 'home' | 'messages' | null }} head
 */
export function drawHead(session, { title, note, tabs }) {
  const { app } = session.workspace
  const direct = session.conversations.find(found => found.isAppDm)
  const tab = (
    /** @type {'home' | 'messages'} */ name,
    /** @type {string} */ words,
    /** @type {string} */ href,
  ) => el('a', { class: 'tab', href, 'aria-current': tabs === name ? 'page' : null }, words)
  return el(
    'header',
    { class: 'head' },
    el(
      'div',
      { class: 'head-row' },
      el(
        'button',
        {
          type: 'button',
          class: 'button button-icon menu-button',
          'aria-label': 'Show channels and people',
          onclick: () => document.body.classList.toggle('is-sidebar-open'),
        },
        icon('menu'),
      ),
      el(
        'div',
        { class: 'head-words' },
        el('h1', { class: 'head-title', tabindex: -1 }, title),
        note ? el('p', { class: 'head-note' }, note) : null,
      ),
    ),
    tabs && app.hasHome
      ? el(
          'nav',
          { class: 'tabs', 'aria-label': `${app.name}` },
          tab('home', 'Home', linkTo(session.me.id, 'home')),
          tab('messages', 'Messages', linkTo(session.me.id, direct?.id)),
        )
      : null,
  )
}
