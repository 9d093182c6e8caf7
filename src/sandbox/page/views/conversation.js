/** @import { CommandView, ConversationView } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { icon } from '../icons.js'
import { post } from '../session/api.js'
import { createComposer } from './composer.js'
import { drawHead } from './head.js'
import { createMessageList } from './message-list.js'
import { orToast, showToast } from './toast.js'

const tipsKey = 'plumbline-sandbox-tips'
const mostSuggestions = 4

/**
 * @param {PersonSession} session
 * @param {ConversationView} conversation
 */
export function createConversation(session, conversation) {
  const isChannel = conversation.kind === 'public' || conversation.kind === 'private'
  const name = isChannel ? `#${conversation.name}` : conversation.name
  session.openChannel = conversation.id
  session.markRead()
  if (conversation.isAppDm) void post(session.path('home'), { tab: 'messages' }).catch(() => {})
  const composer = createComposer(session, {
    channel: conversation.id,
    threadTs: null,
    label: `Message ${name}`,
  })
  const list = createMessageList(session.logs.of(conversation.id), session, {
    label: `Messages in ${name}`,
    isInThread: false,
    intro: drawIntro(session, conversation, name),
    onOlder: () => session.logs.loadOlder(conversation.id),
    onError: showToast,
  })
  const canWrite = !conversation.isArchived && (conversation.isMember || !isChannel)
  const node = el(
    'div',
    { class: 'conversation' },
    drawHead(session, {
      title: name,
      note: subtitle(session, conversation),
      tabs: conversation.isAppDm ? 'messages' : null,
    }),
    list.node,
    canWrite ? [drawSuggestions(session, composer), composer.node] : drawJoin(session, conversation, name),
  )
  const stop = session.on('conversations', () => {
    const current = session.conversation(conversation.id)
    const note = node.querySelector('.head-note')
    if (current && note) note.textContent = subtitle(session, current)
  })
  return {
    node,
    focus: () => composer.input.focus(),
    shown: list.toEnd,
    close: () => {
      stop()
      list.close()
      session.openChannel = null
    },
  }
}

/**
 * @param {PersonSession} session
 * @param {ConversationView} conversation
 */
function subtitle(session, conversation) {
  if (conversation.isAppDm) return 'App'
  if (conversation.kind === 'im')
    return session.people.find(person => person.name === conversation.name)?.title ?? ''
  const people = `${conversation.members.length} ${conversation.members.length === 1 ? 'member' : 'members'}`
  return [people, conversation.isExtShared ? 'shared with another organisation' : '', conversation.topic]
    .filter(Boolean)
    .join(' · ')
}

/**
 * Only what the app's settings say: whether and what it answers is its own affair.
 * @param {PersonSession} session
 */
function waysToTalk({ workspace: { app } }) {
  return [
    `You and ${app.name} talk here.`,
    ...(app.commands.length > 0
      ? ['Its commands begin with a slash and can be typed in any conversation.']
      : []),
    ...(app.hearsMessages ? ['What you write here reaches it too.'] : []),
    ...(app.hearsMentions ? [`In a channel that it is in, write @${app.name} to reach it.`] : []),
  ].join(' ')
}

/**
 * @param {PersonSession} session
 * @param {ConversationView} conversation
 * @param {string} name
 */
function drawIntro(session, conversation, name) {
  if (!conversation.isAppDm)
    return el(
      'div',
      { class: 'intro' },
      el(
        'p',
        {},
        el('strong', {}, name),
        conversation.kind === 'private' ? ' is private to its members.' : ' begins here.',
      ),
    )
  return el(
    'div',
    { class: 'intro' },
    el('h2', {}, `Hello, ${session.me.name.split(' ')[0]}`),
    el('p', {}, waysToTalk(session)),
    el('p', { class: 'muted' }, 'Everything stays on this computer.'),
  )
}

/** @typedef {{ input: HTMLTextAreaElement, run: (text: string) => Promise<void>, fill: (text: string) => void }} Composer */

/**
 * @param {PersonSession} session
 * @param {Composer} composer
 */
function drawSuggestions(session, composer) {
  const { commands } = session.workspace.app
  if (commands.length === 0 || localStorage.getItem(tipsKey) === 'off') return null
  const row = el(
    'div',
    { class: 'suggestions', role: 'group', 'aria-label': 'Things to try' },
    el('span', { class: 'muted', 'aria-hidden': 'true' }, 'Try'),
    commands.slice(0, mostSuggestions).map(command =>
      el(
        'button',
        {
          type: 'button',
          class: 'chip',
          title: command.description,
          'aria-label': `Try ${command.command}`,
          onclick: () => void tryCommand(command, composer),
        },
        command.command,
      ),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'button-plain',
        'aria-label': 'Hide these suggestions',
        onclick: () => {
          localStorage.setItem(tipsKey, 'off')
          row.remove()
          composer.input.focus()
        },
      },
      icon('close'),
    ),
  )
  return row
}

/**
 * A command that can stand alone runs at once; one that needs words waits for them.
 *
 * @param {CommandView} command
 * @param {Composer} composer
 */
async function tryCommand(command, composer) {
  const needsWords = command.usageHint !== '' && !command.usageHint.startsWith('[')
  if (needsWords) composer.fill(`${command.command} `)
  else await composer.run(command.command)
}

/**
 * @param {PersonSession} session
 * @param {ConversationView} conversation
 * @param {string} name
 */
function drawJoin(session, conversation, name) {
  if (conversation.isArchived) return el('p', { class: 'join' }, `${name} is archived.`)
  const join = async () => session.keep(await post(session.path(`conversations/${conversation.id}/join`)))
  return el(
    'div',
    { class: 'join' },
    el('span', {}, `You are looking at ${name}.`),
    el(
      'button',
      {
        type: 'button',
        class: 'button button-primary',
        onclick: () => orToast(join()),
      },
      'Join channel',
    ),
  )
}
