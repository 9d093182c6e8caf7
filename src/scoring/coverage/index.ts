import { mostUrgentFirst } from '../issue.ts'
import { defineModule } from '../module.ts'
import { accountabilityIssues, leads } from './accountability.ts'
import { attributeOwners } from './attribute-owners.ts'
import { cycleComparisons } from './buying-cycles.ts'
import { adherence, beats, cadenceIssues } from './cadence.ts'
import { coverageExamples } from './examples.ts'
import { coverageInput } from './input.ts'
import { matrix } from './matrix.ts'
import { coverageOutput } from './output.ts'
import { overCoverageIssues } from './over-coverage.ts'
import { phaseIssues, phaseMisallocation } from './phase-mix.ts'
import { relationships } from './relationship.ts'
import { influenceCoverage, roleCoverage, roleIssues } from './role-coverage.ts'
import { misfitIssues } from './role-misfit.ts'
import { slices } from './slices.ts'
import { standing } from './standing.ts'
import { concentration, threadCount, threadIssues } from './threads.ts'

export { sizing } from './sizing/index.ts'

/** How well the buyers of one account are covered on one day, and the first gap to close. */
export const coverage = defineModule({
  id: 'coverage',
  room: 'coverage',
  question: 'Who of the buyers do we reach, who is accountable, and which gap should we close first?',
  formula: [
    'role_coverage = covered required buyer roles / required buyer roles; covered = at least one two-way contact by a suitable seller inside the cadence window of the tier',
    'influence_coverage = Σ influence_i·covered_i / Σ influence_i',
    'thread_count = contacts with a two-way contact inside the relationship window; single-threaded = 1',
    'HHI = Σ (interactions_i / Σ interactions)²; effective_contacts = 1 / HHI',
    'relationship strength = 100·Σ w_p·part_p / Σ w_p over the known parts; recency = 0.5^(days / 45)',
    'adherence = days with a touch inside the window / days of the period',
    'phase_misallocation = ½ Σ |share of time_i − share needed_i|',
  ],
  terms: [
    { name: 'influence', meaning: 'weight of a person in the decision', unit: '0..5' },
    {
      name: 'cadence window',
      meaning: 'longest time between two touches that the tier allows',
      unit: 'days',
    },
    { name: 'relationship window', meaning: 'how far back a conversation counts as a thread', unit: 'days' },
    {
      name: 'first gap',
      meaning: 'the most urgent of all issues, by the order in the model',
      unit: 'issue or null',
    },
  ],
  modelPaths: ['coverage'],
  sources: [
    {
      tag: 'S',
      text: 'Hewitt 2008: buyer roles, accountability with several sellers, generalists and specialists',
    },
    { tag: 'S', text: 'Thoughts on Selling 2017: influence map, executive sponsors, portfolio reps' },
    { tag: 'P', text: 'pillargtm: three or more contacts an opportunity, warn at one' },
    { tag: 'P', text: 'Breadbox and Pedowitz: relationship strength, its decay and its bands' },
    { tag: 'D', text: 'suitable and required roles, windows and the order of urgency' },
  ],
  input: coverageInput,
  output: coverageOutput,
  examples: coverageExamples,
  score(input, model) {
    const at = standing(input, model)
    const accountable = leads(at)
    const threads = threadCount(at)
    const issues = mostUrgentFirst(
      [
        ...accountabilityIssues(at),
        ...roleIssues(at),
        ...threadIssues(at),
        ...cadenceIssues(at),
        ...misfitIssues(at),
        ...phaseIssues(input.requiredPhaseMix, at),
        ...overCoverageIssues(at),
      ],
      model.coverage.issueOrder,
    )
    return {
      account: input.account.id,
      asOf: input.asOf,
      tier: input.account.tier,
      modelVersion: model.version,
      lead: accountable.length === 1 ? (accountable[0] ?? null) : null,
      leads: accountable,
      matrix: matrix(at),
      roleCoverage: roleCoverage(at),
      influenceCoverage: influenceCoverage(at),
      threadCount: threads,
      isSingleThreaded: threads.value === null ? null : threads.value === 1,
      concentration: concentration(at),
      relationships: relationships(at),
      cadence: beats(at),
      adherence: adherence(at),
      phaseMisallocation: phaseMisallocation(input.requiredPhaseMix, at),
      buyingCycles: cycleComparisons(at),
      attributeOwners: attributeOwners(at),
      slices: slices(at),
      issues,
      firstGap: issues[0] ?? null,
    }
  },
})
