import { type NotUsefulReason, notUsefulReasons } from '../../workflows/react/index.ts'
import { dismiss } from '../actions/reactions.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import type { Form } from './form.ts'

const field = 'why'

function isReason(value: string | undefined): value is NotUsefulReason {
  return value !== undefined && Object.hasOwn(notUsefulReasons, value)
}

/** Asks in one tap why a nudge was not useful. */
export const notUsefulForm: Form = {
  callbackId: 'not_useful',
  title: 'Not useful',
  openedBy: [nudgeActions.notUseful],
  isQuick: true,
  open: () => ({
    title: 'Not useful',
    submit: 'Send',
    blocks: [
      {
        type: 'input',
        block_id: field,
        label: { type: 'plain_text', text: 'Why was this not useful?' },
        hint: { type: 'plain_text', text: 'Your answer makes the next suggestions better.' },
        element: {
          type: 'radio_buttons',
          action_id: field,
          options: Object.entries(notUsefulReasons).map(([value, text]) => ({
            value,
            text: { type: 'plain_text', text },
          })),
        },
      },
    ],
  }),
  read(state) {
    const why = state[field]?.[field]?.selected_option?.value
    if (!isReason(why)) return { errors: { [field]: 'Please pick one.' } }
    return {
      save: (services, { slackUserId, value }) => dismiss(services, { slackUserId, nudgeId: value, why }),
    }
  },
}
