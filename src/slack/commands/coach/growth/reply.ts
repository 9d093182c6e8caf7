import { plural, sayDate, sayMoney, sayPercent } from '../../../../coaching/index.ts'
import type { Growth, GrowthAnswer } from '../../../../workflows/answers/growth.ts'
import { context, header, type Reply, reply, section, sentence } from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { pictureButton } from '../../../pictures/button.ts'
import { growthChart, growthSteps, sayMonth, waterfallSteps } from '../../../pictures/growth-steps.ts'
import { forWord, openCoachAction } from '../account-choice.ts'
import { periodOf, titleOf } from './words.ts'

const say = (text: string) => escapeMrkdwn(line(text))
function nextStep({ grr, lost, decline, counts }: Growth['found']): string {
  const leaving = (lost ?? 0) + (decline ?? 0)
  if (leaving === 0)
    return '*Next step:* nothing was lost; ask the largest account what it would buy more of.'
  const which = (lost ?? 0) >= (decline ?? 0) ? 'left' : 'buy less'
  const who = which === 'left' ? counts?.lost : counts?.declined
  return `*Next step:* ${grr !== null && grr < 0.9 ? 'keep before you win: ' : ''}find out why ${plural(who ?? 0, 'account')} ${which}; \`/coverage\` shows whom nobody covered.`
}

function growthText({ found, currency }: Growth): string {
  const money = (amount: number | null) => sayMoney(amount, currency)
  const of = (accounts: number | null | undefined) =>
    accounts === null || accounts === undefined ? '' : ` (n = ${plural(accounts, 'account')})`
  return [
    `*${money(found.start)}* the year before${of(found.counts?.prior)}`,
    ...growthSteps(found, currency).map(({ name, words, accounts }) => `• ${name}: ${words}${of(accounts)}`),
    `*${money(found.end)}* now${of(found.counts?.current)}`,
  ].join('\n')
}

function keptText({ grr, nrr }: Growth['found']): string {
  return `*Gross revenue retention:* ${sayPercent(grr)}, what is left of last year’s revenue without any growth.\n*Net revenue retention:* ${sayPercent(nrr)}, with what the same accounts added.`
}

function answerReply(answer: Growth): Reply {
  const { found, run, segment, currency, isComparable } = answer
  const title = titleOf(segment)
  const { firstPeriod, leftOut } = found
  const missing = [
    ...(isComparable ? [] : [`revenue before ${firstPeriod === null ? 'now' : sayMonth(firstPeriod)}`]),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'account')} with more credited than sold`]),
  ]
  const basis = context(
    `${periodOf(found)} · as of ${sayDate(run.asOf)} · model ${say(run.modelVersion)}`,
    `Missing: ${missing.length === 0 ? 'nothing' : missing.join('; ')}`,
  )
  if (!isComparable)
    return reply(say(title), [
      header(title),
      section(
        'Not known yet: revenue of two whole years is needed, or accounts would look new that are not.\n*Next step:* ask sales operations to import the months before with revenue.csv.',
      ),
      basis,
    ])
  return reply(say(title), [
    header(title),
    section(growthText(answer)),
    ...growthChart(growthSteps(found, currency), currency),
    section(keptText(found)),
    section(nextStep(found)),
    ...(waterfallSteps(found, currency) === null
      ? []
      : [pictureButton('growth', segment?.replaceAll('_', ' ') ?? '')]),
    basis,
  ])
}

/** Where growth came from. */
export function growthReply(answer: GrowthAnswer): Reply {
  switch (answer.kind) {
    case 'growth':
      return answerReply(answer)
    case 'several':
      return pickList({
        question: 'Which customer segment?',
        actionId: openCoachAction,
        matches: forWord('growth', answer.matches),
      })
    case 'none':
      return notFound({
        ...answer,
        nearest: forWord('growth', answer.nearest),
        what: 'the customer segments',
        help: '',
        command: '/coach growth',
        actionId: openCoachAction,
      })
    case 'no_revenue':
      return sentence('No revenue is known here. Sales operations can import it with revenue.csv.')
    default:
      return noAnswer(answer)
  }
}
