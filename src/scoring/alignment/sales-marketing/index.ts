import { z } from 'zod'
import { count, findingSchema, reasons } from '../../finding.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { mean } from '../../statistics/sample.ts'
import { examples } from './examples.ts'

const ITEMS = 20

const fitInput = z.strictObject({
  responses: z
    .array(z.array(z.int().min(1).max(5).nullable()).length(ITEMS))
    .describe('One row a respondent, the twenty answers in the order of the instrument; null is no answer'),
})

const bands = ['undefined', 'defined', 'aligned', 'integrated'] as const

const fitOutput = z.object({
  n: count,
  nComplete: count,
  score: z.number().nullable().describe('Mean sum of the complete rows, 20..100'),
  band: z.enum(bands).nullable(),
  reason: z.enum(reasons).optional(),
  finding: findingSchema(z.number()),
})

export const salesMarketingFit = defineModule({
  id: 'sales-marketing-fit',
  room: 'alignment',
  question: 'How well do sales and marketing work together?',
  formula: [
    'sum of twenty answers from 1 to 5; the score is the mean sum of everyone who answered all',
    '20–39 undefined, 40–59 defined, 60–79 aligned, 80–100 integrated; incomplete rows are not prorated',
  ],
  terms: [{ name: 'score', meaning: 'mean sum of twenty answers', unit: 'points 20..100' }],
  modelPaths: ['alignment.salesMarketingBands'],
  sources: [
    {
      tag: 'P',
      text: 'Kotler, Rackham & Krishnaswamy 2006, Harvard Business Review: bands; its items are not ours to ship',
    },
  ],
  input: fitInput,
  output: fitOutput,
  examples,
  score({ responses }, model) {
    const sums = responses.flatMap(row => {
      const answered = row.filter(answer => answer !== null)
      return answered.length < ITEMS ? [] : [answered.reduce((sum, answer) => sum + answer, 0)]
    })
    const score = mean(sums)
    const counts = { n: responses.length, nComplete: sums.length }
    const evidence = { n: sums.length, method: 'mean sum of complete rows', modelVersion: model.version }
    if (score === null) {
      const sentence = 'Nobody has answered all twenty questions yet.'
      const finding = absence({ ...evidence, reason: 'missing_input', sentence })
      return { ...counts, score: null, band: null, reason: 'missing_input' as const, finding }
    }
    const { definedFrom, alignedFrom, integratedFrom } = model.alignment.salesMarketingBands
    const passed = [definedFrom, alignedFrom, integratedFrom].filter(from => score >= from).length
    const band = bands[passed] ?? 'undefined'
    const sentence = `Sales and marketing score ${roundHalfUp(score, 1)} of 100: ${band} (n ${sums.length}).`
    return { ...counts, score, band, finding: reading({ ...evidence, value: score, sentence }) }
  },
})
