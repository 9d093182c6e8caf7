/**
 * What the sandbox's page (or a test) may ask of the sandbox: plain JSON over HTTP on the sandbox's own port, all of
 * it under /sandbox/api. README.md in this folder lists the routes; this file is the shape of every body.
 * Types only. Field names here are camelCase; whatever comes from the app under test (blocks, views, payloads) is
 * passed on exactly as Slack would put it on the wire.
 */
import type { KnownBlock, View } from '@slack/types'

/** Any block as the app sent it, with `block_id` and every element's `action_id` filled in as Slack fills them. */
export type WireBlock = (KnownBlock | { type: string }) & { block_id?: string }

/* ---------------------------------------------------------------- who and where */

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
  }
  people: PersonView[]
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

export interface FileView {
  id: string
  name: string
  title: string
  mimetype: string
  sizeBytes: number
  /** path on the sandbox's port, to show or download */
  url: string
  isImage: boolean
}

export interface MessageView {
  channel: string
  ts: string
  threadTs: string | null
  /** user id of the author (the bot's user id for the app's messages) */
  user: string
  /** set where the app posted under another name or icon */
  username: string | null
  iconEmoji: string | null
  iconUrl: string | null
  subtype: string | null
  /** mrkdwn as posted: `&amp; &lt; &gt;` escaped, `<@U…>`, `<#C…>`, `<url|text>`, `*bold*` */
  text: string
  blocks: WireBlock[]
  attachments: { color?: string; text?: string; fallback?: string; blocks?: WireBlock[] }[]
  files: FileView[]
  /** only this person sees it: mark it "Only visible to you" */
  isEphemeral: boolean
  isEdited: boolean
  replyCount: number
  latestReplyTs: string | null
  /** thread reply that was also sent to the channel */
  isBroadcast: boolean
}

/** GET …/messages and …/threads/:ts; oldest first */
export interface MessagePage {
  messages: MessageView[]
  /** there are older ones: ask again with `before` = the first ts */
  hasMore: boolean
}

export interface HomeView {
  /** null until the app has published one */
  view: View | null
  viewId: string | null
}

export interface ModalView {
  id: string
  /** the view as Slack keeps it: `title`, `submit`, `close`, `blocks`, `private_metadata`, `callback_id` … */
  view: View
  /** the app is working on this form's submission */
  isSubmitting: boolean
}

/** Bottom first; the last one is on top and is the one to draw. Empty: no form is open. */
export interface ModalStackView {
  stack: ModalView[]
}

/* ---------------------------------------------------------------- acting as a person */

/**
 * The value a person gave an element:
 * text, number, e-mail and URL inputs: the text · selects, radio buttons, overflow: the option's `value` ·
 * multi selects and checkboxes: the values · user, conversation and channel selects: ids ·
 * datepicker `YYYY-MM-DD` · timepicker `HH:mm` · datetimepicker: epoch seconds as text · rich text input: the text ·
 * file input: file ids · null: nothing chosen.
 * The sandbox turns it into Slack's wire shape, and refuses what a person could not have chosen.
 */
export type ElementValue = string | string[] | null

/** block_id → action_id → value. Leave out what was not touched: the sandbox adds the initial values. */
export type FormState = Record<string, Record<string, ElementValue>>

export type ElementContainer =
  | { type: 'message'; channel: string; ts: string }
  | { type: 'view'; viewId: string }

/** POST …/messages */
export interface PostMessageBody {
  channel: string
  text: string
  threadTs?: string
  /** ids of files this person uploaded with POST …/files */
  files?: string[]
}

/** POST …/commands; `text` is the whole line, slash included. Slack has no slash commands in threads. */
export interface RunCommandBody {
  channel: string
  text: string
}

/** POST …/actions; for a button or overflow `value` may be left out or is the option's value. */
export interface BlockActionBody {
  container: ElementContainer
  blockId: string
  actionId: string
  value?: ElementValue
  /** what else stands in the same message or view at that moment */
  state?: FormState
}

/** POST …/views/:viewId/submit */
export interface SubmitViewBody {
  state: FormState
}

/** POST …/views/:viewId/close; `all` is the cross of the whole stack */
export interface CloseViewBody {
  all?: boolean
}

/** POST …/home: the person opens one of the app's tabs */
export interface OpenHomeBody {
  tab: 'home' | 'messages'
}

/** POST …/shortcuts; `message` for a message shortcut */
export interface RunShortcutBody {
  callbackId: string
  message?: { channel: string; ts: string }
}

/** POST …/suggestions: what the app offers for an external select while somebody types */
export interface SuggestionsBody {
  container: ElementContainer
  blockId: string
  actionId: string
  query: string
}

export interface OptionView {
  text: string
  description: string | null
  value: string
}

export interface SuggestionsView {
  groups: { label: string | null; options: OptionView[] }[]
}

/** POST …/conversations: open (or find) a direct message, with one person or several */
export interface OpenConversationBody {
  users: string[]
}

/**
 * What became of an act. `failed` carries the words Slack would show, such as
 * `/coverage failed with the error "operation_timeout"`.
 */
export interface ActResult {
  outcome: 'delivered' | 'failed'
  error: 'operation_timeout' | 'dispatch_failed' | 'app_not_connected' | null
  message: string | null
  /** a submission the app refused: block_id → words to show under that input */
  errors?: Record<string, string>
  /** a message the person posted, or the ephemeral answer to a command */
  messages?: MessageView[]
  /** a view submission: what happened to the stack */
  modals?: ModalStackView
}

/** Every refusal of the page API itself: status 400, 403, 404, 409, 413 or 415. */
export interface ApiError {
  error: string
  message: string
}

/* ---------------------------------------------------------------- live updates */

/**
 * GET /sandbox/api/people/:userId/events (Server-Sent Events). Each event is one Change as JSON under the event name
 * `change`, its `id:` a rising number: reconnecting with Last-Event-ID gets what was missed. `reset` means that too
 * much was missed: load everything again. Comments (`:`) keep the connection alive.
 */
export type Change =
  | { type: 'message'; channel: string; message: MessageView }
  | { type: 'message-deleted'; channel: string; ts: string }
  | { type: 'conversation'; conversation: ConversationView }
  | { type: 'home'; home: HomeView }
  | { type: 'modals'; modals: ModalStackView }
  | { type: 'connections'; connections: number }
  | { type: 'workspace' }
  | { type: 'reset' }

/* ---------------------------------------------------------------- for developers */

/** One Web API request, or one delivery to the app. Tokens and signatures never appear. */
export interface TrafficEntry {
  seq: number
  /** epoch milliseconds on the sandbox's clock */
  at: number
  direction: 'from-app' | 'to-app'
  /** method name, `response_url`, `upload`, or event type, `/command`, `block_actions` … */
  name: string
  transport: 'web-api' | 'socket' | 'http'
  /** HTTP status, or null while a delivery awaits its acknowledgement or when it never came */
  status: number | null
  ok: boolean | null
  /** Slack's error code, or why a delivery failed */
  error: string | null
  durationMs: number | null
  /** 0 for the first delivery of an event */
  retryNum: number
  /** name of the injected fault that hit this one */
  fault: string | null
  request: unknown
  response: unknown
}

/** GET /sandbox/api/traffic?after=SEQ&limit=N (newest N after SEQ, oldest first); live: /sandbox/api/traffic/events */
export interface TrafficPage {
  entries: TrafficEntry[]
  latestSeq: number
}

/** GET and POST /sandbox/api/clock. The sandbox's own clock; the clocks of the app and the machine are untouched. */
export interface ClockView {
  /** epoch milliseconds */
  now: number
  /** a stopped clock moves only when told to */
  isStopped: boolean
  /** added to the Date header and to request timestamps, to try an app against a skewed clock */
  skewSeconds: number
}

export type ClockBody =
  | { advanceMs: number }
  | { set: number }
  | { isStopped: boolean }
  | { skewSeconds: number }

/**
 * A fault waits for the next matching request or delivery and hits it `times` times (default 1).
 * `method` is a Web API method or `*`; `event` is an event type, `/command`, `block_actions` … or `*`.
 */
export type FaultSpec = { times?: number; id?: string } & (
  | { kind: 'slow'; method: string; delayMs: number }
  | { kind: 'rate-limited'; method: string; retryAfterSeconds: number; channel?: string }
  | { kind: 'reset-before'; method: string }
  | { kind: 'reset-after'; method: string }
  | { kind: 'status-before'; method: string; status: number }
  | { kind: 'status-after'; method: string; status: number }
  | { kind: 'api-error'; method: string; error: string }
  | { kind: 'not-json'; method: string }
  | { kind: 'history-lag'; method?: string; lagMs: number }
  | { kind: 'duplicate-event'; event: string; copies: number }
  | { kind: 'late-event'; event: string; delayMs: number }
  | { kind: 'lost-event'; event: string }
  | { kind: 'drop-sockets'; event?: string }
  | {
      kind: 'refresh-sockets'
      event?: string
      reason?: 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'
    }
)

/** GET, POST (FaultSpec), DELETE (all) /sandbox/api/faults; DELETE /sandbox/api/faults/:id */
export interface FaultView {
  id: string
  spec: FaultSpec
  remaining: number
}

/** POST /sandbox/api/limits: rate limits are on by default; tests that are about something else switch them off. */
export interface LimitsBody {
  isEnforced?: boolean
  /** posts a minute over the whole workspace */
  workspacePostsPerMinute?: number
}
