import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  KnownBlock,
  Overflow,
  PlainTextElement,
  StaticSelect,
} from '@slack/types'
import { LIMITS } from './limits.ts'
import type { ShownBlock } from './native.ts'
import { cut, line } from './text.ts'

const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(line(text), limit) || '–',
  emoji: false,
})

/** `verbatim` keeps Slack from turning an address or a name in data into a link or a mention. */
const verbatim = (mrkdwn: string) =>
  ({ type: 'mrkdwn', text: cut(mrkdwn, LIMITS.section) || '–', verbatim: true }) as const

export function header(text: string): KnownBlock {
  return { type: 'header', text: plain(text, LIMITS.header) }
}

/** Mrkdwn whose data has gone through `escapeMrkdwn`. */
export function section(mrkdwn: string, accessory?: Button | Overflow): KnownBlock {
  const text = verbatim(mrkdwn)
  return accessory === undefined ? { type: 'section', text } : { type: 'section', text, accessory }
}

export function context(...mrkdwn: readonly string[]): KnownBlock {
  return {
    type: 'context',
    elements: mrkdwn.slice(0, LIMITS.context).map(verbatim),
  }
}

export const divider: KnownBlock = { type: 'divider' }

export interface ButtonSpec {
  readonly actionId: string
  readonly label: string
  readonly value: string
  readonly style?: 'primary' | 'danger'
  /** Asked before the press counts. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string }
}

function confirmation({ title, text, yes }: NonNullable<ButtonSpec['confirm']>): ConfirmationDialog {
  return {
    title: plain(title, LIMITS.confirmTitle),
    text: plain(text, LIMITS.confirmText),
    confirm: plain(yes, LIMITS.confirmButton),
    deny: plain('Cancel', LIMITS.confirmButton),
  }
}

export function button({ actionId, label, value, style, confirm }: ButtonSpec): Button {
  const base: Button = {
    type: 'button',
    action_id: actionId,
    text: plain(label, LIMITS.button),
    value: value.slice(0, LIMITS.value),
  }
  return {
    ...base,
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: confirmation(confirm) }),
  }
}

export interface ChoiceSpec {
  readonly actionId: string
  readonly label: string
  readonly options: readonly { readonly label: string; readonly value: string }[]
}

export function choice({ actionId, label, options }: ChoiceSpec): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(label, LIMITS.option),
    options: options
      .slice(0, 100)
      .map(option => ({ text: plain(option.label, LIMITS.option), value: option.value.slice(0, 150) })),
  }
}

export function actions(blockId: string, ...elements: readonly (Button | StaticSelect)[]): ActionsBlock {
  return { type: 'actions', block_id: blockId.slice(0, 255), elements: elements.slice(0, LIMITS.actions) }
}

/** What a surface shows, and the words for a notification or a reader without blocks. */
export interface Reply {
  readonly text: string
  readonly blocks: ShownBlock[]
}

/** A reply inside the limits: what does not fit is cut, and the reply says so. */
export function reply(text: string, blocks: readonly ShownBlock[]): Reply {
  const fitting =
    blocks.length <= LIMITS.blocks
      ? [...blocks]
      : [...blocks.slice(0, LIMITS.blocks - 1), context(`and ${blocks.length - LIMITS.blocks + 1} more`)]
  return { text: cut(text, LIMITS.fallback) || '–', blocks: fitting }
}

/** A reply of one paragraph. */
export function sentence(mrkdwn: string): Reply {
  return reply(mrkdwn, [section(mrkdwn)])
}
