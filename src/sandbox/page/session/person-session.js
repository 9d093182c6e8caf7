/** @import { ActResult, Change, ConversationView, HomeView, MessagePage, MessageView, ModalStackView, PersonView, WorkspaceView } from '../../page-api.ts' */
/** @import { Directory } from '../types.ts' */
import { get, post } from './api.js'
import { Emitter } from './emitter.js'
import { listen } from './live.js'
import { MessageLog } from './message-log.js'
import { paced } from './paced.js'

const pageSize = 50
const readingPaceMs = 200

/**
 * The workspace through one person's eyes, kept current by live changes.
 *
 * @extends {Emitter<'conversations' | 'home' | 'modals' | 'connections' | 'live' | 'workspace'>}
 * @implements {Directory}
 */
export class PersonSession extends Emitter {
  /** @type {ConversationView[]} */
  conversations = []
  /** @type {HomeView} */
  home = { view: null, viewId: null }
  /** @type {ModalStackView} */
  modals = { stack: [] }
  isLive = true
  /** The conversation on the screen: what arrives there is read. @type {string | null} */
  openChannel = null
  /** @type {Map<string, MessageLog>} */
  #logs = new Map()
  /** key: channel and the parent's ts @type {Map<string, MessageLog>} */
  #threads = new Map()
  #stop = () => {}
  #clockReadAt = performance.now()

  /**
   * @param {WorkspaceView} workspace
   * @param {PersonView} me
   */
  constructor(workspace, me) {
    super()
    this.workspace = workspace
    this.me = me
  }

  get people() {
    return this.workspace.people
  }

  /** @param {string} id */
  person(id) {
    return this.workspace.people.find(person => person.id === id)
  }

  /** @param {string} id */
  conversation(id) {
    return this.conversations.find(conversation => conversation.id === id)
  }

  now() {
    const { clock } = this.workspace
    return clock.isStopped ? clock.now : clock.now + performance.now() - this.#clockReadAt
  }

  /** @param {string} path */
  path(path) {
    return `people/${encodeURIComponent(this.me.id)}/${path}`
  }

  async start() {
    // From where the workspace was read: what happens while the rest is being loaded is not lost, however long the
    // stream takes to open.
    const events = this.path(`events?lastEventId=${this.workspace.latestChange}`)
    this.#stop = listen(`/sandbox/api/${events}`, 'change', {
      onEvent: change => this.#apply(/** @type {Change} */ (change)),
      onReset: () => void this.#reloadWorkspace(),
      onState: isLive => {
        if (this.isLive === isLive) return
        this.isLive = isLive
        this.emit('live')
      },
    })
    await this.load()
  }

  close() {
    this.#stop()
  }

  async load() {
    const [conversations, home, modals] = await Promise.all([
      /** @type {Promise<ConversationView[]>} */ (get(this.path('conversations'))),
      /** @type {Promise<HomeView>} */ (get(this.path('home'))),
      /** @type {Promise<ModalStackView>} */ (get(this.path('modals'))),
    ])
    this.conversations = conversations
    this.home = home
    this.modals = modals
    for (const name of /** @type {const} */ (['conversations', 'home', 'modals'])) this.emit(name)
    await Promise.all([
      ...[...this.#logs.keys()].map(channel => this.reload(channel)),
      ...[...this.#threads].map(([key, log]) => this.#fill(log, this.#threadPath(key))),
    ])
  }

  /** @param {string} channel */
  log(channel) {
    const known = this.#logs.get(channel)
    if (known) return known
    const log = new MessageLog()
    this.#logs.set(channel, log)
    void this.reload(channel)
    return log
  }

  /**
   * @param {string} channel
   * @param {string} ts of the parent
   */
  thread(channel, ts) {
    const key = `${channel}/${ts}`
    const known = this.#threads.get(key)
    if (known) return known
    const log = new MessageLog()
    this.#threads.set(key, log)
    void this.#fill(log, this.#threadPath(key))
    return log
  }

  /** @param {string} channel */
  async reload(channel) {
    const log = this.#logs.get(channel)
    if (!log) return
    // Only members read a channel.
    if (this.conversation(channel)?.isMember) await this.#fill(log, this.#messagesPath(channel))
    else log.fill({ messages: [], hasMore: false })
  }

  /** @param {string} channel */
  async loadOlder(channel) {
    const log = this.log(channel)
    const before = log.oldestTs
    if (before === null || !log.hasMore) return
    log.prepend(await get(`${this.#messagesPath(channel)}&before=${before}`))
  }

  /** @param {ActResult} result */
  absorb(result) {
    for (const message of result.messages ?? []) this.#place(message.channel, message)
    if (result.modals) this.#apply({ type: 'modals', modals: result.modals })
    return result
  }

  /** Reads the conversation on the screen; in a flood once in a while, not once a message. */
  markRead = paced(() => void this.#readOpenChannel(), readingPaceMs)

  async #readOpenChannel() {
    const conversation = this.conversation(this.openChannel ?? '')
    const isSeen = document.visibilityState === 'visible'
    if (!isSeen || !conversation?.isMember || conversation.unreadCount === 0) return
    try {
      this.#replace(await post(this.path(`conversations/${conversation.id}/read`)))
    } catch {
      // It stays unread until it is opened again.
    }
  }

  /** @param {ConversationView} conversation */
  keep(conversation) {
    this.#replace(conversation)
  }

  /** @param {string} channel */
  #messagesPath(channel) {
    return this.path(`conversations/${channel}/messages?limit=${pageSize}`)
  }

  /** @param {string} key */
  #threadPath(key) {
    const [channel = '', ts = ''] = key.split('/')
    return this.path(`conversations/${channel}/threads/${ts}`)
  }

  /**
   * @param {MessageLog} log
   * @param {string} path
   */
  async #fill(log, path) {
    log.beginLoading()
    try {
      log.fill(/** @type {MessagePage} */ (await get(path)))
    } catch {
      log.fill({ messages: [], hasMore: false })
    }
  }

  /** @param {Change} change */
  #apply(change) {
    switch (change.type) {
      case 'message':
        return this.#place(change.channel, change.message)
      case 'message-deleted':
        this.#logs.get(change.channel)?.delete(change.ts)
        for (const [key, log] of this.#threads)
          if (key.startsWith(`${change.channel}/`)) log.delete(change.ts)
        return
      case 'conversation':
        return this.#replace(change.conversation)
      case 'home':
        this.home = change.home
        return this.emit('home')
      case 'modals':
        this.modals = change.modals
        return this.emit('modals')
      case 'connections':
        this.workspace = {
          ...this.workspace,
          app: { ...this.workspace.app, connections: change.connections },
        }
        return this.emit('connections')
      case 'workspace':
        return void this.#reloadWorkspace()
      case 'reset':
        return void this.#reloadWorkspace()
    }
  }

  async #reloadWorkspace() {
    try {
      this.workspace = await get('workspace')
      this.#clockReadAt = performance.now()
      await this.load()
      this.emit('workspace')
    } catch {
      // Gone again: the stream notices, comes back and asks once more.
    }
  }

  /**
   * @param {string} channel
   * @param {MessageView} message
   */
  #place(channel, message) {
    const parentTs = message.threadTs ?? message.ts
    const isReply = message.threadTs !== null && message.threadTs !== message.ts
    this.#threads.get(`${channel}/${parentTs}`)?.put(message)
    if (!isReply || message.isBroadcast) this.#logs.get(channel)?.put(message)
    if (channel === this.openChannel) this.markRead()
  }

  /** @param {ConversationView} conversation */
  #replace(conversation) {
    const at = this.conversations.findIndex(found => found.id === conversation.id)
    this.conversations =
      at < 0 ? [...this.conversations, conversation] : this.conversations.with(at, conversation)
    if (conversation.id === this.openChannel && conversation.unreadCount > 0) this.markRead()
    this.emit('conversations')
  }
}
