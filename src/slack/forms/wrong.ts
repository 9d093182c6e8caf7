import type { KnownBlock } from '@slack/types'
import { type Correction, corrections } from '../../workflows/react/index.ts'
import { correct, dispute } from '../actions/reactions.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import type { Form } from './form.ts'

const field = 'said'
const MOST_CHARACTERS = 500
const fix = 'correction'
const other = 'other'

const isCorrection = (value: string): value is Correction => Object.hasOwn(corrections, value)

const option = (value: string, text: string) => ({ value, text: { type: 'plain_text', text } as const })

/** What the reader may put right themselves, where the fact is theirs. */
const correctionBlock: KnownBlock = {
  type: 'input',
  block_id: fix,
  label: { type: 'plain_text', text: 'Where does the action stand?' },
  element: {
    type: 'radio_buttons',
    action_id: fix,
    options: [
      ...Object.entries(corrections).map(([value, text]) => option(value, text)),
      option(other, 'Something else is wrong'),
    ],
  },
}

/** Asks what is wrong, for the one who keeps the fact. */
export const wrongForm: Form = {
  callbackId: 'this_is_wrong',
  title: 'This is wrong',
  openedBy: [nudgeActions.wrong],
  isQuick: true,
  async open(services, { slackUserId, value }) {
    const { mayCorrect } = await import('../../workflows/react/index.ts')
    const { react } = await services()
    const isTheirs = await mayCorrect(react, { slackUserId, nudgeId: value })
    return {
      title: 'This is wrong',
      submit: 'Send',
      blocks: [
        ...(isTheirs ? [correctionBlock] : []),
        {
          type: 'input',
          optional: isTheirs,
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
    }
  },
  read(state) {
    const said = state[field]?.[field]?.value?.trim() ?? ''
    const correction = state[fix]?.[fix]?.selected_option?.value ?? ''
    if (isCorrection(correction))
      return {
        save: (services, { slackUserId, value }) =>
          correct(services, { slackUserId, nudgeId: value, correction }),
      }
    if (said === '') return { errors: { [field]: 'Please write what is right.' } }
    return {
      save: (services, { slackUserId, value }) => dispute(services, { slackUserId, nudgeId: value, said }),
    }
  },
}
