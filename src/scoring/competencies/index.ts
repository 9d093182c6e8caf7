import { z } from 'zod'
import { findingSchema, type Warning, warningSchema } from '../finding.ts'
import { demand } from '../model/competencies.ts'
import { defineModule } from '../module.ts'
import { competency } from '../vocabulary.ts'
import { list } from '../wording.ts'
import { competenciesExamples } from './examples.ts'
import { importanceOf } from './importance.ts'
import { competenciesInput } from './input.ts'
import { coachingGoal, coachingPlan, focusOf } from './plan.ts'
import { competencyRow, fitIndex, profileOf } from './profile.ts'
import { demandOf } from './requirement.ts'
import { rootCause, rootCauses } from './root-cause.ts'
import { competencyWords } from './wording.ts'

/** What one person's work asks for, what others see, and the one or two things to coach. */
export const competencies = defineModule({
  id: 'competencies',
  room: 'competencies',
  question: 'Which one or two competencies are worth coaching now, and is skill the cause at all?',
  formula: [
    'observed = mean of manager and customer ratings (self left out); gap = max(0, required − observed); priority = importance·gap',
    'fit_index = Σ w·min(observed, required)/required',
    'self − others ≥ 1 blind spot, ≤ −1 hidden strength; raters more than 4/6 of a level apart on average calibrate first',
    'focus = highest priorities, at most two, ties to the earlier stage; with value lost early (two-proportion z) the Plan stage first, the Optimize stage later',
  ],
  terms: [
    {
      name: 'level',
      meaning: '1 Efficient Vendor, 2 Value Driven, 3 Solution Orientation, 4 Partnership Focus',
      unit: '1..4',
    },
    {
      name: 'importance',
      meaning: 'value that customers put on the linked attributes',
      unit: 'weights that sum to 1',
    },
    { name: 'priority', meaning: 'importance × gap', unit: '0..3' },
    { name: 'fit_index', meaning: 'share of what the work asks for that is there', unit: 'fraction 0..1' },
  ],
  modelPaths: ['competencies', 'coverage.attributes'],
  sources: [
    {
      tag: 'S',
      text: 'Hewitt 2008: six competencies, three stages, four levels; role-specific models (CleanMe)',
    },
    { tag: 'S', text: 'Thoughts on Selling 2017: root cause before symptom' },
    { tag: 'P', text: 'Burke & Dunlap 2002: average deviation' },
    { tag: 'R', text: 'GROW conversation; Kirkpatrick' },
    { tag: 'D', text: 'required levels, rubric, size and dates of the plan' },
  ],
  input: competenciesInput,
  output: z.object({
    person: z.string(),
    demand: demand.nullable(),
    importanceFrom: z.enum(['given', 'value of linked attributes', 'equal']),
    competencies: z.array(competencyRow),
    fitIndex: findingSchema(z.number()),
    focus: z.array(competency),
    plan: z.array(coachingGoal),
    /** Check these first: more skill mends none of them. */
    rootCauses: z.array(rootCause),
    /** Whether something else than skill should be mended first. */
    fixFirst: z.boolean(),
    guidance: z.object({ hoursPerMonthLow: z.number(), hoursPerMonthHigh: z.number() }),
    sentence: z.string(),
    warnings: z.array(warningSchema),
    modelVersion: z.string(),
  }),
  examples: competenciesExamples,
  score(input, model) {
    const rows = profileOf(input, model)
    const causes = rootCauses(input, model)
    const present = causes.filter(cause => cause.status === 'present')
    const isLostEarly = present.some(({ cause }) => cause === 'early_stage_value')
    const focus = focusOf(rows, isLostEarly, model)
    const { method, unlinked, unrated } = importanceOf(input, model)
    const { low, high } = model.competencies.coachingHoursPerMonth
    const name = input.person.name ?? input.person.id
    return {
      person: input.person.id,
      demand: demandOf(input, model),
      importanceFrom: method,
      competencies: rows,
      fitIndex: fitIndex(rows, model),
      focus: focus.map(row => row.competency),
      plan: coachingPlan(focus, input, model),
      rootCauses: causes,
      fixFirst: present.some(({ cause }) => cause !== 'early_stage_value'),
      guidance: { hoursPerMonthLow: low, hoursPerMonthHigh: high },
      sentence:
        focus.length === 0
          ? `Nothing to coach for ${name} on what is known.`
          : `Coach ${name} on ${list(focus.map(row => competencyWords(row.competency)))}.`,
      warnings: [
        ...named('attributes_unlinked', 'No competency belongs to', unlinked),
        ...named('attributes_unrated', 'Nobody knows what customers think of', unrated),
      ],
      modelVersion: model.version,
    }
  },
})

function named(code: string, words: string, names: readonly string[]): Warning[] {
  return names.length === 0 ? [] : [{ code, message: `${words}: ${list(names)}.` }]
}
