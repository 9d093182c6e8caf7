import { z } from 'zod'
import { coverageIssueCode } from '../model/coverage.ts'
import type { Model } from '../model/index.ts'

/** One thing about the coverage of an account that someone should act on. */
export const coverageIssue = z.object({
  /** Which nudge it belongs to. */
  kind: z.enum(['coverage_gap', 'role_misfit', 'over_coverage', 'phase_misallocation']),
  code: coverageIssueCode,
  /** The buyer role, contact, seller or pair that it is about; empty for the account as a whole. */
  subject: z.string(),
  sentence: z.string(),
  /** One suggested action. */
  play: z.string(),
  evidence: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
  ),
})
export type CoverageIssue = z.output<typeof coverageIssue>

const kinds = {
  no_accountable_lead: 'coverage_gap',
  several_accountable_leads: 'coverage_gap',
  two_owners_of_one_centre_and_family: 'coverage_gap',
  seller_left: 'coverage_gap',
  contact_left: 'coverage_gap',
  buyers_unmapped: 'coverage_gap',
  required_role_unmapped: 'coverage_gap',
  required_role_uncovered: 'coverage_gap',
  single_threaded: 'coverage_gap',
  never_contacted: 'coverage_gap',
  touch_overdue: 'coverage_gap',
  face_to_face_overdue: 'coverage_gap',
  business_review_overdue: 'coverage_gap',
  no_executive_sponsor: 'coverage_gap',
  sponsor_overdue: 'coverage_gap',
  technical_sellers_alone_before_business_buyer: 'role_misfit',
  unsuitable_sellers_alone: 'role_misfit',
  one_generalist_on_different_buying_cycles: 'role_misfit',
  phase_misallocation: 'phase_misallocation',
  several_sellers_on_one_topic: 'over_coverage',
  touches_above_cadence: 'over_coverage',
} satisfies Record<CoverageIssue['code'], CoverageIssue['kind']>

export function issue(of: Omit<CoverageIssue, 'kind'>): CoverageIssue {
  return { kind: kinds[of.code], ...of }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Most urgent first, by the model's order; then by subject, so that the order of the input doesn't matter. */
export function mostUrgentFirst(issues: readonly CoverageIssue[], model: Model): CoverageIssue[] {
  const rank = new Map(model.coverage.issueOrder.map((code, index) => [code, index]))
  return [...issues].sort(
    (a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) || compareText(a.subject, b.subject),
  )
}
