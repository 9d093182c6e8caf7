import { z } from 'zod'
import { type Finding, findingSchema } from '../finding.ts'
import { processStage } from '../model/competencies.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
import { sum } from '../statistics/sample.ts'
import { type Competency, competency } from '../vocabulary.ts'
import { percent } from '../wording.ts'
import { importanceOf } from './importance.ts'
import type { CompetenciesInput } from './input.ts'
import { observe } from './observation.ts'
import { requiredLevel } from './requirement.ts'

export const competencyRow = z.object({
  competency,
  stage: processStage,
  importance: z.number(),
  required: z.number().nullable(),
  observed: findingSchema(z.number()),
  /** Levels below the requirement, never negative; null where either is unknown. */
  gap: z.number().nullable(),
  /** importance × gap */
  priority: z.number().nullable(),
  disagreement: z.number().nullable(),
  needsCalibration: z.boolean(),
  selfGap: z.number().nullable(),
  selfView: z.enum(['blind_spot', 'hidden_strength', 'in_line']).nullable(),
})
export type CompetencyRow = z.output<typeof competencyRow>

function rowOf(name: Competency, input: CompetenciesInput, model: Model): CompetencyRow {
  const { observed, ...seen } = observe(name, input, model)
  const required = requiredLevel(name, input, model)
  const importance = importanceOf(input, model).weights[name]
  const gap = required === null || observed.value === null ? null : Math.max(0, required - observed.value)
  return {
    competency: name,
    stage: model.competencies.stages[name],
    importance,
    required,
    observed,
    gap,
    priority: gap === null ? null : importance * gap,
    ...seen,
  }
}

export function profileOf(input: CompetenciesInput, model: Model): CompetencyRow[] {
  return competency.options.map(name => rowOf(name, input, model))
}

/** Σ weight·min(observed, required)/required over what is known, 0..1. */
export function fitIndex(rows: readonly CompetencyRow[], model: Model): Finding<number> {
  const known = rows.flatMap(row =>
    row.required === null || row.observed.value === null
      ? []
      : [
          {
            term: row.competency,
            weight: row.importance,
            share: Math.min(row.observed.value, row.required) / row.required,
          },
        ],
  )
  const total = sum(known.map(row => row.weight))
  const left = rows.length - known.length
  const basis = {
    n: known.length,
    method: 'importance-weighted share of the required level',
    warnings:
      left === 0
        ? []
        : [{ code: 'competencies_left_out', message: `${left} without a requirement or rating left out.` }],
    modelVersion: model.version,
  }
  if (total === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'No competency has both a requirement and a rating by others.',
    })
  const contributions = known.map(({ term, weight, share }) => ({ term, points: (weight * share) / total }))
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    ...basis,
    value,
    contributions,
    sentence: `${percent(value)} of what this work asks for is there.`,
  })
}
