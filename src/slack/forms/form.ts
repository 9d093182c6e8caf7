import type { ViewStateValue } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Reply } from '../blocks/build.ts'
import { classicBlocks } from '../blocks/classic.ts'
import { LIMITS } from '../blocks/limits.ts'
import type { ShownBlock } from '../blocks/native.ts'
import { cut } from '../blocks/text.ts'
import type { SlackServices } from '../surface.ts'

/** Who opened a form, on what, and where an answer goes: '' where it was opened from no conversation. */
export interface FormAsked {
  readonly slackUserId: string
  /** Value of the button, or what was typed behind the command. */
  readonly value: string
  readonly channel: string
}

export interface FormContent {
  readonly title: string
  /** Null for a view with nothing to send. */
  readonly submit: string | null
  readonly blocks: readonly ShownBlock[]
  /** Comes back as `value` when the form is sent; without it what it was opened with. */
  readonly value?: string
}

/** What stands in the fields, by block id and action id. */
export type FormState = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>

/** What saving came to: words for the person, the next page, or a problem with which the form stays open as it was typed. */
export type Saved = Reply | FormContent | { readonly problem: string }

/** What is wrong beside which field (by block id), or how to save what was read. */
export type Read =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly save: (services: SlackServices, asked: FormAsked) => Promise<Saved> }

/** A control inside a form that changes the form at once. */
export interface FormChange {
  readonly actionId: string
  readonly change: (
    services: SlackServices,
    asked: FormAsked & { readonly state: FormState; readonly chosen: string },
  ) => Promise<FormContent>
}

/** One form of the bot. `forms/index.ts` lists them all. */
export interface Form {
  readonly callbackId: string
  /** Stands over the form while it loads. */
  readonly title: string
  /** Buttons and shortcuts that open it, each also with a number behind it (`id:3`). */
  readonly openedBy: readonly string[]
  /** Closes as soon as it is sent, with the answer in the conversation; other forms show the answer themselves. */
  readonly isQuick?: boolean
  /** Stands there while what was sent is worked on; by default that it is being saved. */
  readonly sending?: string
  /** A form that needs no reading is opened in one step, others show that they load. A reply is shown in its place. */
  readonly open: (
    services: () => Promise<SlackServices>,
    asked: FormAsked,
  ) => FormContent | Promise<FormContent | Reply>
  /** Pure: says at once what is wrong beside which field. */
  readonly read: (state: FormState, asked: FormAsked) => Read
  readonly changes?: readonly FormChange[]
}

const TITLE = 24
const title = (text: string) => ({ type: 'plain_text', text: cut(text, TITLE) }) as const

/** Slack keeps up to 3,000 characters with a view. */
const writeAsked = ({ value, channel }: Pick<FormAsked, 'value' | 'channel'>) =>
  JSON.stringify({ value, channel })

/** What the form was opened with; a view that somebody else made says nothing. */
export function readAsked(metadata: string): Pick<FormAsked, 'value' | 'channel'> {
  try {
    const { value, channel } = JSON.parse(metadata) as Record<string, unknown>
    return {
      value: typeof value === 'string' ? value : '',
      channel: typeof channel === 'string' ? channel : '',
    }
  } catch {
    return { value: '', channel: '' }
  }
}

export function formView(form: Pick<Form, 'callbackId'>, content: FormContent, asked: FormAsked): ModalView {
  return {
    type: 'modal',
    callback_id: form.callbackId,
    private_metadata: writeAsked({ value: content.value ?? asked.value, channel: asked.channel }),
    title: title(content.title),
    close: { type: 'plain_text', text: content.submit === null ? 'Close' : 'Cancel' },
    ...(content.submit === null ? {} : { submit: title(content.submit) }),
    blocks: classicBlocks(content.blocks, LIMITS.viewBlocks),
  }
}

/** A modal that only says something. Charts and tables stand in messages alone, so views have them in classic blocks. */
export function replyView(heading: string, { blocks }: Pick<Reply, 'blocks'>): ModalView {
  return {
    type: 'modal',
    title: title(heading),
    close: { type: 'plain_text', text: 'Close' },
    blocks: classicBlocks(blocks, LIMITS.viewBlocks),
  }
}
