import type { CheckInForm } from '../../../workflows/check-in/form-facts.ts'
import type { ActionState, CheckInAnswers } from '../../../workflows/check-in/hold.ts'
import { context, type Reply, reply, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { checkInActions, summaryMessage } from '../../messages/check-in-message.ts'
import type { Form, FormState, Read } from '../form.ts'
import { checkInBlocks, fields } from './fields.ts'
import { noForm } from './no-form.ts'

const cell = (state: FormState, field: string) => state[field]?.[field]
const openedBy = { actionId: checkInActions.open, command: '/coach check-in' }
const states: readonly string[] = ['open', 'done', 'move_7', 'move_14', 'move_30', 'cancelled']
const isState = (value: string): value is ActionState => states.includes(value)

/** Of what the form was shown, and on which day where its reader is. */
type Shown = Pick<CheckInForm, 'accountId' | 'today'>
const writeShown = ({ accountId, today }: Shown) => `${today} ${accountId}`
const readShown = (value: string): Shown => ({
  today: value.slice(0, value.indexOf(' ')),
  accountId: value.slice(value.indexOf(' ') + 1),
})

function actionsOf(state: FormState): CheckInAnswers['actions'] {
  return new Map(
    Object.entries(state).flatMap(([blockId, cells]) => {
      const value = cells['state']?.selected_option?.value ?? ''
      return blockId.startsWith(fields.action) && isState(value)
        ? [[blockId.slice(fields.action.length), value] as const]
        : []
    }),
  )
}

/** What is needed, or what is missing beside which field. */
function readNeed(
  state: FormState,
  today: string,
): CheckInAnswers['need'] | { readonly errors: Record<string, string> } {
  const text = cell(state, fields.need)?.value?.trim() ?? ''
  const ownerId = cell(state, fields.needOwner)?.selected_option?.value ?? ''
  const dueOn = cell(state, fields.needBy)?.selected_date ?? ''
  if (text === '' && ownerId === '' && dueOn === '') return null
  const errors = {
    ...(text === '' ? { [fields.need]: 'Please write what you need, or empty the two fields below.' } : {}),
    ...(ownerId === '' ? { [fields.needOwner]: 'Please pick who can give it.' } : {}),
    ...(dueOn === '' ? { [fields.needBy]: 'Please pick a day.' } : {}),
    ...(dueOn !== '' && dueOn < today ? { [fields.needBy]: 'Please pick today or a later day.' } : {}),
  }
  return Object.keys(errors).length > 0 ? { errors } : { text, ownerId, dueOn }
}

function read(state: FormState, { today, accountId }: Shown): Read {
  const moved = cell(state, fields.moved)?.value?.trim() ?? ''
  const level = cell(state, fields.level)?.selected_option?.value ?? ''
  const need = readNeed(state, today)
  const errors = {
    ...(moved === '' ? { [fields.moved]: 'Please write a few words; “nothing” is an answer too.' } : {}),
    ...(/^[0-4]$/.test(level) ? {} : { [fields.level]: 'Please pick one.' }),
    ...(need !== null && 'errors' in need ? need.errors : {}),
  }
  if (Object.keys(errors).length > 0 || (need !== null && 'errors' in need)) return { errors }
  const answers: CheckInAnswers = {
    moved,
    actions: actionsOf(state),
    engagedIds: (cell(state, fields.engaged)?.selected_options ?? []).map(({ value }) => value),
    participationLevel: Number(level),
    need,
  }
  return {
    async save({ checkIn }, { slackUserId }) {
      const { holdCheckIn } = await import('../../../workflows/check-in/hold.ts')
      const held = await holdCheckIn(checkIn, slackUserId, accountId, answers)
      if (held.kind === 'held') return thanks(summaryMessage(held.summary), held.settledMeanwhile)
      if (held.kind !== 'already') return noForm(held, openedBy)
      const words = `This check-in was held already, by ${escapeMrkdwn(line(held.by))}. Nothing was changed.`
      return reply(words, [section(words)])
    },
  }
}

function thanks({ blocks }: Reply, settledMeanwhile: number): Reply {
  const meanwhile =
    settledMeanwhile <= 0
      ? []
      : [context(`${settledMeanwhile} of the actions had been settled meanwhile and were left as they are`)]
  return reply('Thank you. The next scoring run takes it up.', [
    section('Thank you. The next scoring run takes it up.'),
    ...blocks,
    ...meanwhile,
  ])
}

/** The five questions of a check-in. */
export const checkInForm: Form = {
  callbackId: 'check_in',
  title: 'Check in',
  openedBy: [openedBy.actionId],
  async open(services, { slackUserId, value }) {
    const { readCheckInForm } = await import('../../../workflows/check-in/form-facts.ts')
    const { checkIn } = await services()
    const form = await readCheckInForm(checkIn, slackUserId, value)
    if (form.kind !== 'form') return noForm(form, openedBy)
    return {
      title: form.accountName,
      submit: 'Check in',
      value: writeShown(form),
      blocks: checkInBlocks(form),
    }
  },
  read: (state, { value }) => read(state, readShown(value)),
}
