import type { KnownBlock } from '@slack/types'
import { sayDate } from '../../../coaching/index.ts'
import type { PlanMix } from '../../../workflows/answers/comp-mix.ts'
import { actions, button, context, header, type Reply, reply, section } from '../../blocks/build.ts'
import { sayFinding } from '../../blocks/finding-text.ts'
import { barChart, type ShownBlock } from '../../blocks/native.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { winsText } from './wins.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`

const bandWords = { aligned: 'aligned', watch: 'worth watching', misaligned: 'misaligned' } as const

function payMixText({ mix, plan }: PlanMix): string {
  const base = Number(plan.baseShare)
  return `*Pay mix:* ${percent(base)} base, ${percent(1 - base)} variable. ${sayFinding(mix.payMixSentence)}`
}

/** The families and measures that the finding may name. */
const termsOf = ({ measures, mix, families }: PlanMix) => ({
  ids: [...measures.map(each => each.familyId), ...mix.requiredMix.map(each => each.family)],
  names: families,
})

function indexText(answer: PlanMix): string {
  const { mix } = answer
  const why = sayFinding(mix.misalignment.explanation.sentence, termsOf(answer))
  if (mix.misalignmentIndex === null || mix.band === null) return `*Misalignment index:* not known. ${why}`
  const { interval } = mix
  const range =
    interval === undefined
      ? 'no interval, because too few opportunities were won'
      : `${Math.round(interval.level * 100)} % interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`
  return `*Misalignment index:* ${mix.misalignmentIndex.toFixed(2)}, ${bandWords[mix.band]} (${range}; n = ${mix.misalignment.n} won opportunities).\n${why}`
}

const familiesOf = ({ mix, measures }: Pick<PlanMix, 'mix' | 'measures'>) => [
  ...new Set([...measures.map(each => each.familyId), ...mix.requiredMix.map(each => each.family)]),
]

function weightsText({ mix, measures, families }: PlanMix): string {
  const name = (id: string) => say(families.get(id) ?? id)
  const rows = familiesOf({ mix, measures }).map(id => {
    const paid = measures.filter(each => each.familyId === id).reduce((sum, each) => sum + each.weight, 0)
    const needed = mix.requiredMix.find(each => each.family === id)
    return `• ${name(id)}: paid ${percent(paid)}, customers need ${mix.requiredMix.length === 0 ? 'unknown' : percent(needed?.share ?? 0)}`
  })
  return `*What the plan pays for, and what customers need*\n${rows.join('\n')}`
}

/** The same figures side by side; none before it is known what customers need. */
function weightsChart({ mix, measures, families }: PlanMix): readonly ShownBlock[] {
  if (mix.requiredMix.length === 0) return []
  const ids = familiesOf({ mix, measures })
  const inPercent = (share: number) => Math.round(share * 1_000) / 10
  const paid = (id: string) =>
    measures.filter(each => each.familyId === id).reduce((sum, each) => sum + each.weight, 0)
  const needed = (id: string) => mix.requiredMix.find(each => each.family === id)?.share ?? 0
  return barChart({
    title: 'Paid for, and needed by customers',
    measure: 'share, %',
    categories: ids.map(id => families.get(id) ?? id),
    series: [
      { name: 'the plan pays', values: ids.map(id => inPercent(paid(id))) },
      { name: 'customers need', values: ids.map(id => inPercent(needed(id))) },
    ],
  })
}

function ratesText({ mix, families }: PlanMix): string | null {
  const known = (mix.effectiveRates ?? []).filter(each => each.rate !== null)
  if (known.length === 0) return null
  const rows = known.map(
    ({ family, rate, ratio }) =>
      `${say(families.get(family) ?? family)} ${percent(rate ?? 0)}${ratio === null ? '' : ` (×${Math.round(ratio * 10) / 10})`}`,
  )
  return `*Effective rates* (incentive for each unit sold at target): ${rows.join(', ')}`
}

function remediesText({ mix, families }: PlanMix): string {
  if (mix.reweighted.length === 0)
    return '*Remedies:* none can be worked out before it is known what customers need.'
  const isSound = mix.payMixFlag !== 'too_aggressive' && mix.checks.every(each => each.ok)
  if (mix.band === 'aligned' && !isSound)
    return '*Next step:* the weights fit what customers need; discuss the points above with sales operations.'
  if (mix.band === 'aligned')
    return '*Next step:* none. The plan pays for what customers need; look again after the next quarter.'
  const weights = mix.reweighted
    .map(({ family, weight }) => `${say(families.get(family) ?? family)} ${percent(weight)}`)
    .join(', ')
  const residual = mix.residual === null ? '' : ` That leaves a distance of ${mix.residual.toFixed(2)}.`
  return `*Two remedies*\n1. Re-weight this year to ${weights}.${residual}\n2. Or pay on total revenue with one measure, and watch the mix that is really sold.\n*Next step:* discuss the first one with sales operations. Remedies are for plans, never for one person's pay.`
}

function checksText(answer: PlanMix): string | null {
  const { mix } = answer
  const failed = mix.checks.filter(each => !each.ok)
  return failed.length === 0
    ? null
    : `*Design checks that fail*\n${failed.map(each => `• ${sayFinding(each.why, termsOf(answer))}`).join('\n')}`
}

/** Buttons that open the what-if form; the value is what is tried, and the plan. */
export const whatIfAction = 'what_if'

const tryLabels = { plan: 'What if …', earnings: 'What would I earn if …' } as const

function tryButtons({ tries, plan }: PlanMix): KnownBlock[] {
  const buttons = tries.map((what, index) =>
    button({
      actionId: `${whatIfAction}:${index}`,
      label: tryLabels[what],
      value: `${what}|${plan.planId}`,
    }),
  )
  return buttons.length === 0 ? [] : [actions(whatIfAction, ...buttons)]
}

/** A comp plan against the range of its role and the mix that customers need. */
export function planReply(answer: PlanMix): Reply {
  const { plan, run, mix } = answer
  const texts = [
    winsText(answer),
    indexText(answer),
    ratesText(answer),
    checksText(answer),
    remediesText(answer),
  ]
  const missing = [...new Set(mix.unchecked.map(each => each.why))]
  return reply(`Comp mix of ${say(plan.name)}`, [
    header(plan.name),
    section(payMixText(answer)),
    section(weightsText(answer)),
    ...weightsChart(answer),
    ...texts.filter(text => text !== null).map(text => section(text)),
    ...tryButtons(answer),
    context(
      `As of ${sayDate(run.asOf)} · model ${escapeMrkdwn(run.modelVersion)} · only you see this; compensation is never shared to a channel`,
      `Missing: ${missing.length === 0 ? 'nothing' : say(missing.join(' '))}`,
    ),
  ])
}
