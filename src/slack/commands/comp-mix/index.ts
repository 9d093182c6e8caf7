import type { CompMixAnswer } from '../../../workflows/answers/comp-mix.ts'
import { type Reply, sentence } from '../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Command } from '../command.ts'
import { planReply } from './plan.ts'

/** Buttons that open the comp plan in their value. */
export const openCompMixAction = 'open_comp_mix'

export function compMixReply(answer: CompMixAnswer): Reply {
  switch (answer.kind) {
    case 'plan':
      return planReply(answer)
    case 'several':
      return pickList({
        question: 'Which plan do you mean?',
        actionId: openCompMixAction,
        matches: answer.matches,
      })
    case 'none':
      return notFound({
        ...answer,
        what: 'the plans and people that you may see',
        help: 'A comp plan is shown to the people it pays, their managers and sales operations only.',
        command: '/comp-mix',
        actionId: openCompMixAction,
      })
    case 'no_plan':
      return sentence(
        `No comp plan is recorded ${answer.who === null ? 'here' : `for ${escapeMrkdwn(line(answer.who))}`}. Sales operations can import it, and say whom it pays.`,
      )
    case 'unjudged':
      return sentence(
        `The plan “${escapeMrkdwn(line(answer.planName))}” can't be judged yet:\n${answer.faults.map(fault => `• ${escapeMrkdwn(line(fault))}`).join('\n')}`,
      )
    default:
      return noAnswer(answer)
  }
}

export const compMixCommand: Command = {
  name: '/comp-mix',
  description: 'Whether a comp plan pays for what customers need',
  usageHint: '[plan or @person]',
  examples: ['/comp-mix', '/comp-mix Account managers'],
  phrases: [
    'comp plan of …',
    'comp plan for …',
    'my comp plan …',
    'comp plan …',
    'comp mix of …',
    'comp mix for …',
    'comp mix …',
    'pay mix of …',
    'pay mix …',
    'how am i paid …',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  answer: async (ports, asked) => {
    const { answerCompMix } = await import('../../../workflows/answers/comp-mix.ts')
    return compMixReply(await answerCompMix(ports, asked))
  },
}
