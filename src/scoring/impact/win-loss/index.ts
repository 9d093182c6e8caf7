import { z } from 'zod'
import { count, findingSchema, warningSchema } from '../../finding.ts'
import { byName, groupBy } from '../../grouping.ts'
import { id } from '../../input.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { wilson } from '../../statistics/proportions.ts'
import { examples } from './examples.ts'

const answer = z.strictObject({
  opportunity: id,
  outcome: z.enum(['won', 'lost', 'no_decision']),
  statedBy: z.enum(['buyer', 'rep']),
  reasons: z.array(id).describe('Several may apply'),
})

const winLossInput = z.strictObject({
  answers: z.array(answer).superRefine((rows, context) => {
    const seen = new Set<string>()
    rows.forEach((row, index) => {
      const key = JSON.stringify([row.opportunity, row.statedBy])
      if (seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'one answer for each opportunity and side',
          input: row.opportunity,
        })
      seen.add(key)
    })
  }),
})

const winLossOutput = z.object({
  groups: z.array(
    z.object({
      statedBy: z.enum(['buyer', 'rep']),
      outcome: z.enum(['won', 'lost', 'no_decision']),
      n: count,
      isRanked: z.boolean().describe('Enough answers to say which reason comes first'),
      reasons: z.array(
        z.object({ reason: z.string(), count, share: z.number(), low: z.number(), high: z.number() }),
      ),
      warnings: z.array(warningSchema).readonly(),
      finding: findingSchema(z.string()).describe('The reason named most'),
    }),
  ),
  modelVersion: z.string(),
})

type Answer = z.output<typeof answer>
type Group = z.output<typeof winLossOutput>['groups'][number]

export const winLoss = defineModule({
  id: 'win-loss',
  room: 'impact',
  question: 'Why do we win and lose, in the words of buyers and, apart, of reps?',
  formula: [
    'share of a reason = answers that name it / answers of the same side and outcome; several may be named',
    'interval: Wilson; reasons are ranked from ten answers on, before that in the order of their names',
  ],
  terms: [{ name: 'share', meaning: 'answers that name the reason', unit: 'fraction 0..1' }],
  modelPaths: ['impact.confidenceLevel', 'impact.reasonsRankedFrom'],
  sources: [{ tag: 'D', text: 'what buyers state and what reps state is never added up' }],
  input: winLossInput,
  output: winLossOutput,
  examples,
  score({ answers }, model) {
    const groups = groupBy(answers, row => `${row.statedBy} ${row.outcome}`)
    return {
      groups: [...groups].sort(([a], [b]) => byName(a, b)).flatMap(([, rows]) => shares(rows, model)),
      modelVersion: model.version,
    }
  },
})

function shares(rows: readonly Answer[], model: Model): Group[] {
  const [first] = rows
  if (first === undefined) return []
  const n = rows.length
  const isRanked = n >= model.impact.reasonsRankedFrom
  const named = groupBy(
    rows.flatMap(row => [...new Set(row.reasons)]),
    reason => reason,
  )
  const reasons = [...named]
    .map(([reason, mentions]) => {
      const counted = { successes: mentions.length, trials: n }
      const interval = wilson(counted, model.impact.confidenceLevel) ?? { low: 0, high: 1 }
      return { reason, count: mentions.length, share: mentions.length / n, ...interval }
    })
    .sort((a, b) => (isRanked ? b.count - a.count : 0) || byName(a.reason, b.reason))
  const { statedBy, outcome } = first
  const warnings = isRanked ? [] : [{ code: 'not_ranked', message: `${n} answers: too few to rank reasons.` }]
  const evidence = { n, method: 'multiple choice, Wilson intervals', warnings, modelVersion: model.version }
  const top = reasons[0]
  const who = `${statedBy === 'buyer' ? 'Buyers' : 'Reps'}, ${outcome.replace('_', ' ')}`
  const finding =
    isRanked && top !== undefined
      ? reading({
          ...evidence,
          value: top.reason,
          sentence: `${who}: ${top.reason} is named most, by ${top.count} of ${n}.`,
        })
      : absence({
          ...evidence,
          reason: top === undefined ? 'missing_input' : 'insufficient_n',
          sentence: `${who}: ${n} answers; ${model.impact.reasonsRankedFrom} are needed to rank reasons.`,
        })
  return [{ statedBy, outcome, n, isRanked, reasons, warnings, finding }]
}
