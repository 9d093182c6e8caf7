import { plural, sayDate, sayMoney, sayMonth, sayNumber, sayPercent } from '../../../../coaching/index.ts'
import type { Forecast, ForecastAnswer } from '../../../../workflows/answers/forecast.ts'
import { context, header, type Reply, reply, section, sentence } from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { forWord, openCoachAction } from '../account-choice.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const MONTHS_SHOWN = 6

const methodWords: Readonly<Record<string, string>> = {
  naive: 'repeating the last month',
  seasonal_naive: 'repeating the same month of last year',
  run_rate: 'the mean of the last four months',
}
const methodOf = (method: string) => methodWords[method] ?? say(method)

function openText({ found, currency }: Forecast): string {
  const { expected, interval, weighed, learnedFrom, method, iterations } = found
  if (weighed === 0)
    return found.open === 0
      ? '*Open opportunities:* there are none.'
      : '*Open opportunities:* not known, because none has an amount and a chance (see what is missing).'
  if (expected === null || interval === null) return '*Open opportunities:* not known.'
  const money = (amount: number) => sayMoney(amount, currency)
  const how =
    method === 'exact_convolution'
      ? 'every combination worked out'
      : `${sayNumber(iterations ?? 0)} simulated outcomes`
  return [
    `*Open opportunities* should bring *${money(expected)}*, whenever they close (n = ${sayNumber(weighed)}).`,
    `${sayPercent(interval.level)} of outcomes lie between ${money(interval.low)} and ${money(interval.high)}.`,
    `Method: amount × chance; the chance is how often past opportunities were won that were still open at the same age (n = ${sayNumber(learnedFrom)} closed, whole company); ${how}; each taken to win or lose by itself.`,
  ].join('\n')
}

function chancesText({ found }: Forecast): string {
  const { brier } = found.accuracy
  const what = '*Were such chances right before?*'
  return brier === null
    ? `${what} Not known: no chance that stood 3 to 12 months ago is decided by now.`
    : `${what} Error (Brier) ${sayNumber(brier, 2)}: 0 is perfect, ${sayNumber(0.25, 2)} a coin toss (n = ${sayNumber(found.judgedChances)} chances 3, 6, 9 and 12 months ago).`
}

function nextText({ found, currency }: Forecast): string {
  const { accuracy, nextMonth, periods } = found
  const best = accuracy.methods.find(({ method }) => method === accuracy.best)
  const title = `*${sayMonth(nextMonth)}*`
  if (best === undefined)
    return `${title}: not known yet. To say which way of forecasting is right, six months with a forecast of every method are needed; there are ${sayNumber(periods.length)} whole months with closings.`
  const noRange = `${methodOf(best.method)} was closest, but tells no range, because a past forecast of it was 0`
  // The closest of those that can say how sure they are.
  const told = accuracy.methods
    .filter(({ rank, next }) => rank !== null && next !== null)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))[0]
  if (told?.next == null) return `${title}: not known. ${noRange}.`
  const { next, method, n } = told
  const range = `${sayPercent(accuracy.level)} of such months lie between ${sayMoney(next.low, currency)} and ${sayMoney(next.high, currency)}`
  const which = method === best.method ? 'by the method that was closest' : `by the next closest (${noRange})`
  return `${title} should bring *${sayMoney(next.forecast, currency)}* ${which}: ${methodOf(method)}; ${range} (n = ${plural(n, 'month')}).`
}

function accuracyText({ found, currency }: Forecast): string {
  const { methods, best, comparedPeriods } = found.accuracy
  if (methods.length === 0) return '*Back-test:* none, because fewer than two whole months have closings.'
  const rows = methods
    .toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99))
    .map(({ method, n, wape, bias, hitRate, hitRateN }) => {
      const side =
        bias === null ? '' : `, ${sayPercent(Math.abs(bias))} too ${bias >= 0 ? 'high' : 'low'} in all`
      const inside =
        hitRate === null ? '' : `, ${sayPercent(hitRate)} inside its interval (n = ${sayNumber(hitRateN)})`
      const off = wape === null ? 'nothing was won to compare with' : `off by ${sayPercent(wape)}`
      return `• ${methodOf(method)}: ${off}${side}${inside} (n = ${plural(n, 'month')})${method === best ? ' – closest' : ''}`
    })
  const shown = found.periods.slice(-MONTHS_SHOWN)
  const actual = shown
    .map(({ period, actual }) => `${sayMonth(period)} ${sayMoney(actual, currency)}`)
    .join(', ')
  const basis = best === null ? '' : `, ranked on ${plural(comparedPeriods, 'month')} that all of them cover`
  return [
    `*Back-test:* each month forecast from the months before it${basis}`,
    ...rows,
    `Won in fact: ${actual}`,
  ].join('\n')
}

function missingOf({ found }: Forecast): string {
  const { withoutAmount, withoutChance, wonWithoutAmount } = found
  const missing = [
    ...(withoutAmount === 0
      ? []
      : [`${plural(withoutAmount, 'open opportunity', 'open opportunities')} without an amount`]),
    ...(withoutChance === 0
      ? []
      : [
          `${plural(withoutChance, 'open opportunity', 'open opportunities')} without a first day, or with no past to learn from`,
        ]),
    ...(wonWithoutAmount === 0 ? [] : [`${plural(wonWithoutAmount, 'win')} without an amount`]),
    'new opportunities, and amounts as they stood before they were changed',
  ]
  return missing.join('; ')
}

function nextStep({ found, team }: Forecast): string {
  if (found.withoutAmount + found.withoutChance > found.weighed)
    return '*Next step:* have the owners fill in amount and first day; most open opportunities can’t be counted.'
  if (team !== null)
    return '*Next step:* open `/coverage` for the accounts behind the largest opportunities, and ask who else there can say yes.'
  return '*Next step:* ask for one team: type `/coach forecast` and the manager’s name.'
}

function answerReply(answer: Forecast): Reply {
  const { run, team } = answer
  const title = `Forecast: ${team === null ? 'everybody' : `team of ${team.name}`}`
  return reply(say(title), [
    header(title),
    section(openText(answer)),
    section(chancesText(answer)),
    section(nextText(answer)),
    section(accuracyText(answer)),
    section(nextStep(answer)),
    context(
      `As of ${sayDate(run.asOf)} · model ${say(run.modelVersion)} · amounts in the base currency, teams as they are today`,
      `Missing: ${missingOf(answer)}`,
    ),
  ])
}

/** What opportunities should bring, and how right that was before. */
export function forecastReply(answer: ForecastAnswer): Reply {
  switch (answer.kind) {
    case 'forecast':
      return answerReply(answer)
    case 'several':
      return pickList({
        question: 'Whose team?',
        actionId: openCoachAction,
        matches: forWord('forecast', answer.matches),
      })
    case 'none':
      return notFound({
        ...answer,
        nearest: forWord('forecast', answer.nearest),
        what: 'the managers whose team you may see',
        help: 'Managers see their own line; sales operations see every team.',
        command: '/coach forecast',
        actionId: openCoachAction,
      })
    case 'no_opportunities':
      return sentence(
        'No opportunity of this team is known as of the last scoring run. Sales operations can import opportunities.csv.',
      )
    default:
      return noAnswer(answer)
  }
}
