/** Acting as a person. */
import type { MessageView, ModalStackView } from './shown.ts'

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

/** POST …/reactions: the person puts an emoji under a message, or with `isOn: false` takes theirs away */
export interface ReactBody {
  channel: string
  ts: string
  /** without the colons: `white_check_mark` */
  name: string
  isOn: boolean
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
