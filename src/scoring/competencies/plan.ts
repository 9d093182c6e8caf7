import { z } from 'zod'
import { processStage } from '../model/competencies.ts'
import type { Model } from '../model/index.ts'
import { addDays } from '../plain-date.ts'
import { competency } from '../vocabulary.ts'
import type { CompetenciesInput } from './input.ts'
import type { CompetencyRow } from './profile.ts'
import { competencyWords } from './wording.ts'

export const coachingGoal = z.object({
  competency,
  stage: processStage,
  /** The next whole level. */
  targetLevel: z.number(),
  /** What one can see when the level is reached. */
  behaviour: z.string(),
  /** Account or opportunity to practise on; null where none is named. */
  live: z.string().nullable(),
  practiceOn: z.string(),
  evidence: z.string(),
  owner: z.string(),
  rateAgainOn: z.string(),
  conversation: z.object({ goal: z.string(), reality: z.string(), options: z.string(), will: z.string() }),
  /** What to look at afterwards, from doing to result. */
  measures: z.array(z.string()),
})

const ROUNDING = 1e-9

/** By priority; equal ones by stage of the process, then as competencies are listed. */
function byPriority(a: CompetencyRow, b: CompetencyRow): number {
  const difference = (b.priority ?? 0) - (a.priority ?? 0)
  if (Math.abs(difference) > ROUNDING) return difference
  const stage = (row: CompetencyRow) => processStage.options.indexOf(row.stage)
  const listed = (row: CompetencyRow) => competency.options.indexOf(row.competency)
  return stage(a) - stage(b) || listed(a) - listed(b)
}

/**
 * Competencies to coach, at most the size of a plan.
 * Where value is lost early, business acumen comes first whatever its rating, then the rest of the Plan stage, and the
 * Optimize stage waits: better negotiation can't mend it.
 */
export function focusOf(rows: readonly CompetencyRow[], isLostEarly: boolean, model: Model): CompetencyRow[] {
  const agreed = rows.filter(row => !row.needsCalibration)
  const withGap = agreed.filter(row => (row.priority ?? 0) > ROUNDING).sort(byPriority)
  if (!isLostEarly) return withGap.slice(0, model.competencies.planSize)
  const acumen = agreed.filter(row => row.competency === 'business_acumen')
  const others = withGap.filter(row => row.competency !== 'business_acumen')
  const inStage = (stage: CompetencyRow['stage']) => others.filter(row => row.stage === stage)
  return [...acumen, ...inStage('plan'), ...inStage('create')].slice(0, model.competencies.planSize)
}

/** The next whole level; up to the requirement as long as that is not reached. */
function targetOf({ observed, required }: CompetencyRow, model: Model): number {
  const { levels, earlyStageTarget } = model.competencies
  if (observed.value === null) return required ?? earlyStageTarget
  return Math.min(levels.length, Math.floor(observed.value + ROUNDING) + 1)
}

function goalOf(
  row: CompetencyRow,
  live: string | null,
  input: CompetenciesInput,
  model: Model,
): z.output<typeof coachingGoal> {
  const { rubric, practiceAfterDays, rateAgainAfterDays } = model.competencies
  const targetLevel = targetOf(row, model)
  const behaviour = rubric[row.competency][targetLevel - 1] ?? ''
  const words = competencyWords(row.competency)
  return {
    competency: row.competency,
    stage: row.stage,
    targetLevel,
    behaviour,
    live,
    practiceOn: addDays(input.asOf, practiceAfterDays),
    evidence: 'Seen once in a real conversation by the manager, or confirmed by the customer.',
    owner: input.person.id,
    rateAgainOn: addDays(input.asOf, rateAgainAfterDays),
    conversation: {
      goal: `What would be different for the customer if your ${words} were one level higher?`,
      reality: 'When did it last go well, and what happened the last time it did not?',
      options: `What could you try${live === null ? '' : ` with ${live}`}? What else?`,
      will: 'What will you do, by when, and how will we both see it?',
    },
    measures: ['practised', 'behaviour seen', `conversion in the ${row.stage} stage`, 'result'],
  }
}

export function coachingPlan(focus: readonly CompetencyRow[], input: CompetenciesInput, model: Model) {
  return focus.map((row, index) => goalOf(row, input.live[index] ?? input.live[0] ?? null, input, model))
}
