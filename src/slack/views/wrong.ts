import type { ModalView } from '@slack/types'
import { type NudgeContext, writeNudgeContext } from './nudge-context.ts'

export const wrongView = { callbackId: 'this_is_wrong', blockId: 'said', actionId: 'said' } as const

const MOST_CHARACTERS = 500

/** Asks what is wrong, for the one who keeps the fact. */
export function wrongForm(context: NudgeContext): ModalView {
  return {
    type: 'modal',
    callback_id: wrongView.callbackId,
    private_metadata: writeNudgeContext(context),
    title: { type: 'plain_text', text: 'This is wrong' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: wrongView.blockId,
        label: { type: 'plain_text', text: 'What is right?' },
        hint: {
          type: 'plain_text',
          text: 'Whoever keeps this fact reads it with your name. Until it is checked, nobody hears of it.',
        },
        element: {
          type: 'plain_text_input',
          action_id: wrongView.actionId,
          multiline: true,
          max_length: MOST_CHARACTERS,
        },
      },
    ],
  }
}
