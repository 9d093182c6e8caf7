import { z } from 'zod'
import { amountAsNumber, nonNegativeAmount } from '../../amount.ts'
import { findingSchema, reasons } from '../../finding.ts'
import { fraction, id, positiveQuantity, tally, uniqueBy } from '../../input.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { type Cycle, cycleMedian } from './cycle.ts'
import { examples } from './examples.ts'

const days = z.number().nonnegative()

const segment = z
  .strictObject({
    id,
    opportunities: tally.describe('Open and qualified'),
    averageAmount: nonNegativeAmount,
    winRate: fraction,
    cycleDays: positiveQuantity.optional(),
    cycles: z
      .array(z.strictObject({ days, isClosed: z.boolean() }))
      .optional()
      .describe('Age of each opportunity; open ones say only that it takes at least as long'),
  })
  .refine(row => (row.cycleDays === undefined) !== (row.cycles === undefined), {
    error: 'either cycleDays or cycles',
  })

const velocityInput = z.strictObject({
  segments: z.array(segment).superRefine(uniqueBy(row => row.id)),
})

const velocityOutput = z.object({
  segments: z.array(
    z.object({
      id: z.string(),
      velocity: z.number().nullable().describe('Revenue a day'),
      cycleDays: z.number().nullable(),
      cycleMethod: z.enum(['given', 'median', 'kaplan_meier']),
      reason: z.enum(reasons).optional(),
      finding: findingSchema(z.number()),
    }),
  ),
  modelVersion: z.string(),
})

type Row = z.output<typeof segment>

export const velocity = defineModule({
  id: 'velocity',
  room: 'impact',
  question: 'How much revenue does each segment bring a day?',
  formula: [
    'velocity = opportunities · average amount · win rate / cycle days',
    'cycle: median of closed opportunities; with more than 20 % still open the Kaplan-Meier median',
  ],
  terms: [
    { name: 'velocity', meaning: 'revenue that the pipeline brings a day', unit: 'money a day' },
    { name: 'cycleDays', meaning: 'half of the opportunities are closed after', unit: 'days' },
  ],
  modelPaths: ['impact.cycleCensoredAboveOpenShare'],
  sources: [
    { tag: 'P', text: 'sales velocity, as vendors publish it' },
    { tag: 'R', text: 'Kaplan & Meier 1958' },
  ],
  input: velocityInput,
  output: velocityOutput,
  examples,
  score({ segments }, model) {
    return { segments: segments.map(row => judge(row, model)), modelVersion: model.version }
  },
})

function judge(row: Row, model: Model): z.output<typeof velocityOutput>['segments'][number] {
  const cycle: Cycle =
    row.cycleDays === undefined
      ? cycleMedian(row.cycles ?? [], model.impact.cycleCensoredAboveOpenShare)
      : { days: row.cycleDays, method: 'given' }
  const evidence = {
    n: row.opportunities,
    method: `opportunities × amount × win rate / cycle (${cycle.method})`,
    modelVersion: model.version,
  }
  const common = { id: row.id, cycleDays: cycle.days, cycleMethod: cycle.method }
  if (cycle.days === null || cycle.days === 0) {
    const reason = cycle.days === 0 ? 'out_of_range' : 'insufficient_n'
    const sentence =
      cycle.days === 0
        ? `${row.id}: half of the opportunities closed on the day they opened; check their dates.`
        : `${row.id}: too few opportunities have closed to know how long it takes.`
    return { ...common, velocity: null, reason, finding: absence({ ...evidence, reason, sentence }) }
  }
  const value = (row.opportunities * amountAsNumber(row.averageAmount) * row.winRate) / cycle.days
  const sentence = `${row.id}: the pipeline brings ${roundHalfUp(value, 2)} a day at a cycle of ${roundHalfUp(cycle.days, 0)} days.`
  return { ...common, velocity: value, finding: reading({ ...evidence, value, sentence }) }
}
