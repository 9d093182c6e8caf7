import { sayDate } from '../../../../coaching/index.ts'
import { localDate } from '../../../../schedule/index.ts'
import type { Why, WhyAnswer } from '../../../../workflows/answers/why.ts'
import {
  actions,
  button,
  context,
  header,
  type Reply,
  reply,
  section,
  sentence,
} from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { openCoverageAction } from '../../open-actions.ts'
import { forWord, openCoachAction } from '../account-choice.ts'

const say = (text: string) => escapeMrkdwn(line(text))

const stateWords: Readonly<Record<Why['state'], string>> = {
  waiting: 'not told yet',
  open: 'open',
  snoozed: 'put aside for some days',
  dismissed: 'put away as not useful',
  resolved: 'settled: the facts no longer show it',
  withdrawn: 'withdrawn, because a fact was wrong',
  handed_over: 'handed over to the next lead',
}

function factsReply({ words, rule, accountId, toldAt, state, run, alsoTold, zone }: Why): Reply {
  const facts = words.evidence.map(text => `• ${say(text)}`).join('\n')
  const others = alsoTold.length === 0 ? 'nobody else' : alsoTold.map(say).join(', ')
  const basis =
    run === null
      ? 'the snapshot is no longer kept'
      : `snapshot as of ${sayDate(run.asOf)} · model ${say(run.modelVersion)}`
  return reply(`Why: ${say(words.headline)}`, [
    header(words.headline),
    section(`*The facts*\n${facts}`),
    section(
      `*The rule:* ${say(rule)}\n*Also told:* ${others}\n*State:* ${stateWords[state]}\n*Next step:* ${say(words.play)}`,
    ),
    ...(accountId === null
      ? []
      : [actions('why', button({ actionId: openCoverageAction, label: 'Open coverage', value: accountId }))]),
    context(`Told on ${sayDate(localDate(toldAt, zone))} · ${basis}`),
  ])
}

/** Why a person was told something. */
export function whyReply(answer: WhyAnswer): Reply {
  switch (answer.kind) {
    case 'why':
      return factsReply(answer)
    case 'several':
      return pickList({
        question: 'What were you told that you want to know more about?',
        actionId: openCoachAction,
        matches: forWord('why', answer.matches),
      })
    case 'none':
      return notFound({
        ...answer,
        nearest: forWord('why', answer.nearest),
        what: 'what I told you in the last 30 days',
        help: '',
        command: '/coach why',
        actionId: openCoachAction,
      })
    case 'nothing_told':
      return sentence('I told you nothing in the last 30 days. `/coverage` shows how your accounts stand.')
    default:
      return noAnswer(answer)
  }
}
