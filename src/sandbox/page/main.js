/** @import { Route } from './session/route.js' */
import { el } from './dom.js'
import { post } from './session/api.js'
import { paced } from './session/paced.js'
import { PersonSession } from './session/person-session.js'
import { readWorkspace } from './session/read-workspace.js'
import { linkTo, parseRoute } from './session/route.js'
import { createConversation } from './views/conversation.js'
import { createHome } from './views/home.js'
import { createModals } from './views/modals.js'
import { drawSidebar } from './views/sidebar.js'
import { drawStart } from './views/start.js'
import { createThread } from './views/thread.js'
import { createTraffic } from './views/traffic.js'

const sidebarPaceMs = 60

/** @typedef {{ node: HTMLElement, focus: () => void, shown: () => void, close: () => void }} Pane */

const sidebar = el('div', { class: 'sidebar-slot' })
const main = el('main', { id: 'main', class: 'main', tabindex: -1 })
const side = el('div', { class: 'side', hidden: true })
const notice = el('div', { class: 'notice', role: 'alert', hidden: true })
const dialogs = el('div')

/** @type {PersonSession | null} */
let session = null
/** @type {Pane | null} */
let pane = null
/** @type {Pane | null} */
let thread = null
/** @type {Route} */
let route = parseRoute('')
/** of the conversation on the screen @type {boolean | undefined} */
let wasMember
let stopModals = () => {}
const followSidebar = paced(redrawSidebar, sidebarPaceMs)

document.body.append(
  el(
    'button',
    { type: 'button', class: 'skip', onclick: () => (pane ? pane.focus() : main.focus()) },
    'Skip to the message box',
  ),
  notice,
  el('div', { class: 'frame' }, sidebar, main, side),
  dialogs,
)
window.addEventListener('hashchange', () => void go())
sidebar.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('a'))
    document.body.classList.remove('is-sidebar-open')
})
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.body.classList.remove('is-sidebar-open')
})
void go()

async function go() {
  try {
    await show(parseRoute(location.hash))
    notice.hidden = true
  } catch (error) {
    notice.textContent = error instanceof Error ? error.message : 'Something went wrong. Reload the page.'
    notice.hidden = false
  }
}

/** @param {Route} next */
async function show(next) {
  if (next.person === null) return showStart()
  if (session?.me.id !== next.person) await enter(next.person)
  const current = session
  if (current?.me.id !== next.person) return
  if (next.place === 'start') {
    location.replace(linkTo(next.person, await firstPlace(current)))
    return
  }
  const before = route
  route = next
  document.body.classList.remove('is-starting')
  if (
    pane === null ||
    before.person !== next.person ||
    before.place !== next.place ||
    before.channel !== next.channel
  )
    showPane(current, next)
  showThread(current, next, before)
  redrawSidebar()
}

/** @param {string} personId */
async function enter(personId) {
  leave()
  const workspace = await readWorkspace()
  const me = workspace.people.find(person => person.id === personId)
  if (!me) throw new Error('This link opens as somebody who does not work here. Choose a person instead.')
  const entered = new PersonSession(workspace, me)
  session = entered
  await entered.start()
  if (session !== entered) return entered.close()
  for (const name of /** @type {const} */ (['conversations', 'connections', 'live']))
    entered.on(name, followSidebar)
  entered.on('conversations', () => followMembership(entered))
  entered.on('workspace', () => {
    redrawSidebar()
    pane?.close()
    showPane(entered, route)
  })
  stopModals = createModals(entered, dialogs)
}

function leave() {
  stopModals()
  pane?.close()
  thread?.close()
  session?.close()
  pane = null
  thread = null
  session = null
}

async function showStart() {
  leave()
  const workspace = await readWorkspace()
  document.body.classList.add('is-starting')
  document.title = `${workspace.team.name} sandbox`
  sidebar.replaceChildren()
  side.hidden = true
  main.replaceChildren(drawStart(workspace))
}

/** @param {PersonSession} current */
async function firstPlace(current) {
  const known = current.conversations.find(found => found.isAppDm)
  if (known) return known.id
  const opened = await post(current.path('conversations'), { users: [current.workspace.app.botUserId] })
  current.keep(opened)
  return opened.id
}

/**
 * @param {PersonSession} current
 * @param {Route} to
 */
function showPane(current, to) {
  pane?.close()
  const conversation = to.channel === null ? undefined : current.conversation(to.channel)
  wasMember = conversation?.isMember
  if (to.place === 'conversation' && !conversation) {
    pane = null
    main.replaceChildren(
      el(
        'p',
        { class: 'lost' },
        `${current.me.name} cannot see this conversation. Choose another one at the left.`,
      ),
    )
    return
  }
  pane =
    to.place === 'home'
      ? createHome(current)
      : to.place === 'traffic'
        ? createTraffic(current)
        : conversation
          ? createConversation(current, conversation)
          : null
  if (!pane) return
  main.replaceChildren(pane.node)
  pane.shown()
  if (!dialogs.querySelector('dialog[open]')) pane.focus()
}

/**
 * Whoever joins a channel, or is taken out of it, sees it anew.
 *
 * @param {PersonSession} current
 */
function followMembership(current) {
  const isMember = current.conversation(route.channel ?? '')?.isMember
  if (route.place !== 'conversation' || isMember === wasMember) return
  if (isMember && route.channel) void current.logs.reload(route.channel)
  showPane(current, route)
}

/**
 * @param {PersonSession} current
 * @param {Route} to
 * @param {Route} before
 */
function showThread(current, to, before) {
  if (
    to.thread === before.thread &&
    to.channel === before.channel &&
    (thread !== null) === (to.thread !== null)
  )
    return
  thread?.close()
  thread =
    to.channel && to.thread
      ? createThread(current, to.channel, to.thread, () => {
          location.hash = linkTo(current.me.id, to.channel ?? '')
        })
      : null
  side.hidden = thread === null
  side.replaceChildren(...(thread ? [thread.node] : []))
  thread?.shown()
  if (thread) thread.focus()
  else if (before.thread) focusMessage(before.thread)
}

/** @param {string} ts */
function focusMessage(ts) {
  const message = main.querySelector(`[data-ts="${CSS.escape(ts)}"]`)
  if (message instanceof HTMLElement) message.focus()
}

function redrawSidebar() {
  if (!session) return
  // Whoever has a menu open here is choosing: the list waits for them.
  if (sidebar.querySelector('.popup')) return followSidebar()
  const isInside = sidebar.contains(document.activeElement)
  const focusedAddress = isInside ? document.activeElement?.getAttribute('href') : null
  const list = sidebar.querySelector('.sidebar-lists')
  const scrollTop = list?.scrollTop ?? 0
  sidebar.replaceChildren(drawSidebar(session, route))
  sidebar.querySelector('.sidebar-lists')?.scrollTo({ top: scrollTop })
  if (isInside) {
    const again = [...sidebar.querySelectorAll('a, button')].find(
      node => node.getAttribute('href') === focusedAddress,
    )
    if (again instanceof HTMLElement) again.focus()
  }
  const unread = session.conversations.reduce((sum, found) => sum + found.unreadCount, 0)
  const place =
    route.place === 'conversation'
      ? (session.conversation(route.channel ?? '')?.name ?? '')
      : route.place === 'home'
        ? 'Home'
        : 'Traffic'
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${place} – ${session.me.name} – ${session.workspace.team.name} sandbox`
}
