import { z } from 'zod'
import { findingSchema } from '../../finding.ts'
import { mostUrgentFirst } from '../../issue.ts'
import { defineModule } from '../../module.ts'
import { executedPlan } from '../plan-execution/executed.ts'
import { actionCompletion, actionCounts, countActions, overdueIssues } from './actions.ts'
import {
  completenessIssues,
  planCompleteness,
  planPart,
  planPartsOf,
  relationshipCompleteness,
} from './completeness.ts'
import { engagementIssues, repEngagement } from './engagement.ts'
import { governanceExamples } from './examples.ts'
import { freshnessIssues, planFreshness } from './freshness.ts'
import { type GovernanceInput, governanceInput } from './input.ts'
import { type GovernanceIssue, governanceIssue } from './issue.ts'
import {
  coCreationIndex,
  isCustomerAbsent,
  participationIssues,
  participationLevel,
} from './participation.ts'
import { pursuitIssues, pursuitPair, pursuitPairs } from './pursuit.ts'
import { cadenceAdherence, reviewIssues } from './reviews.ts'

const share = findingSchema(z.number())

const output = z.object({
  account: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
  actionCounts,
  actionCompletion: share.extend({ interval: z.object({ low: z.number(), high: z.number() }).nullable() }),
  planFreshness: share,
  planCompleteness: share,
  relationshipCompleteness: share,
  planParts: z.array(planPart),
  cadenceAdherence: share,
  /** Whether the plan counts as effectively executed; null while one of its three tests has no value. */
  isExecuted: z.boolean().nullable(),
  repEngagement: share,
  pursuits: z.array(pursuitPair),
  participationLevel: share,
  coCreationIndex: share,
  isCustomerAbsent: z.boolean().nullable(),
  /** Most urgent first. */
  issues: z.array(governanceIssue),
})

function noPlanIssues({ plan, account }: GovernanceInput): GovernanceIssue[] {
  // Plans are promised to Tier 1 accounts only.
  if (plan !== undefined || (account.tier !== '1a' && account.tier !== '1b')) return []
  return [
    {
      code: 'no_plan',
      subject: '',
      sentence: 'This Tier 1 account has no account plan.',
      play: 'Start with the people: who decides, what do they want, who of us knows them?',
      evidence: { tier: account.tier },
    },
  ]
}

/** How one strategic account is governed: whether its plan lives, who takes part, and what collides. */
export const governance = defineModule({
  id: 'governance',
  room: 'governance',
  question: 'Is the plan of this account governed, or only filed?',
  formula: [
    'action_completion = done on time / due (not yet due and cancelled left out), Wilson interval',
    'plan_freshness = 1 up to 90 days after the last change of content, straight down to 0 at 365',
    'plan_completeness = Σ w_part over the parts present',
    'cadence_adherence = reviews held / due; rep_engagement = portfolio reps with a plan action, a joint touch or a word at a check-in in 30 days / assigned',
    'conflicting_pursuit = .40·same problem + .25·Jaccard(contacts) + .15·time overlap + .20·same budget over the known parts; ≥ .60 conflict, .40 to .60 review; unknown problem at most review',
    'co_creation_index = objectives at level ≥ 3 / objectives with a known level',
  ],
  terms: [
    { name: 'action_completion', meaning: 'promises kept on time', unit: 'fraction 0..1' },
    { name: 'plan_freshness', meaning: 'how recently the content changed', unit: 'fraction 0..1' },
    {
      name: 'participation level',
      meaning: '0 none, 1 informed, 2 consulted, 3 involved, 4 collaborates',
      unit: '0..4',
    },
    {
      name: 'conflicting_pursuit',
      meaning: 'how far two opportunities go after the same thing',
      unit: 'fraction 0..1',
    },
  ],
  modelPaths: ['governance', 'coverage.buyerRoles'],
  sources: [
    {
      tag: 'S',
      text: 'Thoughts on Selling 2017: governance, relationship planning, engagement, customer participation',
    },
    { tag: 'P', text: 'Whitespace, SBI: reviews twice a year to quarterly' },
    { tag: 'R', text: 'IAP2 spectrum of participation' },
    { tag: 'D', text: 'weights, windows and cut-offs' },
  ],
  input: governanceInput,
  output,
  examples: governanceExamples,
  score(input, model) {
    const completion = actionCompletion(input, model)
    const freshness = planFreshness(input, model)
    const reviews = cadenceAdherence(input, model)
    return {
      account: input.account.id,
      asOf: input.asOf,
      modelVersion: model.version,
      actionCounts: countActions(input),
      actionCompletion: completion,
      planFreshness: freshness,
      planCompleteness: planCompleteness(input, model),
      relationshipCompleteness: relationshipCompleteness(input, model),
      planParts: planPartsOf(input, model),
      cadenceAdherence: reviews,
      isExecuted: executedPlan(
        { actionCompletion: completion.value, freshness: freshness.value, reviewsHeld: reviews.value },
        model,
      ),
      repEngagement: repEngagement(input, model),
      pursuits: pursuitPairs(input, model),
      participationLevel: participationLevel(input, model),
      coCreationIndex: coCreationIndex(input, model),
      isCustomerAbsent: isCustomerAbsent(input, model),
      issues: mostUrgentFirst(
        [
          ...noPlanIssues(input),
          ...overdueIssues(input),
          ...pursuitIssues(input, model),
          ...participationIssues(input, model),
          ...engagementIssues(input, model),
          ...freshnessIssues(input, model),
          ...completenessIssues(input, model),
          ...reviewIssues(input, model),
        ],
        model.governance.issueOrder,
      ),
    }
  },
})
