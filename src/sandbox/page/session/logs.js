/** @import { MessagePage, MessageView } from '../../page-api.ts' */
import { MessageLog } from './message-log.js'

const pageSize = 50

/** The messages of every conversation and thread that was looked at, as one person sees them. */
export class Logs {
  /** @type {Map<string, MessageLog>} */
  #ofChannel = new Map()
  /** key: channel and the parent's ts @type {Map<string, MessageLog>} */
  #ofThread = new Map()
  /** @type {(path: string) => Promise<MessagePage>} */
  #read
  /** @type {(channel: string) => boolean} */
  #isMember

  /**
   * @param {(path: string) => Promise<MessagePage>} read a path below the person's own
   * @param {(channel: string) => boolean} isMember
   */
  constructor(read, isMember) {
    this.#read = read
    this.#isMember = isMember
  }

  /** @param {string} channel */
  of(channel) {
    const known = this.#ofChannel.get(channel)
    if (known) return known
    const log = new MessageLog()
    this.#ofChannel.set(channel, log)
    void this.reload(channel)
    return log
  }

  /**
   * @param {string} channel
   * @param {string} ts of the parent
   */
  ofThread(channel, ts) {
    const key = `${channel}/${ts}`
    const known = this.#ofThread.get(key)
    if (known) return known
    const log = new MessageLog()
    this.#ofThread.set(key, log)
    void this.#fill(log, threadPath(key))
    return log
  }

  /** @param {string} channel */
  async reload(channel) {
    const log = this.#ofChannel.get(channel)
    if (!log) return
    // Only members read a channel.
    if (this.#isMember(channel)) await this.#fill(log, messagesPath(channel))
    else log.fill({ messages: [], hasMore: false })
  }

  async reloadAll() {
    await Promise.all([
      ...[...this.#ofChannel.keys()].map(channel => this.reload(channel)),
      ...[...this.#ofThread].map(([key, log]) => this.#fill(log, threadPath(key))),
    ])
  }

  /** @param {string} channel */
  async loadOlder(channel) {
    const log = this.of(channel)
    const before = log.oldestTs
    if (before === null || !log.hasMore) return
    log.prepend(await this.#read(`${messagesPath(channel)}&before=${before}`))
  }

  /**
   * @param {string} channel
   * @param {MessageView} message
   */
  put(channel, message) {
    const parentTs = message.threadTs ?? message.ts
    const isReply = message.threadTs !== null && message.threadTs !== message.ts
    this.#ofThread.get(`${channel}/${parentTs}`)?.put(message)
    if (!isReply || message.isBroadcast) this.#ofChannel.get(channel)?.put(message)
  }

  /**
   * @param {string} channel
   * @param {string} ts
   */
  delete(channel, ts) {
    this.#ofChannel.get(channel)?.delete(ts)
    for (const [key, log] of this.#ofThread) if (key.startsWith(`${channel}/`)) log.delete(ts)
  }

  /**
   * @param {MessageLog} log
   * @param {string} path
   */
  async #fill(log, path) {
    log.beginLoading()
    try {
      log.fill(await this.#read(path))
    } catch {
      log.fill({ messages: [], hasMore: false })
    }
  }
}

/** @param {string} channel */
function messagesPath(channel) {
  return `conversations/${channel}/messages?limit=${pageSize}`
}

/** @param {string} key */
function threadPath(key) {
  const [channel = '', ts = ''] = key.split('/')
  return `conversations/${channel}/threads/${ts}`
}
