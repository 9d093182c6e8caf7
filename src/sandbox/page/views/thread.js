/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { createComposer } from './composer.js'
import { createMessageList } from './message-list.js'
import { showToast } from './toast.js'

/**
 * @param {PersonSession} session
 * @param {string} channel
 * @param {string} ts of the parent
 * @param {() => void} onClose
 */
export function createThread(session, channel, ts, onClose) {
  const conversation = session.conversation(channel)
  const isChannel = conversation?.kind === 'public' || conversation?.kind === 'private'
  const composer = createComposer(session, { channel, threadTs: ts, label: 'Reply in thread' })
  const list = createMessageList(session.logs.ofThread(channel, ts), session, {
    label: 'Messages in this thread',
    isInThread: true,
    intro: null,
    onOlder: null,
    onError: showToast,
  })
  const node = el(
    'section',
    {
      class: 'thread',
      'aria-label': 'Thread',
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      },
    },
    el(
      'header',
      { class: 'head thread-head' },
      el(
        'div',
        { class: 'head-words' },
        el('h2', { class: 'head-title' }, 'Thread'),
        el('p', { class: 'head-note' }, isChannel ? `#${conversation.name}` : (conversation?.name ?? '')),
      ),
      el(
        'button',
        { type: 'button', class: 'button button-icon', 'aria-label': 'Close thread', onclick: onClose },
        icon('close'),
      ),
    ),
    list.node,
    composer.node,
  )
  return { node, focus: () => composer.input.focus(), shown: list.toEnd, close: list.close }
}
