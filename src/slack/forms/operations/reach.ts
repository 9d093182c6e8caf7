import { whoAsks } from '../../../workflows/answers/ports.ts'
import type { Reach } from '../../../workflows/operations/change.ts'
import { sentence } from '../../blocks/build.ts'
import { asOperations } from '../../operations.ts'
import { field, option, pickedIn, userIn } from '../fields.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const REACH = 'reach'
const MANAGER = 'manager'
const kinds = [
  option('nobody', 'Nobody: messages are off'),
  option('pilot', 'A pilot team: one manager and the people below'),
  option('everybody', 'Everybody'),
]

const isKind = (value: string | null): value is Reach['kind'] => kinds.some(each => each.value === value)

/** Who hears from the bot. Nothing is sent to anyone before this says so. */
export const reachForm: Form = {
  callbackId: 'reach',
  title: 'Who gets messages',
  openedBy: [operationsActions.reach],
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { isSwitchedOn, pilotManagerId } = await ready.operations.settings()
    const now = !isSwitchedOn ? 'nobody' : pilotManagerId === null ? 'everybody' : 'pilot'
    const manager = pilotManagerId === null ? null : await ready.answers.directory.slackUserOf(pilotManagerId)
    const initial = kinds.find(each => each.value === now)
    return {
      title: 'Who gets messages',
      submit: 'Save',
      blocks: [
        field(
          { id: REACH, label: 'Who hears from me?' },
          {
            type: 'radio_buttons',
            options: kinds,
            ...(initial === undefined ? {} : { initial_option: initial }),
          },
        ),
        field(
          { id: MANAGER, label: 'Manager of the pilot team', isOptional: true },
          {
            type: 'users_select',
            ...(manager === null ? {} : { initial_user: manager.slackUserId }),
          },
        ),
      ],
    }
  },
  read(state) {
    const kind = pickedIn(state, REACH)
    const slackManager = userIn(state, MANAGER)
    if (!isKind(kind)) return { errors: { [REACH]: 'Please pick one.' } }
    if (kind === 'pilot' && slackManager === null)
      return { errors: { [MANAGER]: 'Please pick the manager whose team tries it.' } }
    return {
      async save(services, { slackUserId }) {
        const asked = await asOperations(services, slackUserId)
        if ('refusal' in asked) return asked.refusal
        const { switchMessages } = await import('../../../workflows/operations/change.ts')
        if (kind !== 'pilot') {
          await switchMessages(services.operations, asked.person, { kind })
          return sentence(kind === 'nobody' ? 'Messages are off.' : 'Messages are on for everybody.')
        }
        const manager = await whoAsks(services.answers, slackManager ?? '')
        if (manager === null)
          return { problem: 'I don’t know that member yet. Match them with a person first.' }
        await switchMessages(services.operations, asked.person, { kind, managerId: manager.personId })
        return sentence('Messages are on for the pilot team. Everybody else hears nothing.')
      },
    }
  },
}
