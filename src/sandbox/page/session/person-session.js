/** @import { ActResult, Change, ConversationView, HomeView, MessageView, ModalStackView, PersonView, WorkspaceView } from '../../page-api.ts' */
/** @import { Directory } from '../types.ts' */
import { get, post } from './api.js'
import { Emitter } from './emitter.js'
import { listen } from './live.js'
import { Logs } from './logs.js'
import { paced } from './paced.js'

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
  logs = new Logs(
    path => get(this.path(path)),
    channel => this.conversation(channel)?.isMember ?? false,
  )
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
    await this.logs.reloadAll()
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

  /** @param {Change} change */
  #apply(change) {
    switch (change.type) {
      case 'message':
        return this.#place(change.channel, change.message)
      case 'message-deleted':
        return this.logs.delete(change.channel, change.ts)
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
    this.logs.put(channel, message)
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
