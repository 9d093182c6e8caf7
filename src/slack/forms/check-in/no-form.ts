import type { Governance, Governs } from '../../../workflows/check-in/who.ts'
import { type Reply, sentence } from '../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'

/** What opens the form that was asked for: its pick lists open the same one. */
interface OpenedBy {
  readonly actionId: string
  readonly command: string
}

/** Why there is no form, with what or who can help. */
export function noForm(answer: Exclude<Governance, Governs>, { actionId, command }: OpenedBy): Reply {
  switch (answer.kind) {
    case 'several':
      return pickList({
        question: 'Which account do you mean?',
        actionId,
        matches: answer.matches,
      })
    case 'none':
      if (answer.typed === '')
        return sentence(`Which account do you mean? Type its name behind it: \`${command} Name\`.`)
      return notFound({
        ...answer,
        what: 'your accounts',
        help: 'Check-ins are for whoever governs an account plan.',
        command,
        actionId,
      })
    case 'no_plan':
      return sentence(
        `${escapeMrkdwn(line(answer.name))} has no account plan with a SAM, so there is nothing to check in on yet.`,
      )
    default:
      return noAnswer(answer)
  }
}
