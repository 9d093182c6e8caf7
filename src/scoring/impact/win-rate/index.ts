import { z } from 'zod'
import { count, findingSchema, reasons } from '../../finding.ts'
import { id, tally, uniqueBy } from '../../input.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { adjusted, type Counted, comparePairs, differenceShape, rateOf, rateShape } from '../rates.ts'
import { examples } from './examples.ts'

const group = z.strictObject({
  id,
  won: tally,
  lost: tally,
  noDecision: tally.default(0).describe('Closed without a decision: counts as lost, and is shown apart'),
  open: tally.default(0).describe('Still open: left out'),
})

export const winRateInput = z.strictObject({
  groups: z.array(group).superRefine(uniqueBy(row => row.id)),
})

const winRateOutput = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      ...rateShape,
      n: count,
      won: count,
      lost: count,
      noDecision: count,
      open: count,
      reason: z.enum(reasons).optional(),
      finding: findingSchema(z.number()),
    }),
  ),
  differences: z.array(z.object(differenceShape)),
  modelVersion: z.string(),
})

type Group = z.output<typeof group>
type Output = z.output<typeof winRateOutput>

export const winRate = defineModule({
  id: 'win-rate',
  room: 'impact',
  question: 'How often do we win, and do segments differ?',
  formula: [
    'win rate = won / (won + lost); open opportunities are left out, no decision counts as lost',
    'interval: Wilson score',
    'difference of two groups: pooled two-proportion z, Newcombe hybrid interval',
    'Fisher’s exact test where an expected count is below 5; adjusted p by Holm over all pairs',
  ],
  terms: [
    { name: 'rate', meaning: 'won of all closed', unit: 'fraction 0..1' },
    { name: 'low, high', meaning: 'Wilson interval of the rate', unit: 'fraction 0..1' },
    { name: 'delta', meaning: 'rate of a minus rate of b', unit: 'fraction −1..1' },
    { name: 'z', meaning: 'test statistic of the pooled z test', unit: 'standard errors' },
  ],
  modelPaths: ['impact.confidenceLevel', 'impact.fisherBelowExpected'],
  sources: [
    { tag: 'S', text: 'Chappell: track the funnel by segment' },
    { tag: 'R', text: 'Newcombe 1998: intervals of a proportion and of a difference' },
  ],
  input: winRateInput,
  output: winRateOutput,
  examples,
  score({ groups }, model) {
    return {
      groups: groups.map(row => rate(row, model)),
      differences: adjusted(comparePairs(groups.map(counted), model)),
      modelVersion: model.version,
    }
  },
})

const counted = ({ id, won, lost, noDecision }: Group): Counted => ({
  id,
  successes: won,
  trials: won + lost + noDecision,
})

function rate(row: Group, model: Model): Output['groups'][number] {
  const { id, won, lost, noDecision, open } = row
  const { successes, trials: n } = counted(row)
  const measured = rateOf({ successes, trials: n }, model)
  const common = { id, n, won, lost, noDecision, open }
  const evidence = { n, method: 'won / (won + lost), Wilson interval', modelVersion: model.version }
  const { rate: value, low, high } = measured
  if (value === null) {
    const sentence = `${id}: nothing has been closed yet, so there is no win rate.`
    const finding = absence({ ...evidence, reason: 'missing_input', sentence })
    return { ...common, ...measured, reason: 'missing_input', finding }
  }
  const percent = (share: number) => roundHalfUp(100 * share, 1)
  const undecided = noDecision > 0 ? `, ${noDecision} of them without a decision` : ''
  const sentence =
    `${id}: ${won} of ${n} closed opportunities were won${undecided}, ${percent(value)} % ` +
    `(${percent(low)} to ${percent(high)} %).`
  return { ...common, ...measured, finding: reading({ ...evidence, value, sentence }) }
}
