import type { TakableCell } from '../../../workflows/assess/actions.ts'
import { assessmentActions } from '../../assessment/ids.ts'
import type { Reply } from '../../blocks/build.ts'
import { context, sentence } from '../../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form, FormAsked, FormContent, Saved } from '../form.ts'

const ids = { cell: 'cell', text: 'text', owner: 'owner', due: 'due' } as const
const MOST_OPTIONS = 100
const MOST_CHARACTERS = 300
const plain = (text: string) => ({ type: 'plain_text', text: cut(line(text), 75) || '–' }) as const

const denied = () =>
  sentence('Managers and sales operations take on what an assessment shows. Your manager can do it with you.')

/** Everyone's cells first, then those of each function; values count over all of them. */
function groupsOf(cells: readonly TakableCell[]) {
  const units = [...new Set(cells.map(({ unit }) => unit))]
  return units.slice(0, MOST_OPTIONS).map(unit => ({
    label: plain(unit ?? 'Everyone'),
    options: cells
      .flatMap((cell, index) =>
        cell.unit === unit ? [{ value: String(index), text: plain(cell.name) }] : [],
      )
      .slice(0, MOST_OPTIONS),
  }))
}

async function open(
  { assess }: SlackServices,
  { slackUserId, value }: FormAsked,
): Promise<FormContent | Reply> {
  const { cellsToTakeOn } = await import('../../../workflows/assess/actions.ts')
  const cells = await cellsToTakeOn(assess, slackUserId, value)
  if (cells === null || cells.length === 0) return denied()
  return {
    title: 'Take something on',
    submit: 'Save',
    blocks: [
      {
        type: 'input',
        block_id: ids.cell,
        label: plain('What it is about'),
        element: {
          type: 'static_select',
          action_id: ids.cell,
          option_groups: groupsOf(cells),
        },
      },
      {
        type: 'input',
        block_id: ids.text,
        label: plain('What will be done'),
        element: {
          type: 'plain_text_input',
          action_id: ids.text,
          multiline: true,
          max_length: MOST_CHARACTERS,
        },
      },
      {
        type: 'input',
        block_id: ids.owner,
        label: plain('Who does it'),
        element: { type: 'users_select', action_id: ids.owner },
      },
      {
        type: 'input',
        block_id: ids.due,
        label: plain('Until when'),
        element: { type: 'datepicker', action_id: ids.due },
      },
      context('The owner is told now and on the day; the next wave shows whether it moved.'),
    ],
  }
}

interface Filled {
  readonly cell: number
  readonly text: string
  readonly ownerSlackId: string
  readonly dueOn: string
}

async function save({ assess }: SlackServices, asked: FormAsked, filled: Filled): Promise<Saved> {
  const { addAction, cellsToTakeOn } = await import('../../../workflows/assess/actions.ts')
  const cells = await cellsToTakeOn(assess, asked.slackUserId, asked.value)
  const cell = cells?.[filled.cell]
  if (cell === undefined) return denied()
  const { topic, unit } = cell
  const { text, ownerSlackId, dueOn } = filled
  const { slackUserId, value: waveId } = asked
  const outcome = await addAction(assess, { slackUserId, waveId, topic, unit, text, ownerSlackId, dueOn })
  switch (outcome.kind) {
    case 'added':
      assess.soon()
      return sentence(
        `Saved. ${escapeMrkdwn(line(outcome.ownerName))} is told now and on the day; the next wave shows whether it moved.`,
      )
    case 'unknown_owner':
      return {
        problem:
          'I don’t know this person: nobody in the people data has their e-mail address. Please pick somebody else.',
      }
    case 'past':
      return { problem: 'Please pick a day from today on.' }
    case 'unknown_cell':
    case 'denied':
      return denied()
  }
}

/** Makes an owned action of a result. */
export const takeOnForm: Form = {
  callbackId: 'assessment_action',
  title: 'Take something on',
  openedBy: [assessmentActions.takeOn],
  async open(services, asked) {
    return open(await services(), asked)
  },
  read(state, asked) {
    const field = (id: string) => state[id]?.[id]
    const cell = Number(field(ids.cell)?.selected_option?.value ?? Number.NaN)
    const text = cut(line(field(ids.text)?.value ?? ''), MOST_CHARACTERS)
    const ownerSlackId = field(ids.owner)?.selected_user ?? ''
    const dueOn = field(ids.due)?.selected_date ?? ''
    const errors = {
      ...(Number.isInteger(cell) && cell >= 0 ? {} : { [ids.cell]: 'Please pick one.' }),
      ...(text === '' ? { [ids.text]: 'Please write what will be done.' } : {}),
      ...(ownerSlackId === '' ? { [ids.owner]: 'Please pick somebody.' } : {}),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(dueOn) ? {} : { [ids.due]: 'Please pick a day.' }),
    }
    if (Object.keys(errors).length > 0) return { errors }
    return { save: services => save(services, asked, { cell, text, ownerSlackId, dueOn }) }
  },
}
