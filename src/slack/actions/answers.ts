import { winLossOrder, winLossQuestion } from '../../coaching/index.ts'
import {
  type Answered,
  answerNudge,
  answerWinLoss,
  type NextWinLoss,
  type ReactionOutcome,
} from '../../workflows/react/index.ts'
import { actions, button, context, type Reply, reply, section, sentence } from '../blocks/build.ts'
import { noAnswer } from '../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import type { SlackServices } from '../surface.ts'

export const winLossAction = 'answer_win_loss'

interface Asked {
  readonly slackUserId: string
  readonly value: string
}

function nextReply({ opportunityId, name, question }: NextWinLoss): Reply {
  const { text, choices } = winLossQuestion(question)
  const place = winLossOrder.indexOf(question) + 1
  const words = `${escapeMrkdwn(line(name))}: ${text}`
  return reply(words, [
    section(`*${words}*`),
    actions(
      `win-loss:${opportunityId}:${question}`,
      ...choices.map(({ label, value }, index) =>
        button({
          actionId: `${winLossAction}:${index}`,
          label,
          value: JSON.stringify([opportunityId, question, value]),
        }),
      ),
    ),
    context(`${place} of ${winLossOrder.length}. Each answer is kept as you tap; you may stop at any time.`),
  ])
}

/** What a tap came to: thanks, or the next question. */
export function answeredReply(answered: Answered, sayOutcome: (outcome: ReactionOutcome) => Reply): Reply {
  switch (answered.kind) {
    case 'answered':
      return sentence('Thank you. The next scoring run reads it.')
    case 'next':
      return nextReply(answered)
    case 'thanks':
      return sentence(`Thank you. That is all about ${escapeMrkdwn(line(answered.name))}.`)
    case 'no_opportunity':
      return sentence(
        'There is no closed opportunity of yours with an open question. `/coverage` lists your accounts.',
      )
    case 'unknown_person': {
      const { text, blocks } = noAnswer(answered)
      return reply(text, [section('Why an opportunity was won or lost is asked of its owner.'), ...blocks])
    }
    default:
      return sayOutcome(answered)
  }
}

/** An answer that stands in a message. */
export function answer({ react }: SlackServices, { slackUserId, value }: Asked): Promise<Answered> {
  const [nudgeId = '', chosen = ''] = value.split('|')
  return answerNudge(react, { slackUserId, nudgeId, value: chosen })
}

function read(value: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(value)
    return Array.isArray(parts) ? parts.map(String) : []
  } catch {
    return []
  }
}

export function answerClosed({ react }: SlackServices, { slackUserId, value }: Asked): Promise<Answered> {
  const [opportunityId = '', question = '', chosen = ''] = read(value)
  return answerWinLoss(react, slackUserId, { opportunityId, question, value: chosen })
}
