import { z } from 'zod'
import { plural, sayDate } from '../words.ts'

/** How the customer takes part, 0..4, in words. */
export const participationWords = [
  'They took no part',
  'We informed them',
  'We asked for their view',
  'They worked on it with us',
  'They decided with us',
] as const

/** The card of a check-in in words, as it is stored and sent. */
export const checkInCard = z.object({
  type: z.literal('check-in-card'),
  accountId: z.string(),
  accountName: z.string(),
  governor: z.string(),
  dueOn: z.string(),
  /** The state of the plan, a line each. */
  state: z.array(z.string()),
  /** Open actions, a line each; the next due first. */
  actions: z.array(z.string()),
  more: z.int().nonnegative(),
  /** Set once it was held: the card asks for nothing any more. */
  held: z.object({ by: z.string(), on: z.string() }).nullable(),
})
export type CheckInCard = z.output<typeof checkInCard>

export const checkInSummary = z.object({
  type: z.literal('check-in-summary'),
  accountName: z.string(),
  by: z.string(),
  on: z.string(),
  lines: z.array(z.object({ title: z.string(), text: z.string() })),
})
export type CheckInSummary = z.output<typeof checkInSummary>

const ACTIONS = 5

export interface CardFacts {
  readonly planName: string
  readonly due: number
  readonly onTime: number
  readonly lastHeldOn: string | null
  readonly lastLevel: number | null
  readonly open: readonly {
    readonly text: string
    readonly ownerName: string | null
    readonly dueOn: string | null
  }[]
}

/** The state of the plan and what is open in it, as the card tells it. */
export function sayPlan(plan: CardFacts, today: string): Pick<CheckInCard, 'state' | 'actions' | 'more'> {
  const overdue = plan.open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  const level = plan.lastLevel === null ? null : participationWords[plan.lastLevel]
  return {
    state: [
      `${plan.planName}: ${plan.onTime} of ${plural(plan.due, 'due action')} done on time, ${plan.open.length} open, ${overdue} overdue (${sayDate(today)})`,
      plan.lastHeldOn === null
        ? 'No check-in has been held yet.'
        : `Last check-in on ${sayDate(plan.lastHeldOn)}${level === null || level === undefined ? '' : `. The customer: ${level.toLowerCase()}`}`,
    ],
    actions: plan.open.slice(0, ACTIONS).map(({ text, ownerName, dueOn }) => {
      const when = dueOn === null ? 'no date' : `${dueOn < today ? 'was due' : 'due'} ${sayDate(dueOn)}`
      return `${text}: ${ownerName ?? 'nobody'}, ${when}`
    }),
    more: Math.max(0, plan.open.length - ACTIONS),
  }
}
