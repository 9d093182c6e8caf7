import type { ModalView } from '@slack/types'
import { type NotUsefulReason, notUsefulReasons } from '../../workflows/react.ts'

export const notUsefulView = { callbackId: 'not_useful', blockId: 'why', actionId: 'why' } as const

/** What the form carries back: which nudge, and where to say thank you. */
export interface NotUsefulContext {
  readonly nudgeId: string
  readonly channel: string
}

export function readNotUsefulContext(metadata: string): NotUsefulContext {
  const [nudgeId = '', channel = ''] = metadata.split('|')
  return { nudgeId, channel }
}

export function isNotUsefulReason(value: string | undefined): value is NotUsefulReason {
  return value !== undefined && Object.hasOwn(notUsefulReasons, value)
}

/** Asks in one tap why a nudge was not useful. */
export function notUsefulForm({ nudgeId, channel }: NotUsefulContext): ModalView {
  return {
    type: 'modal',
    callback_id: notUsefulView.callbackId,
    private_metadata: `${nudgeId}|${channel}`,
    title: { type: 'plain_text', text: 'Not useful' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: notUsefulView.blockId,
        label: { type: 'plain_text', text: 'Why was this not useful?' },
        hint: {
          type: 'plain_text',
          text: 'Your answer makes the next suggestions better.',
        },
        element: {
          type: 'radio_buttons',
          action_id: notUsefulView.actionId,
          options: Object.entries(notUsefulReasons).map(([value, text]) => ({
            value,
            text: { type: 'plain_text', text },
          })),
        },
      },
    ],
  }
}
