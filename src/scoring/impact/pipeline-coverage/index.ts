import { z } from 'zod'
import { amountAsNumber, amountRatio, nonNegativeAmount, sumAmounts } from '../../amount.ts'
import { findingSchema, reasons } from '../../finding.ts'
import { id, positiveFraction, uniqueBy } from '../../input.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { examples } from './examples.ts'

const team = z
  .strictObject({
    id,
    openPipeline: nonNegativeAmount.describe('Open and qualified'),
    target: nonNegativeAmount,
    alreadyWon: nonNegativeAmount.optional(),
    winRate: positiveFraction.optional().describe('Share of value won of value closed'),
    closed: z
      .array(z.strictObject({ amount: nonNegativeAmount, isWon: z.boolean() }))
      .optional()
      .describe('Past opportunities; the win rate by value is read from them'),
  })
  .refine(row => row.winRate === undefined || row.closed === undefined, {
    error: 'either winRate or closed',
    path: ['winRate'],
  })

const coverageInput = z.strictObject({ teams: z.array(team).superRefine(uniqueBy(row => row.id)) })

const money = z.number().nullable()

const coverageOutput = z.object({
  teams: z.array(
    z.object({
      id: z.string(),
      remaining: z.number(),
      coverage: z.number().nullable().describe('Pipeline over remaining target'),
      winRate: z.number().nullable(),
      required: z.number().nullable().describe('1 over the win rate by value'),
      shortfall: money.describe('Pipeline that is missing; 0 if there is enough'),
      reason: z.enum(reasons).optional(),
      finding: findingSchema(z.number()),
    }),
  ),
  modelVersion: z.string(),
})

type Row = z.output<typeof team>

export const pipelineCoverage = defineModule({
  id: 'pipeline-coverage',
  room: 'impact',
  question: 'Is there enough open pipeline for the rest of the target?',
  formula: [
    'coverage = open qualified pipeline / (target − already won)',
    'required = 1 / value won over value closed; three times is right only at a rate of one third',
    'shortfall = max(0, remaining · required − pipeline)',
  ],
  terms: [
    { name: 'coverage', meaning: 'how often the pipeline covers the remaining target', unit: 'multiple' },
    { name: 'required', meaning: 'coverage that the own win rate needs', unit: 'multiple' },
    { name: 'shortfall', meaning: 'pipeline still to build', unit: 'money' },
  ],
  modelPaths: [],
  sources: [{ tag: 'P', text: 'pipeline coverage, as practice computes it, with the own win rate by value' }],
  input: coverageInput,
  output: coverageOutput,
  examples,
  score({ teams }, model) {
    return { teams: teams.map(row => judge(row, model)), modelVersion: model.version }
  },
})

function judge(row: Row, model: Model): z.output<typeof coverageOutput>['teams'][number] {
  const left = row.target - (row.alreadyWon ?? 0n)
  const remaining = left > 0n ? left : 0n
  const winRate = row.winRate ?? valueWinRate(row.closed ?? [])
  const coverage = amountRatio(row.openPipeline, remaining)
  const required = winRate === null || winRate === 0 ? null : 1 / winRate
  const pipeline = amountAsNumber(row.openPipeline)
  const shortfall = required === null ? null : Math.max(0, amountAsNumber(remaining) * required - pipeline)
  const common = { id: row.id, remaining: amountAsNumber(remaining), coverage, winRate, required }
  const evidence = {
    n: row.closed?.length ?? 0,
    method: 'pipeline / remaining target against 1 / win rate by value',
    modelVersion: model.version,
  }
  if (coverage === null)
    return {
      ...common,
      shortfall: 0,
      reason: 'missing_input',
      finding: absence({
        ...evidence,
        reason: 'missing_input',
        sentence: `${row.id}: the target is reached.`,
      }),
    }
  const has = `${row.id}: the pipeline covers the remaining target ${roundHalfUp(coverage, 1)} times`
  if (required === null || shortfall === null)
    return {
      ...common,
      shortfall: null,
      finding: reading({
        ...evidence,
        value: coverage,
        sentence: `${has}; without past wins nobody knows what it takes.`,
      }),
    }
  const verdict = shortfall > 0 ? `${roundHalfUp(shortfall, 2)} of pipeline is missing` : 'that is enough'
  const sentence = `${has}, your win rate needs ${roundHalfUp(required, 1)}: ${verdict}.`
  return { ...common, shortfall, finding: reading({ ...evidence, value: coverage, sentence }) }
}

function valueWinRate(closed: NonNullable<Row['closed']>): number | null {
  const won = sumAmounts(closed.filter(({ isWon }) => isWon).map(({ amount }) => amount))
  return amountRatio(won, sumAmounts(closed.map(({ amount }) => amount)))
}
