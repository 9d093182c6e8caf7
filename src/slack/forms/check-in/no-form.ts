import type { Governance, Governs } from '../../../workflows/check-in/who.ts'
import { type Reply, sentence } from '../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { checkInActions } from '../../messages/check-in-message.ts'

/** Why there is no form, with what or who can help. */
export function noForm(answer: Exclude<Governance, Governs>): Reply {
  switch (answer.kind) {
    case 'several':
      return pickList({
        question: 'Which account do you mean?',
        actionId: checkInActions.open,
        matches: answer.matches,
      })
    case 'none':
      return notFound({
        ...answer,
        what: 'your accounts',
        help: 'Check-ins are for whoever governs an account plan.',
        command: '/coach check-in',
        actionId: checkInActions.open,
      })
    case 'no_plan':
      return sentence(
        `${escapeMrkdwn(line(answer.name))} has no account plan with a SAM, so there is nothing to check in on yet.`,
      )
    default:
      return noAnswer(answer)
  }
}
