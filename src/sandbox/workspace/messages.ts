import type { JsonObject } from '../json.ts'

export interface Reaction {
  /** without the colons */
  name: string
  users: string[]
}

export interface Message {
  channel: string
  ts: string
  user: string
  botId: string | null
  appId: string | null
  text: string
  blocks: JsonObject[]
  attachments: JsonObject[]
  threadTs: string | null
  isBroadcast: boolean
  subtype: string | null
  metadata: JsonObject | null
  files: string[]
  edited: { user: string; ts: string } | null
  username: string | null
  iconEmoji: string | null
  iconUrl: string | null
  clientMsgId: string | null
  /** an ephemeral message: the one person who sees it; never in history */
  visibleTo: string | null
  replyCount: number
  latestReply: string | null
  replyUsers: Set<string>
  reactions: readonly Reaction[]
  /** who pinned it to its conversation, and when in epoch seconds */
  pin: { by: string; at: number } | null
}

export interface Messages {
  add(message: Message): void
  get(channel: string, ts: string): Message | undefined
  remove(message: Message): void
  /** oldest first; without ephemeral ones and without thread replies that were not broadcast */
  ofConversation(channel: string): Message[]
  /** every lasting one, thread replies too; oldest first */
  inConversation(channel: string): Message[]
  /** the root where it still exists, then its replies, oldest first */
  ofThread(channel: string, rootTs: string): Message[]
  ephemeralFor(userId: string, channel: string): Message[]
  latest(channel: string): Message | undefined
  /** every one of every conversation, ephemeral ones too; oldest first */
  all(): Message[]
  readonly size: number
}

interface Log {
  byTs: Map<string, Message>
  threads: Map<string, Set<string>>
  latest: Message | undefined
}

const ephemeralsKept = 100

/** Keeps at most `total` messages, `perConversation` in one conversation: the oldest go first. */
export function createMessages(total: number, perConversation: number): Messages {
  const logs = new Map<string, Log>()
  const ephemerals = new Map<string, Message[]>()
  // In the order of arrival, to find the oldest of all; entries of deleted messages are skipped.
  let arrivals: Message[] = []
  let head = 0
  let size = 0

  const logOf = (channel: string) => {
    let log = logs.get(channel)
    if (log === undefined) {
      log = { byTs: new Map(), threads: new Map(), latest: undefined }
      logs.set(channel, log)
    }
    return log
  }

  const remove = (message: Message) => {
    if (message.visibleTo !== null) {
      const key = `${message.visibleTo} ${message.channel}`
      ephemerals.set(
        key,
        (ephemerals.get(key) ?? []).filter(one => one !== message),
      )
      return
    }
    const log = logOf(message.channel)
    if (!log.byTs.delete(message.ts)) return
    size -= 1
    const replies = message.threadTs === null ? undefined : log.threads.get(message.threadTs)
    replies?.delete(message.ts)
    if (replies?.size === 0 && message.threadTs !== null) log.threads.delete(message.threadTs)
    if (log.latest === message) log.latest = [...log.byTs.values()].at(-1)
  }

  const trim = (log: Log) => {
    while (log.byTs.size > perConversation) {
      const oldest = log.byTs.values().next().value
      if (oldest === undefined) break
      remove(oldest)
    }
    while (size > total) {
      const oldest = arrivals[head]
      head += 1
      if (oldest === undefined) break
      remove(oldest)
    }
    // Deleted messages linger in the list of arrivals until it is twice as long as it need be.
    if (arrivals.length > 2 * total || head > total) {
      arrivals = arrivals.slice(head).filter(one => logs.get(one.channel)?.byTs.get(one.ts) === one)
      head = 0
    }
  }

  return {
    add(message) {
      if (message.visibleTo !== null) {
        const key = `${message.visibleTo} ${message.channel}`
        const kept = ephemerals.get(key) ?? []
        kept.push(message)
        if (kept.length > ephemeralsKept) kept.shift()
        ephemerals.set(key, kept)
        return
      }
      const log = logOf(message.channel)
      log.byTs.set(message.ts, message)
      log.latest = message
      size += 1
      arrivals.push(message)
      if (message.threadTs !== null && message.threadTs !== message.ts) {
        const replies = log.threads.get(message.threadTs) ?? new Set()
        replies.add(message.ts)
        log.threads.set(message.threadTs, replies)
      }
      trim(log)
    },
    get(channel, ts) {
      return logs.get(channel)?.byTs.get(ts)
    },
    remove,
    ofConversation(channel) {
      const shown: Message[] = []
      for (const message of logs.get(channel)?.byTs.values() ?? [])
        if (message.threadTs === null || message.threadTs === message.ts || message.isBroadcast)
          shown.push(message)
      return shown
    },
    inConversation: channel => [...(logs.get(channel)?.byTs.values() ?? [])],
    ofThread(channel, rootTs) {
      const log = logs.get(channel)
      const root = log?.byTs.get(rootTs)
      const thread = root === undefined ? [] : [root]
      for (const ts of log?.threads.get(rootTs) ?? []) {
        const reply = log?.byTs.get(ts)
        if (reply !== undefined) thread.push(reply)
      }
      return thread
    },
    ephemeralFor: (userId, channel) => ephemerals.get(`${userId} ${channel}`) ?? [],
    latest: channel => logs.get(channel)?.latest,
    all: () =>
      [...[...logs.values()].flatMap(log => [...log.byTs.values()]), ...[...ephemerals.values()].flat()].sort(
        (a, b) => (a.ts < b.ts ? -1 : 1),
      ),
    get size() {
      return size
    },
  }
}

// One for all: most messages never get any.
const noReactions: readonly Reaction[] = []

/** A message with everything but its place and words left at nothing. */
export function blankMessage(part: Pick<Message, 'channel' | 'ts' | 'user'> & Partial<Message>): Message {
  return {
    botId: null,
    appId: null,
    text: '',
    blocks: [],
    attachments: [],
    threadTs: null,
    isBroadcast: false,
    subtype: null,
    metadata: null,
    files: [],
    edited: null,
    username: null,
    iconEmoji: null,
    iconUrl: null,
    clientMsgId: null,
    visibleTo: null,
    replyCount: 0,
    latestReply: null,
    replyUsers: new Set(),
    reactions: noReactions,
    pin: null,
    ...part,
  }
}
