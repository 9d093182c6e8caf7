/** @import { ActResult } from '../../page-api.ts' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el, uniqueId } from '../dom.js'
import { attachMenu } from '../elements/menu.js'
import { icon } from '../icons.js'
import { post } from '../session/api.js'
import { errorWords, failureWords } from '../session/failure-words.js'
import { createAttachments } from './attachments.js'
import { commandOf } from './completion.js'
import { createCompletionPopup } from './completion-popup.js'
import { invite, inviteCommand } from './invite.js'
import { runShortcut } from './message.js'
import { typedText } from './typed-text.js'

/** Unsent words survive a change of conversation. @type {Map<string, string>} */
const drafts = new Map()
/** Shorter waits need no words. */
const noticeableWaitMs = 300
const tallestPx = 200

/**
 * @param {PersonSession} session
 * @param {{ channel: string, threadTs: string | null, label: string }} place
 */
export function createComposer(session, place) {
  const { app } = session.workspace
  const draftKey = `${session.me.id}/${place.channel}/${place.threadTs ?? ''}`
  const hintId = uniqueId('hint')
  let isSending = false
  const input = el('textarea', {
    id: uniqueId('composer'),
    class: 'composer-input',
    rows: 1,
    'aria-label': place.label,
    placeholder: place.label,
    'aria-autocomplete': 'list',
    'aria-describedby': hintId,
    autocomplete: 'off',
    oninput: onInput,
    onclick: () => popup.suggest(),
    onblur: () => popup.close(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing || popup.onKey(event) || event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      void send()
    },
  })
  input.value = drafts.get(draftKey) ?? ''
  const status = el('p', { class: 'composer-status', role: 'status' })
  const failure = el('p', { class: 'act-failure', role: 'alert', hidden: true })
  const hint = el('p', { class: 'composer-hint', id: hintId })
  const say = (/** @type {string} */ words) => {
    status.textContent = words
  }
  const popup = createCompletionPopup(input, session, { anchor: () => box, say, onTake: onWords })
  const attachments = createAttachments(session, { say, fail, onChange: () => input.focus() })
  const more = el(
    'button',
    { type: 'button', class: 'button button-icon', 'aria-label': 'Attach a file or run a shortcut' },
    icon('plus'),
  )
  attachMenu(more, 'Add to this message', () => [
    { label: 'Attach a file', run: () => attachments.nodes.picker.click() },
    ...app.shortcuts
      .filter(shortcut => shortcut.type === 'global')
      .map(shortcut => ({
        label: shortcut.name,
        description: `Shortcut of ${app.name}`,
        run: () => void runShortcut(session, shortcut.callbackId, undefined, fail),
      })),
  ])
  const sendButton = el(
    'button',
    { type: 'submit', class: 'button button-primary composer-send', 'aria-label': 'Send' },
    icon('send'),
  )
  const { list, picker } = attachments.nodes
  const box = el(
    'div',
    { class: 'composer-box' },
    list,
    el('div', { class: 'composer-row' }, more, picker, input, sendButton),
  )
  const form = el(
    'form',
    {
      class: 'composer',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault()
        void send()
      },
    },
    failure,
    box,
    el('div', { class: 'composer-foot' }, hint, status),
  )
  showHint()
  requestAnimationFrame(grow)
  return { node: form, input, run, fill }

  /** @param {string} text */
  function fill(text) {
    input.value = text
    onInput()
    input.focus()
    input.setSelectionRange(text.length, text.length)
  }

  /** @param {string} text */
  async function run(text) {
    fill(text)
    await send()
  }

  function onInput() {
    failure.hidden = true
    onWords()
    popup.suggest()
  }

  function onWords() {
    drafts.set(draftKey, input.value)
    grow()
    showHint()
  }

  function grow() {
    if (!input.isConnected) return
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, tallestPx)}px`
  }

  function showHint() {
    const command = commandOf(input.value, session)
    const words =
      input.value === ''
        ? 'Type / for commands, @ for people'
        : 'Enter sends, Shift + Enter starts a new line'
    if (!command) return hint.replaceChildren(words)
    hint.replaceChildren(
      el('strong', {}, `${command.command} `),
      el('span', { class: 'usage' }, command.usageHint),
      ` ${command.description}`,
    )
  }

  /** @param {string} words */
  function fail(words) {
    failure.textContent = words
    failure.hidden = false
  }

  async function send() {
    const text = input.value.trim()
    if (isSending || (text === '' && attachments.ids().length === 0)) return
    popup.close()
    failure.hidden = true
    const isCommand = text.startsWith('/')
    if (isCommand && place.threadTs !== null)
      return fail('Slack has no slash commands in threads. Use the message box of the conversation.')
    isSending = true
    sendButton.setAttribute('aria-busy', 'true')
    const waiting = setTimeout(say, noticeableWaitMs, isCommand ? `Waiting for ${app.name}…` : 'Sending…')
    try {
      const result = session.absorb(await deliver(text, isCommand))
      if (result.outcome === 'failed') return fail(failureWords(result))
      if (input.value.trim() === text) input.value = ''
      attachments.clear()
      onWords()
    } catch (error) {
      fail(errorWords(error))
    } finally {
      clearTimeout(waiting)
      say('')
      isSending = false
      sendButton.removeAttribute('aria-busy')
    }
  }

  /**
   * @param {string} text
   * @param {boolean} isCommand
   * @returns {Promise<ActResult>}
   */
  function deliver(text, isCommand) {
    if (text.split(/\s/)[0] === inviteCommand.command) return invite(session, place.channel, text)
    return isCommand
      ? post(session.path('commands'), { channel: place.channel, text })
      : post(session.path('messages'), messageBody(text))
  }

  /** @param {string} text */
  function messageBody(text) {
    const files = attachments.ids()
    return {
      channel: place.channel,
      text: typedText(text, session),
      ...(place.threadTs === null ? {} : { threadTs: place.threadTs }),
      ...(files.length === 0 ? {} : { files }),
    }
  }
}
