/** @import { MessageView } from '../../page-api.ts' */
/** @import { MessageLog } from '../session/message-log.js' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { paced } from '../session/paced.js'
import { isoDay, relativeDay } from '../text/dates.js'
import { keepFocus } from './keep-focus.js'
import { drawMessage } from './message.js'
import { orToast } from './toast.js'

/** Messages of one author closer than this stand under one name, in seconds. */
const groupingSeconds = 300
/** Quicker than this nobody sees. */
const redrawPaceMs = 30
/** Nearer to the end than this counts as being at the end, in pixels. */
const endPx = 80

const dismissedKey = 'plumbline-sandbox-dismissed'
/** Ephemeral messages that were dismissed; they stay away while this tab is open. @type {Set<string>} */
const dismissed = new Set((sessionStorage.getItem(dismissedKey) ?? '').split(' '))

/**
 * @param {MessageLog} log
 * @param {PersonSession} session
 * @param {{ label: string, isInThread: boolean, intro: HTMLElement | null, onOlder: (() => Promise<void>) | null, onError: (words: string) => void }} options
 */
export function createMessageList(log, session, options) {
  /** @type {Map<string, { message: MessageView | null, isContinued: boolean, node: HTMLElement }>} */
  const drawn = new Map()
  const older = el(
    'button',
    { type: 'button', class: 'button older', hidden: true, onclick: () => orToast(showOlder()) },
    'Show older messages',
  )
  const list = el('div', {
    class: 'message-list',
    role: 'log',
    'aria-label': options.label,
    'aria-live': 'polite',
    'aria-relevant': 'additions',
  })
  const fresh = el(
    'button',
    { type: 'button', class: 'button button-primary fresh', hidden: true, onclick: toEnd },
    'New messages ↓',
  )
  const scroller = el('div', { class: 'message-scroller' }, older, options.intro, list)
  const node = el('div', { class: 'messages' }, scroller, fresh)
  scroller.addEventListener('scroll', () => {
    if (isAtEnd()) fresh.hidden = true
  })
  list.addEventListener('keydown', moveBetweenMessages)
  list.addEventListener('focusin', markCurrent)
  const stop = log.on('change', paced(redraw, redrawPaceMs))
  redraw()
  return { node, close: stop, toEnd }

  function isAtEnd() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < endPx
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight
    fresh.hidden = true
  }

  async function showOlder() {
    const height = scroller.scrollHeight
    await options.onOlder?.()
    redraw()
    scroller.scrollTop += scroller.scrollHeight - height
  }

  function redraw() {
    const wasAtEnd = isAtEnd()
    const last = list.lastElementChild
    const messages = log.messages.filter(message => !dismissed.has(keyOf(message)))
    keepFocus(list, () => reconcile(messages))
    older.hidden = !log.hasMore || options.onOlder === null
    list.setAttribute('aria-busy', String(!log.isLoaded))
    const newest = messages.at(-1)
    const isNew = last !== list.lastElementChild
    if (!isNew) {
      if (wasAtEnd) toEnd()
    } else if (wasAtEnd || newest?.user === session.me.id || newest?.isEphemeral || last === null) toEnd()
    else fresh.hidden = false
    if (!list.contains(document.activeElement)) setCurrent(list.querySelector('.message:last-of-type'))
  }

  /** @param {MessageView[]} messages */
  function reconcile(messages) {
    /** @type {HTMLElement[]} */
    const nodes = []
    /** @type {MessageView | null} */
    let before = null
    for (const message of messages) {
      const day = isoDay(Number(message.ts) * 1000, session.me.tz)
      const isNewDay = before === null || isoDay(Number(before.ts) * 1000, session.me.tz) !== day
      if (isNewDay && !options.isInThread) nodes.push(divider(message, day))
      nodes.push(messageNode(message, !isNewDay && continues(before, message)))
      before = message
    }
    const wanted = new Set(nodes)
    for (const [id, entry] of drawn) if (!wanted.has(entry.node)) drawn.delete(id)
    for (const child of [...list.children])
      if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove()
    nodes.forEach((child, index) => {
      if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null)
    })
  }

  /**
   * @param {MessageView} message
   * @param {boolean} isContinued
   */
  function messageNode(message, isContinued) {
    const known = drawn.get(message.ts)
    if (known?.isContinued === isContinued && isSame(known.message, message)) return known.node
    const child = drawMessage(message, session, {
      isContinued,
      isInThread: options.isInThread,
      onDismiss: () => dismiss(message),
      onError: options.onError,
    })
    drawn.set(message.ts, { message, isContinued, node: child })
    return child
  }

  /**
   * @param {MessageView} message
   * @param {string} day
   */
  function divider(message, day) {
    const known = drawn.get(day)
    if (known) return known.node
    const ms = Number(message.ts) * 1000
    const words =
      relativeDay(ms, session.me.tz, session.now()) ??
      new Intl.DateTimeFormat('en-US', {
        timeZone: session.me.tz,
        weekday: 'long',
        month: 'long',
        day: 'numeric',
      }).format(new Date(ms))
    const child = el('h2', { class: 'day' }, el('span', {}, words))
    drawn.set(day, { message: null, isContinued: false, node: child })
    return child
  }

  /** @param {MessageView} message */
  function dismiss(message) {
    dismissed.add(keyOf(message))
    sessionStorage.setItem(dismissedKey, [...dismissed].join(' '))
    const entry = drawn.get(message.ts)?.node
    const neighbour = entry?.nextElementSibling ?? entry?.previousElementSibling
    redraw()
    if (neighbour instanceof HTMLElement) neighbour.focus()
  }

  /** @param {KeyboardEvent} event */
  function moveBetweenMessages(event) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.message')) return
    const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.message')])
    const at = all.indexOf(event.target)
    const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  /** @param {FocusEvent} event */
  function markCurrent(event) {
    if (event.target instanceof Element) setCurrent(event.target.closest('.message'))
  }

  /** One message at a time is in the tab order, with its tools. @param {Element | null} current */
  function setCurrent(current) {
    if (!current) return
    for (const message of list.querySelectorAll('.message')) {
      const isCurrent = message === current
      message.setAttribute('tabindex', isCurrent ? '0' : '-1')
      for (const tool of message.querySelectorAll('.tool'))
        tool.setAttribute('tabindex', isCurrent ? '0' : '-1')
    }
  }
}

/**
 * @param {MessageView | null} known
 * @param {MessageView} message
 */
function isSame(known, message) {
  return known === message || JSON.stringify(known) === JSON.stringify(message)
}

/** @param {MessageView} message */
function keyOf(message) {
  return `${message.channel}/${message.ts}`
}

/**
 * @param {MessageView | null} before
 * @param {MessageView} message
 */
function continues(before, message) {
  return (
    before !== null &&
    before.user === message.user &&
    before.username === message.username &&
    !before.isEphemeral &&
    !message.isEphemeral &&
    !message.isBroadcast &&
    Number(message.ts) - Number(before.ts) < groupingSeconds
  )
}
