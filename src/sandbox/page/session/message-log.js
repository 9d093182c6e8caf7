/** @import { MessagePage, MessageView } from '../../page-api.ts' */
import { Emitter } from './emitter.js'

/** What is further back is asked for again when somebody wants to see it. */
const mostKept = 500

/**
 * The messages of one conversation, or of one thread, oldest first.
 *
 * @extends {Emitter<'change'>}
 */
export class MessageLog extends Emitter {
  /** @type {Map<string, MessageView>} */
  #messages = new Map()
  /** What arrived live while a page was being fetched, which that page may not know. @type {Map<string, MessageView>} */
  #arrived = new Map()
  #isLoading = true
  hasMore = false
  isLoaded = false

  get messages() {
    return [...this.#messages.values()].sort(
      (a, b) => Number(a.ts) - Number(b.ts) || a.ts.localeCompare(b.ts),
    )
  }

  get oldestTs() {
    return this.messages.find(message => !message.isEphemeral)?.ts ?? null
  }

  beginLoading() {
    this.#isLoading = true
    this.#arrived.clear()
  }

  /** @param {MessagePage} page */
  fill(page) {
    this.#isLoading = false
    this.#messages.clear()
    for (const message of [...page.messages, ...this.#arrived.values()])
      this.#messages.set(message.ts, message)
    this.hasMore = page.hasMore
    this.isLoaded = true
    this.emit('change')
  }

  /** @param {MessagePage} page */
  prepend(page) {
    for (const message of page.messages) this.#messages.set(message.ts, message)
    this.hasMore = page.hasMore
    this.emit('change')
  }

  /** @param {MessageView} message */
  put(message) {
    this.#messages.set(message.ts, message)
    if (this.#isLoading) this.#arrived.set(message.ts, message)
    if (this.#messages.size > mostKept) this.#forgetOldest()
    this.emit('change')
  }

  #forgetOldest() {
    const [oldest] = this.messages
    if (oldest) this.#messages.delete(oldest.ts)
    this.hasMore = true
  }

  /** @param {string} ts */
  delete(ts) {
    this.#arrived.delete(ts)
    if (this.#messages.delete(ts)) this.emit('change')
  }
}
