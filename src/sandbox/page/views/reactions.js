/** @import { MessageView } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { post } from '../session/api.js'
import { errorWords } from '../session/failure-words.js'
import { drawEmoji } from '../text/draw-text.js'

/** Offered under every message; an app may use any other. */
const offered = ['+1', 'eyes', 'white_check_mark']

/**
 * Emoji under a message, each a switch for one's own.
 *
 * @param {MessageView} message
 * @param {PersonSession} session
 * @param {(words: string) => void} onError
 */
export function drawReactions(message, session, onError) {
  if (message.reactions.length === 0) return null
  return el(
    'div',
    { class: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    message.reactions.map(({ name, users }) => {
      const isMine = users.includes(session.me.id)
      const names = users.map(id => session.person(id)?.name ?? id).join(', ')
      return el(
        'button',
        {
          type: 'button',
          class: 'reaction',
          'aria-pressed': String(isMine),
          'aria-label': `${name.replaceAll('_', ' ')}, ${users.length}: ${names}`,
          title: names,
          onclick: () => void react(message, session, name, !isMine, onError),
        },
        drawEmoji(name),
        ` ${users.length}`,
      )
    }),
  )
}

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 * @param {(words: string) => void} onError
 * @returns {{ label: string, description: string, run: () => void }[]}
 */
export function reactionsToAdd(message, session, onError) {
  return offered
    .filter(name => !message.reactions.some(one => one.name === name && one.users.includes(session.me.id)))
    .map(name => ({
      label: `React with ${drawEmoji(name).textContent}`,
      description: `:${name}:`,
      run: () => void react(message, session, name, true, onError),
    }))
}

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 * @param {string} name
 * @param {boolean} isOn
 * @param {(words: string) => void} onError
 */
async function react(message, session, name, isOn, onError) {
  try {
    const { channel, ts } = message
    session.absorb(await post(session.path('reactions'), { channel, ts, name, isOn }))
  } catch (error) {
    onError(errorWords(error))
  }
}
