import { z } from 'zod'
import { findingSchema } from '../../../src/scoring/finding.ts'
import { fraction, id, uniqueBy } from '../../../src/scoring/input.ts'
import { defineModule } from '../../../src/scoring/module.ts'
import { absence, reading } from '../../../src/scoring/result.ts'
import { mean } from '../../../src/scoring/statistics/sample.ts'
import { examples } from './examples.ts'

const templateNameInput = z.strictObject({
  observations: z.array(z.strictObject({ id, value: fraction })).superRefine(uniqueBy(row => row.id)),
})

const templateNameOutput = z.object({ finding: findingSchema(z.number()), modelVersion: z.string() })

export const templateName = defineModule({
  id: 'template-name',
  room: 'template-name',
  question: 'Which question of a salesperson does it answer?',
  formula: ['value = Σ value_i / n'],
  terms: [{ name: 'value', meaning: 'the mean of the observations', unit: 'fraction 0..1' }],
  modelPaths: [],
  sources: [{ tag: 'D', text: 'name the source, or the design default' }],
  input: templateNameInput,
  output: templateNameOutput,
  examples,
  score({ observations }, model) {
    const basis = { n: observations.length, method: 'mean', modelVersion: model.version }
    const value = mean(observations.map(row => row.value))
    const finding =
      value === null
        ? absence({ ...basis, reason: 'missing_input', sentence: 'There is no observation yet; give one.' })
        : reading({ ...basis, value, sentence: `On average ${value} over ${observations.length}.` })
    return { finding, modelVersion: model.version }
  },
})
