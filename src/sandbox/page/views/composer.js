/** @import { FileView } from '../../page-api.ts' */
/** @import { Completion } from './completion.js' */
/** @import { PersonSession } from '../session/person-session.js' */
import { el, uniqueId } from '../dom.js'
import { attachMenu } from '../elements/menu.js'
import { openPopup } from '../elements/popup.js'
import { post, upload } from '../session/api.js'
import { commandOf, completionsAt } from './completion.js'
import { runShortcut } from './message.js'
import { typedText } from './typed-text.js'

/** Unsent words survive a change of conversation. @type {Map<string, string>} */
const drafts = new Map()
/** Shorter waits need no words. */
const noticeableWaitMs = 300

/**
 * @param {PersonSession} session
 * @param {{ channel: string, threadTs: string | null, label: string }} place
 */
export function createComposer(session, place) {
  const draftKey = `${session.me.id}/${place.channel}/${place.threadTs ?? ''}`
  const listId = uniqueId('completion')
  /** @type {ReturnType<typeof openPopup> | null} */
  let popup = null
  /** @type {{ completion: Completion, node: HTMLElement }[]} */
  let entries = []
  let at = 0
  let isSending = false
  /** @type {FileView[]} */
  let files = []

  const input = el('textarea', {
    id: uniqueId('composer'),
    class: 'composer-input',
    rows: 1,
    'aria-label': place.label,
    placeholder: place.label,
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    'aria-describedby': `${listId}-hint`,
    autocomplete: 'off',
    oninput: onInput,
    onclick: () => suggest(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
    onblur: () => popup?.close(),
  })
  input.value = drafts.get(draftKey) ?? ''
  const status = el('p', { class: 'composer-status', role: 'status' })
  const failure = el('p', { class: 'act-failure', role: 'alert', hidden: true })
  const hint = el('p', { class: 'composer-hint', id: `${listId}-hint` })
  const fileList = el('ul', { class: 'file-list' })
  const picker = el('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: -1,
    'aria-label': 'Files to attach',
    onchange: () => void attach(),
  })
  const more = el(
    'button',
    { type: 'button', class: 'button button-icon', 'aria-label': 'Attach a file or run a shortcut' },
    el('span', { 'aria-hidden': 'true' }, '+'),
  )
  attachMenu(more, 'Add to this message', () => [
    { label: 'Attach a file', run: () => picker.click() },
    ...session.workspace.app.shortcuts
      .filter(shortcut => shortcut.type === 'global')
      .map(shortcut => ({
        label: shortcut.name,
        description: `Shortcut of ${session.workspace.app.name}`,
        run: () => void runShortcut(session, shortcut.callbackId, undefined, fail),
      })),
  ])
  const sendButton = el(
    'button',
    { type: 'submit', class: 'button button-primary composer-send', 'aria-label': 'Send' },
    el('span', { 'aria-hidden': 'true' }, '➤'),
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
    el(
      'div',
      { class: 'composer-box' },
      fileList,
      el('div', { class: 'composer-row' }, more, picker, input, sendButton),
    ),
    el('div', { class: 'composer-foot' }, hint, status),
  )
  grow()
  showHint()
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
    popup?.close()
    await send()
  }

  function onInput() {
    drafts.set(draftKey, input.value)
    failure.hidden = true
    grow()
    suggest()
    showHint()
  }

  function grow() {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, 200)}px`
  }

  function showHint() {
    const command = commandOf(input.value, session)
    hint.replaceChildren(
      ...(command
        ? [
            el('strong', {}, `${command.command} `),
            el('span', { class: 'usage' }, command.usageHint),
            ` ${command.description}`,
          ]
        : input.value === ''
          ? ['Type / for commands, @ for people']
          : ['Enter sends, Shift + Enter starts a new line']),
    )
  }

  function suggest() {
    const found = completionsAt(input.value, input.selectionStart, session)
    if (found.length === 0) return popup?.close()
    entries = found.map((completion, index) => ({ completion, node: drawEntry(completion, index) }))
    const list = el(
      'div',
      { role: 'listbox', id: listId, 'aria-label': 'Suggestions' },
      entries.map(entry => entry.node),
    )
    popup?.close()
    popup = openPopup(form, el('div', { class: 'popup listbox completions' }, list), () => {
      popup = null
      entries = []
      input.removeAttribute('aria-activedescendant')
    })
    status.textContent = `${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}`
    activate(0)
  }

  /**
   * @param {Completion} completion
   * @param {number} index
   */
  function drawEntry(completion, index) {
    return el(
      'div',
      {
        role: 'option',
        id: `${listId}-${index}`,
        class: 'option',
        'aria-selected': 'false',
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => take(completion),
      },
      el(
        'span',
        { class: 'option-text' },
        completion.label,
        completion.hint ? el('span', { class: 'usage' }, ` ${completion.hint}`) : null,
      ),
      completion.more ? el('span', { class: 'option-more' }, completion.more) : null,
    )
  }

  /** @param {number} next */
  function activate(next) {
    entries[at]?.node.setAttribute('aria-selected', 'false')
    entries[at]?.node.classList.remove('is-active')
    at = next
    const node = entries[at]?.node
    if (!node) return
    node.setAttribute('aria-selected', 'true')
    node.classList.add('is-active')
    node.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', node.id)
  }

  /** @param {Completion} completion */
  function take(completion) {
    const after = input.value.slice(input.selectionStart)
    const before = input.value.slice(0, completion.from) + completion.insert
    input.value = before + after
    input.setSelectionRange(before.length, before.length)
    popup?.close()
    status.textContent = ''
    drafts.set(draftKey, input.value)
    showHint()
    input.focus()
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return
    const completion = popup ? entries[at]?.completion : undefined
    if (completion && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      activate((at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length)
    } else if (
      completion &&
      (event.key === 'Tab' ||
        (event.key === 'Enter' && completion.insert.trim() !== input.value.slice(completion.from)))
    ) {
      event.preventDefault()
      take(completion)
    } else if (popup && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      popup.close()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }

  /** @param {string} words */
  function fail(words) {
    failure.textContent = words
    failure.hidden = false
  }

  async function send() {
    const text = input.value.trim()
    if (isSending || (text === '' && files.length === 0)) return
    popup?.close()
    failure.hidden = true
    const isCommand = text.startsWith('/')
    if (isCommand && place.threadTs !== null)
      return fail('Slack has no slash commands in threads. Use the message box of the conversation.')
    isSending = true
    sendButton.setAttribute('aria-busy', 'true')
    const waiting = setTimeout(() => {
      status.textContent = isCommand ? `Waiting for ${session.workspace.app.name}…` : 'Sending…'
    }, noticeableWaitMs)
    status.textContent = ''
    try {
      const result = session.absorb(
        await post(
          session.path(isCommand ? 'commands' : 'messages'),
          isCommand ? { channel: place.channel, text } : messageBody(text),
        ),
      )
      if (result.outcome === 'failed') return fail(result.message ?? 'The app did not answer.')
      if (input.value.trim() === text) input.value = ''
      files = []
      drawFiles()
      onInput()
    } catch (error) {
      fail(error instanceof Error ? error.message : 'The sandbox did not answer.')
    } finally {
      clearTimeout(waiting)
      status.textContent = ''
      isSending = false
      sendButton.removeAttribute('aria-busy')
    }
  }

  /** @param {string} text */
  function messageBody(text) {
    return {
      channel: place.channel,
      text: typedText(text, session),
      ...(place.threadTs === null ? {} : { threadTs: place.threadTs }),
      ...(files.length === 0 ? {} : { files: files.map(file => file.id) }),
    }
  }

  async function attach() {
    const picked = [...(picker.files ?? [])]
    picker.value = ''
    status.textContent = 'Uploading…'
    try {
      for (const file of picked) files.push(await upload(session.path('files'), file))
    } catch (error) {
      fail(error instanceof Error ? error.message : 'The file could not be uploaded.')
    }
    status.textContent = ''
    drawFiles()
    input.focus()
  }

  function drawFiles() {
    fileList.replaceChildren(
      ...files.map(file =>
        el(
          'li',
          {},
          file.name,
          el(
            'button',
            {
              type: 'button',
              class: 'button-plain',
              'aria-label': `Remove ${file.name}`,
              onclick: () => {
                files = files.filter(found => found !== file)
                drawFiles()
                input.focus()
              },
            },
            '×',
          ),
        ),
      ),
    )
  }
}
