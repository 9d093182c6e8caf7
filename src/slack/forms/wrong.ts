import { dispute } from '../actions/reactions.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import type { Form } from './form.ts'

const field = 'said'
const MOST_CHARACTERS = 500

/** Asks what is wrong, for the one who keeps the fact. */
export const wrongForm: Form = {
  callbackId: 'this_is_wrong',
  title: 'This is wrong',
  openedBy: [nudgeActions.wrong],
  isQuick: true,
  open: () => ({
    title: 'This is wrong',
    submit: 'Send',
    blocks: [
      {
        type: 'input',
        block_id: field,
        label: { type: 'plain_text', text: 'What is right?' },
        hint: {
          type: 'plain_text',
          text: 'Whoever keeps this fact reads it with your name. Until it is checked, nobody hears of it.',
        },
        element: {
          type: 'plain_text_input',
          action_id: field,
          multiline: true,
          max_length: MOST_CHARACTERS,
        },
      },
    ],
  }),
  read(state) {
    const said = state[field]?.[field]?.value?.trim() ?? ''
    if (said === '') return { errors: { [field]: 'Please write what is right.' } }
    return {
      save: (services, { slackUserId, value }) => dispute(services, { slackUserId, nudgeId: value, said }),
    }
  },
}
