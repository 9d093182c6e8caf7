import type { KnownBlock } from '@slack/types'
import { plural, sayDate } from '../../../coaching/index.ts'
import type { WhatIfGround } from '../../../workflows/answers/what-if.ts'
import { context, section } from '../../blocks/build.ts'
import { sayFinding } from '../../blocks/finding-text.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import type { TriedNumbers } from './tried.ts'

type WhatIf = typeof import('../../../workflows/answers/what-if.ts')
type Judged = NonNullable<ReturnType<WhatIf['tryPlan']>>
type Earned = NonNullable<ReturnType<WhatIf['tryEarnings']>>

const say = (text: string) => escapeMrkdwn(line(text))
const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`
const bandWords = { aligned: 'aligned', watch: 'worth watching', misaligned: 'misaligned' } as const

/** Attainments that step 2 of a plan shows the pay of. */
export const SHOWN_ATTAINMENTS = [0.8, 1, 1.2, 1.5] as const

function money(amount: number, currency: string | null): string {
  const rounded = { maximumFractionDigits: 0 } as const
  return currency === null
    ? new Intl.NumberFormat('en', rounded).format(amount)
    : new Intl.NumberFormat('en', { ...rounded, style: 'currency', currency }).format(amount)
}

const fromTo = (before: string, after: string) =>
  before === after ? `${after}, as today` : `${before} → *${after}*`

function indexOf({ misalignmentIndex, band }: Judged): string {
  return misalignmentIndex === null || band === null
    ? 'not known'
    : `${misalignmentIndex.toFixed(2)} (${bandWords[band]})`
}

function rangeText({ payMixRange: range }: Judged): string {
  return range === null
    ? 'there is no usual range for this role.'
    : `usual for this role: ${percent(range.low)} to ${percent(range.high)} (${range.source}, ${sayFinding(range.date)}).`
}

function weightLines({ judged }: WhatIfGround, after: Judged, { weights }: TriedNumbers): string {
  return judged.measures
    .map(({ measure, family, weight }, index) => {
      const needed = after.requiredMix.find(each => each.family === family)
      const rate = after.effectiveRates?.find(each => each.measure === measure)?.rate ?? null
      const parts = [
        fromTo(percent(weight), percent(weights[index] ?? 0)),
        `customers need ${needed === undefined ? 'unknown' : percent(needed.share)}`,
        ...(rate === null ? [] : [`pays ${percent(rate)} of each sale`]),
      ]
      return `• ${say(measure)}: ${parts.join(' · ')}`
    })
    .join('\n')
}

function checksText(after: Judged): string {
  const failed = after.checks.filter(check => !check.ok)
  return failed.length === 0
    ? '*Rules of plan design:* none is broken, of those that can be checked.'
    : `*Rules of plan design that it breaks*\n${failed.map(({ why }) => `• ${sayFinding(why)}`).join('\n')}`
}

/** The plan that is tried, beside the plan as it is. */
export function planResult(
  ground: WhatIfGround,
  after: Judged,
  numbers: TriedNumbers,
): readonly KnownBlock[] {
  const { today, judged, run } = ground
  const { interval } = after
  const sure =
    interval === undefined
      ? `no interval, n = ${plural(after.misalignment.n, 'won opportunity', 'won opportunities')}`
      : `${percent(interval.level)} interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}, n = ${plural(after.misalignment.n, 'won opportunity', 'won opportunities')}`
  return [
    section(
      `*Misalignment index:* ${fromTo(indexOf(today), indexOf(after))}; ${sure}.\n*Base pay, of target pay:* ${fromTo(percent(judged.payMix.base), percent(numbers.base))}; ${rangeText(after)}`,
    ),
    section(weightLines(ground, after, numbers)),
    section(checksText(after)),
    context(`Worked out on the facts as of ${sayDate(run.asOf)} · model ${say(run.modelVersion)}`),
  ]
}

/** What sellers under the plan would be paid along the curve. */
export function paidResult(
  { plan, run }: WhatIfGround,
  paid: readonly { readonly attainment: number; readonly earned: Earned | null }[],
): readonly KnownBlock[] {
  const lines = paid.flatMap(({ attainment, earned }) =>
    earned === null
      ? []
      : [
          `• at ${percent(attainment)} of quota: ${money(earned.incentive, plan.currency)} incentive${earned.total === null ? '' : `, *${money(earned.total, plan.currency)}* in all`}`,
        ],
  )
  const text =
    lines.length === 0
      ? '*What it pays* is not known: the plan has no target incentive. Sales operations can import it in comp-plans.csv.'
      : `*What it pays in a year*, every measure alike\n${lines.join('\n')}`
  return [section(text), context(`Worked out on the facts as of ${sayDate(run.asOf)}`)]
}

/** What the person would earn, beside what they earn at target. */
export function earningsResult(
  { plan, run }: WhatIfGround,
  earned: Earned | null,
  atTarget: Earned | null,
  { attainments, curve }: TriedNumbers,
): readonly KnownBlock[] {
  if (earned === null || atTarget === null)
    return [
      section(
        '*You would earn:* not known, because the target incentive of the plan is missing. Sales operations can import it in comp-plans.csv.',
      ),
    ]
  const amount = (value: number) => money(value, plan.currency)
  const inAll = ({ incentive, total }: Earned) =>
    total === null
      ? `${amount(incentive)} incentive`
      : `*${amount(total)}* in all, ${amount(incentive)} of it incentive`
  const lines = earned.measures.map(
    ({ measure, incentive, payout }, index) =>
      `• ${say(measure)}: ${percent(attainments[index] ?? 0)} of quota pays ${percent(payout)} of its part, ${amount(incentive)}`,
  )
  return [
    section(
      `*You would earn in a year:* ${inAll(earned)}.\nAt target: ${inAll(atTarget)}.\n${lines.join('\n')}`,
    ),
    context(
      curve === null
        ? 'Paid in proportion to quota: no threshold and no accelerator. Step 2 adds them, if your plan has them.'
        : 'Paid along the curve of step 2.',
      `Plan as of ${sayDate(run.asOf)} · before tax · an estimate, no promise`,
    ),
  ]
}

/** What keeps the result from being worked out; the fields keep what was typed. */
export function faultyResult(faults: Readonly<Record<string, string>>): readonly KnownBlock[] {
  return [section(`:warning: ${[...new Set(Object.values(faults))].join(' ')}`)]
}
