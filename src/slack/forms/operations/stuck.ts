import type { StuckMessage } from '../../../workflows/operations/stuck.ts'
import { actions, button, context, reply, section, sentence } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const SHOWN = 15
const say = (text: string) => escapeMrkdwn(line(text))

const portsOf = ({ operations, answers }: SlackServices) => ({ ...operations, directory: answers.directory })

function stuckBlocks({ outboxId, toPerson, dueAt, state, reason }: StuckMessage, index: number) {
  const when = dueAt.toISOString().slice(0, 16).replace('T', ' ')
  return [
    section(
      `*To ${say(toPerson)}*, due ${when} UTC\n${state === 'unknown' ? 'It may have arrived' : 'It did not leave'}: ${say(reason)}`,
    ),
    actions(
      `stuck:${index}`,
      button({ actionId: operationsActions.sendAgain, label: 'Send again', value: outboxId }),
      ...(state === 'unknown'
        ? [button({ actionId: operationsActions.markSent, label: 'Mark as sent', value: outboxId })]
        : []),
    ),
  ]
}

/** Messages that wait for somebody to decide, with why. */
export const stuckForm: Form = {
  callbackId: 'stuck_messages',
  title: 'Stuck messages',
  openedBy: [operationsActions.stuck],
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { stuckMessages } = await import('../../../workflows/operations/stuck.ts')
    const stuck = await stuckMessages(portsOf(ready), asked.person, SHOWN)
    if (stuck.length === 0) return sentence('No message waits for a decision.')
    return reply('Stuck messages', [
      ...stuck.flatMap(stuckBlocks),
      context('Look in the conversation first: a message that is sent again may come twice.'),
    ])
  },
  read: () => ({ errors: {} }),
}

/** Carries out the decision about one stuck message. */
export async function decideStuck(
  services: SlackServices,
  { slackUserId, value }: { readonly slackUserId: string; readonly value: string },
  decision: 'sendAgain' | 'markSent',
) {
  const asked = await asOperations(services, slackUserId)
  if ('refusal' in asked) return asked.refusal
  const stuck = await import('../../../workflows/operations/stuck.ts')
  const outcome = await stuck[decision](portsOf(services), asked.person, value)
  if (outcome !== 'done') return sentence('Somebody has decided about this message already.')
  return sentence(decision === 'sendAgain' ? 'It is sent again now.' : 'Marked as sent.')
}
