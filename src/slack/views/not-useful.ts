import type { ModalView } from '@slack/types'
import { type NotUsefulReason, notUsefulReasons } from '../../workflows/react/index.ts'
import { type NudgeContext, writeNudgeContext } from './nudge-context.ts'

export const notUsefulView = { callbackId: 'not_useful', blockId: 'why', actionId: 'why' } as const

export function isNotUsefulReason(value: string | undefined): value is NotUsefulReason {
  return value !== undefined && Object.hasOwn(notUsefulReasons, value)
}

/** Asks in one tap why a nudge was not useful. */
export function notUsefulForm(context: NudgeContext): ModalView {
  return {
    type: 'modal',
    callback_id: notUsefulView.callbackId,
    private_metadata: writeNudgeContext(context),
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
