import type { KnownBlock } from '@slack/types'
import type { Correctable } from '../../workflows/react/index.ts'
import { correct, dispute } from '../actions/reactions.ts'
import { cut } from '../blocks/text.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import type { Form } from './form.ts'

const field = 'said'
const MOST_CHARACTERS = 500
const fix = 'correction'
/** Limits of a list in Slack. */
const MOST_GROUPS = 100
const TEXT = 75

const plain = (text: string) => ({ type: 'plain_text', text: cut(text, TEXT) }) as const

/** What the reader may put right themselves, where the fact is theirs. */
const correctionBlock = (correctables: readonly Correctable[]): KnownBlock => ({
  type: 'input',
  optional: true,
  block_id: fix,
  label: plain('What is right?'),
  hint: plain('Kept with your name and today’s date; the next run reads it.'),
  element: {
    type: 'static_select',
    action_id: fix,
    placeholder: plain('Pick what to put right'),
    option_groups: correctables.slice(0, MOST_GROUPS).map(({ title, choices }) => ({
      label: plain(title),
      options: choices.map(({ label, value }) => ({ text: plain(label), value })),
    })),
  },
})

/** Asks what is wrong, for the one who keeps the fact. */
export const wrongForm: Form = {
  callbackId: 'this_is_wrong',
  title: 'This is wrong',
  openedBy: [nudgeActions.wrong],
  isQuick: true,
  async open(services, { slackUserId, value }) {
    const { readCorrectables } = await import('../../workflows/react/index.ts')
    const { react } = await services()
    const correctables = await readCorrectables(react, { slackUserId, nudgeId: value })
    const isTheirs = correctables.length > 0
    return {
      title: 'This is wrong',
      submit: 'Send',
      blocks: [
        ...(isTheirs ? [correctionBlock(correctables)] : []),
        {
          type: 'input',
          optional: isTheirs,
          block_id: field,
          label: plain(isTheirs ? 'Or is something else wrong?' : 'What is right?'),
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
    if (correction !== '')
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
