import type { KnownBlock, PlainTextOption } from '@slack/types'
import { participationWords, sayDate } from '../../../coaching/index.ts'
import type { CheckInForm } from '../../../workflows/check-in/form-facts.ts'
import type { ActionState } from '../../../workflows/check-in/hold.ts'
import { cut, line } from '../../blocks/text.ts'

export const fields = {
  moved: 'moved',
  action: 'action:',
  engaged: 'engaged',
  level: 'level',
  need: 'need',
  needOwner: 'need_owner',
  needBy: 'need_by',
} as const

const OPTION = 75
const LABEL = 2_000
const HINT = 150

const plain = (text: string, limit: number) =>
  ({ type: 'plain_text', text: cut(line(text), limit) || '–' }) as const
const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, OPTION), value })

const stateOptions: readonly PlainTextOption[] = (
  [
    ['open', 'Still open, no change'],
    ['done', 'Done'],
    ['move_7', 'New date: in a week'],
    ['move_14', 'New date: in two weeks'],
    ['move_30', 'New date: in a month'],
    ['cancelled', 'Cancelled'],
  ] as const satisfies readonly (readonly [ActionState, string])[]
).map(([value, text]) => option(text, value))

const firstState = stateOptions[0] ?? option('Still open', 'open')

function actionBlock({ actionId, text, ownerName, dueOn }: CheckInForm['actions'][number]): KnownBlock {
  return {
    type: 'input',
    block_id: `${fields.action}${actionId}`,
    label: plain(text, LABEL),
    hint: plain(
      `${ownerName ?? 'Nobody owns it'}, ${dueOn === null ? 'no date' : `due ${sayDate(dueOn)}`}`,
      HINT,
    ),
    element: {
      type: 'static_select',
      action_id: 'state',
      options: [...stateOptions],
      initial_option: firstState,
    },
  }
}

const peopleOptions = (people: CheckInForm['team']) =>
  people.slice(0, 100).map(({ personId, name }) => option(name, personId))

/** The five questions of a check-in. */
export function checkInBlocks({ actions, team, askable }: CheckInForm): readonly KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: fields.moved,
      label: plain('1. What moved?', LABEL),
      element: {
        type: 'plain_text_input',
        action_id: fields.moved,
        multiline: true,
        max_length: 1_000,
        placeholder: plain('One or two sentences', HINT),
      },
    },
    ...(actions.length === 0
      ? []
      : [{ type: 'section', text: { type: 'mrkdwn', text: '*2. Where do the actions stand?*' } } as const]),
    ...actions.map(actionBlock),
    ...(team.length === 0
      ? []
      : [
          {
            type: 'input',
            optional: true,
            block_id: fields.engaged,
            label: plain('3. Who of the team took part?', LABEL),
            element: {
              type: 'multi_static_select',
              action_id: fields.engaged,
              options: peopleOptions(team),
            },
          } as const,
        ]),
    {
      type: 'input',
      block_id: fields.level,
      label: plain('4. How did the customer take part?', LABEL),
      element: {
        type: 'radio_buttons',
        action_id: fields.level,
        options: participationWords.map((text, level) => option(text, String(level))),
      },
    },
    {
      type: 'input',
      optional: true,
      block_id: fields.need,
      label: plain('5. What do you need?', LABEL),
      hint: plain('It becomes an action with an owner and a date. Leave it empty for nothing.', HINT),
      element: { type: 'plain_text_input', action_id: fields.need, max_length: 300 },
    },
    ...(askable.length === 0
      ? []
      : [
          {
            type: 'input',
            optional: true,
            block_id: fields.needOwner,
            label: plain('Of whom?', LABEL),
            element: { type: 'static_select', action_id: fields.needOwner, options: peopleOptions(askable) },
          } as const,
        ]),
    {
      type: 'input',
      optional: true,
      block_id: fields.needBy,
      label: plain('By when?', LABEL),
      element: { type: 'datepicker', action_id: fields.needBy },
    },
  ]
}
