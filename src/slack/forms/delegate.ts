import { sentence } from '../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../blocks/text.ts'
import { checkInActions } from '../messages/check-in-message.ts'
import { noForm } from './check-in/no-form.ts'
import type { Form } from './form.ts'

const field = 'delegate'
const openedBy = { actionId: checkInActions.delegate, command: '/coach check-in' }
const OPTION = 75

/** Names who governs an account plan in place of its SAM. */
export const delegateForm: Form = {
  callbackId: 'check_in_delegate',
  title: 'Delegate',
  openedBy: [openedBy.actionId],
  async open(services, { slackUserId, value }) {
    const { readDelegateForm } = await import('../../workflows/check-in/settings.ts')
    const form = await readDelegateForm((await services()).checkIn, slackUserId, value)
    if (form.kind !== 'delegate_form') return noForm(form, openedBy)
    const options = form.people.map(({ personId, name }) => ({
      value: personId,
      text: { type: 'plain_text', text: cut(line(name), OPTION) } as const,
    }))
    const now = options.find(option => option.value === form.governorId)
    return {
      title: form.accountName,
      submit: 'Save',
      value: form.accountId,
      blocks: [
        {
          type: 'input',
          block_id: field,
          label: { type: 'plain_text', text: 'Who governs this plan for you?' },
          hint: { type: 'plain_text', text: 'Pick your own name to take it back.' },
          element: {
            type: 'static_select',
            action_id: field,
            options,
            ...(now === undefined ? {} : { initial_option: now }),
          },
        },
      ],
    }
  },
  read(state) {
    const delegateId = state[field]?.[field]?.selected_option?.value ?? ''
    if (delegateId === '') return { errors: { [field]: 'Please pick one.' } }
    return {
      async save({ checkIn }, { slackUserId, value }) {
        const { nameDelegate } = await import('../../workflows/check-in/settings.ts')
        const named = await nameDelegate(checkIn, slackUserId, value, delegateId)
        return named.kind === 'named'
          ? sentence(
              `${escapeMrkdwn(line(named.name))} governs the plan of ${escapeMrkdwn(line(named.accountName))} from now on.`,
            )
          : noForm(named, openedBy)
      },
    }
  },
}
