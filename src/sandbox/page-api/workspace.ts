/** Who and where. */
import type { ClockView } from './developers.ts'

export interface PersonView {
  id: string
  /** `dana`, without the @ */
  username: string
  name: string
  email: string | null
  title: string
  /** IANA zone */
  tz: string
  isBot: boolean
  isGuest: boolean
  isDeleted: boolean
}

export interface CommandView {
  /** with the slash: `/coverage` */
  command: string
  description: string
  /** `[account]`, shown after the command while it is being typed */
  usageHint: string
}

export interface ShortcutView {
  callbackId: string
  name: string
  type: 'global' | 'message'
}

/** GET /sandbox/api/workspace */
export interface WorkspaceView {
  team: { id: string; name: string; domain: string }
  /** `older` refuses the newer blocks, as workspaces do that have not received them yet. */
  mode: 'current' | 'older'
  app: {
    id: string
    name: string
    botUserId: string
    commands: CommandView[]
    shortcuts: ShortcutView[]
    transport: 'socket' | 'http'
    /** open Socket Mode connections; over HTTP 1 while the request URL answered last time, else 0 */
    connections: number
    hasHome: boolean
    /** it is told of messages in its direct messages */
    hearsMessages: boolean
    /** it is told where it is mentioned */
    hearsMentions: boolean
  }
  people: PersonView[]
  /** Listening from here (`…/events?lastEventId=`) misses nothing that happens after this answer. */
  latestChange: number
  clock: ClockView
}

export interface ConversationView {
  id: string
  kind: 'public' | 'private' | 'im' | 'mpim'
  /** a channel's name, or the other people's names for im and mpim */
  name: string
  topic: string
  members: string[]
  isArchived: boolean
  /** shared with another organisation */
  isExtShared: boolean
  isMember: boolean
  /** the direct message with the app: show it under Apps, with Home and Messages tabs */
  isAppDm: boolean
  unreadCount: number
  /** ts of the newest message, null in an empty conversation */
  latestTs: string | null
}
