/** What a person sees: messages, Home, forms. */
import type { KnownBlock, View } from '@slack/types'

/** Any block as the app sent it, with `block_id` and every element's `action_id` filled in as Slack fills them. */
export type WireBlock = (KnownBlock | { type: string }) & { block_id?: string }

export interface FileView {
  id: string
  name: string
  title: string
  /** '' where the app gave none */
  altText: string
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
  isPinned: boolean
  /** `name` as in `:name:`; `users` in the order in which they reacted */
  reactions: { name: string; users: string[] }[]
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
