import { z } from 'zod'
import { issueParts } from '../issue.ts'
import { coverageIssueCode } from '../model/coverage.ts'

/** One thing about the coverage of an account that someone should act on. */
export const coverageIssue = z.object({
  /** Which nudge it belongs to. */
  kind: z.enum(['coverage_gap', 'role_misfit', 'over_coverage', 'phase_misallocation']),
  code: coverageIssueCode,
  ...issueParts,
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
