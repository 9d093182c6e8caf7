/** @import { MessageView } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { attachMenu } from '../elements/menu.js'
import { icon } from '../icons.js'
import { post } from '../session/api.js'
import { errorWords, failureWords } from '../session/failure-words.js'
import { linkTo } from '../session/route.js'
import { createSurface } from '../session/surfaces.js'
import { drawText } from '../text/draw-text.js'
import { parseMrkdwn } from '../text/mrkdwn.js'
import { drawAvatar } from './avatar.js'
import { drawFile } from './file.js'
import { drawReactions, reactionsToAdd } from './reactions.js'

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 * @param {{ isContinued: boolean, isInThread: boolean, onDismiss: (ts: string) => void, onError: (words: string) => void }} options
 */
export function drawMessage(message, session, options) {
  const person = session.person(message.user)
  const author = message.username ?? person?.name ?? 'Somebody'
  const time = drawTime(message.ts, session)
  const body = el('div', { class: 'message-body' }, drawBody(message, session))
  const node = el(
    'article',
    {
      class: `message${options.isContinued ? ' is-continued' : ''}${message.isEphemeral ? ' is-ephemeral' : ''}`,
      'data-ts': message.ts,
      tabindex: -1,
      'aria-label': `${author}, ${time.textContent}`,
    },
    options.isContinued ? null : drawAvatar(person, message),
    el(
      'div',
      { class: 'message-main' },
      message.isEphemeral ? drawOnlyYou(message, options.onDismiss) : null,
      options.isContinued
        ? el('span', { class: 'message-head message-head-continued' }, time)
        : el(
            'div',
            { class: 'message-head' },
            el('span', { class: 'author' }, author),
            person?.isBot ? el('span', { class: 'badge' }, 'App') : null,
            time,
          ),
      message.isBroadcast && !options.isInThread
        ? el('p', { class: 'message-note' }, 'Replied in a thread')
        : null,
      body,
      message.isEdited ? el('span', { class: 'message-note' }, '(edited)') : null,
      message.isPinned ? el('p', { class: 'message-note' }, 'Pinned') : null,
      drawReactions(message, session, options.onError),
      options.isInThread || message.isEphemeral ? null : drawReplies(message, session),
    ),
    message.isEphemeral ? null : drawTools(message, session, options),
  )
  return node
}

/**
 * @param {string} ts
 * @param {PersonSession} session
 */
function drawTime(ts, session) {
  const date = new Date(Number(ts) * 1000)
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: session.me.tz,
    hour: 'numeric',
    minute: '2-digit',
  })
  const whole = new Intl.DateTimeFormat('en-US', {
    timeZone: session.me.tz,
    dateStyle: 'full',
    timeStyle: 'medium',
  })
  return el(
    'time',
    { datetime: date.toISOString(), title: `${whole.format(date)} (${session.me.tz})` },
    format.format(date),
  )
}

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 */
function drawBody(message, session) {
  const surface = createSurface(session, { type: 'message', channel: message.channel, ts: message.ts })
  const kind = message.subtype === 'me_message' ? 'text text-me' : 'text'
  const words = () => el('div', { class: kind }, drawText(parseMrkdwn(message.text), session))
  return [
    ...(message.blocks.length > 0 && !isTyped(message, session)
      ? surface.drawBlocks(message.blocks)
      : message.text === ''
        ? []
        : [words()]),
    ...message.attachments.map(attachment => {
      const text = attachment.text ?? (attachment.blocks?.length ? '' : (attachment.fallback ?? ''))
      const node = el(
        'div',
        { class: 'attachment' },
        text === '' ? null : el('div', { class: 'text' }, drawText(parseMrkdwn(text), session)),
        surface.drawBlocks(attachment.blocks ?? []),
      )
      const color = colorOf(attachment.color)
      if (color) node.style.borderInlineStartColor = color
      return node
    }),
    ...message.files.map(drawFile),
  ]
}

/**
 * The rich text block of what a person typed repeats the text; the text still has the marks that they typed.
 *
 * @param {MessageView} message
 * @param {PersonSession} session
 */
function isTyped(message, session) {
  return (
    session.person(message.user)?.isBot === false &&
    message.blocks.length === 1 &&
    message.blocks[0]?.type === 'rich_text'
  )
}

/** @param {string | undefined} color */
function colorOf(color) {
  const named = { good: 'var(--good)', warning: 'var(--warn)', danger: 'var(--danger)' }
  if (color !== undefined && Object.hasOwn(named, color))
    return named[/** @type {keyof typeof named} */ (color)]
  return color !== undefined && /^#?[0-9a-f]{6}$/i.test(color) ? `#${color.replace('#', '')}` : null
}

/**
 * @param {MessageView} message
 * @param {(ts: string) => void} onDismiss
 */
function drawOnlyYou(message, onDismiss) {
  return el(
    'p',
    { class: 'only-you' },
    el('span', {}, el('span', { 'aria-hidden': 'true' }, '◉ '), 'Only visible to you'),
    el('button', { type: 'button', class: 'button-link', onclick: () => onDismiss(message.ts) }, 'Dismiss'),
  )
}

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 */
function drawReplies(message, session) {
  if (message.replyCount === 0) return null
  const words = `${message.replyCount} ${message.replyCount === 1 ? 'reply' : 'replies'}`
  return el(
    'a',
    { class: 'replies', href: linkTo(session.me.id, message.channel, message.threadTs ?? message.ts) },
    words,
  )
}

/**
 * @param {MessageView} message
 * @param {PersonSession} session
 * @param {{ isInThread: boolean, onError: (words: string) => void }} options
 */
function drawTools(message, session, options) {
  const shortcuts = session.workspace.app.shortcuts.filter(shortcut => shortcut.type === 'message')
  const more = el(
    'button',
    { type: 'button', class: 'tool', tabindex: -1, 'aria-label': 'More for this message' },
    icon('more'),
  )
  attachMenu(more, 'More for this message', () => [
    ...reactionsToAdd(message, session, options.onError),
    ...shortcuts.map(shortcut => ({
      label: shortcut.name,
      description: session.workspace.app.name,
      run: () =>
        void runShortcut(
          session,
          shortcut.callbackId,
          { channel: message.channel, ts: message.ts },
          options.onError,
        ),
    })),
  ])
  const reply = el(
    'a',
    {
      class: 'tool',
      tabindex: -1,
      href: linkTo(session.me.id, message.channel, message.threadTs ?? message.ts),
    },
    'Reply in thread',
  )
  return el('div', { class: 'tools' }, options.isInThread ? null : reply, more)
}

/**
 * @param {PersonSession} session
 * @param {string} callbackId
 * @param {{ channel: string, ts: string } | undefined} message
 * @param {(words: string) => void} onError
 */
export async function runShortcut(session, callbackId, message, onError) {
  try {
    const result = session.absorb(
      await post(session.path('shortcuts'), message ? { callbackId, message } : { callbackId }),
    )
    if (result.outcome === 'failed') onError(failureWords(result))
  } catch (error) {
    onError(errorWords(error))
  }
}
