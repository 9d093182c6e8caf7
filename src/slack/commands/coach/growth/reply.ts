import { plural, sayDate, sayMoney, sayMonth, sayPercent } from '../../../../coaching/index.ts'
import type { Growth, GrowthAnswer } from '../../../../workflows/answers/growth.ts'
import { context, header, type Reply, reply, section, sentence } from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { forWord, openCoachAction } from '../account-choice.ts'

const say = (text: string) => escapeMrkdwn(line(text))

const titleOf = (segment: string | null) =>
  `Growth of ${segment === null ? 'all accounts' : segment.replaceAll('_', ' ')}`

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
  const { start, end, lost, decline, expansion, crossSell, reactivated, new: won, counts } = found
  const of = (count: number | undefined) => (count === undefined ? '' : ` (n = ${plural(count, 'account')})`)
  const steps = [
    { label: 'lost', sign: '−', amount: lost, count: counts?.lost },
    { label: 'bought less', sign: '−', amount: decline, count: counts?.declined },
    { label: 'bought more of the same', sign: '+', amount: expansion },
    { label: 'bought other products too', sign: '+', amount: crossSell },
    { label: 'came back', sign: '+', amount: reactivated, count: counts?.reactivated },
    { label: 'new', sign: '+', amount: won, count: counts?.new },
  ].filter(({ amount }) => amount !== 0)
  return [
    `*${money(start)}* the year before${of(counts?.prior)}`,
    ...steps.map(({ label, sign, amount, count }) => `• ${label}: ${sign}${money(amount)}${of(count)}`),
    `*${money(end)}* now${of(counts?.current)}`,
  ].join('\n')
}

function keptText({ grr, nrr }: Growth['found']): string {
  return `*Gross revenue retention:* ${sayPercent(grr)}, what is left of last year’s revenue without any growth.\n*Net revenue retention:* ${sayPercent(nrr)}, with what the same accounts added.`
}

function answerReply(answer: Growth): Reply {
  const { found, run, segment, isComparable } = answer
  const title = titleOf(segment)
  const { priorFrom, priorUntil, currentFrom, currentUntil, firstPeriod, leftOut } = found
  const missing = [
    ...(isComparable ? [] : [`revenue before ${firstPeriod === null ? 'now' : sayMonth(firstPeriod)}`]),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'account')} with more credited than sold`]),
  ]
  const basis = context(
    `${sayMonth(currentFrom)} to ${sayMonth(currentUntil)} against ${sayMonth(priorFrom)} to ${sayMonth(priorUntil)} · as of ${sayDate(run.asOf)} · model ${say(run.modelVersion)}`,
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
    section(keptText(found)),
    section(nextStep(found)),
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
