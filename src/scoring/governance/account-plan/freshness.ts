import type { Finding } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { daysBetween } from '../../plain-date.ts'
import { absence, reading } from '../../result.ts'
import { count } from '../../wording.ts'
import type { GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

/** Age of the content in days; null where there is no plan or nobody knows. A later date is not known yet. */
function ageOf({ plan, asOf }: GovernanceInput): number | null {
  const { updatedOn } = plan ?? {}
  return updatedOn === undefined || updatedOn > asOf ? null : daysBetween(updatedOn, asOf)
}

/** 1 while the last change of content is recent, then straight down to 0. */
export function planFreshness(input: GovernanceInput, model: Model): Finding<number> {
  const { fullForDays, zeroFromDays } = model.governance.freshness
  const age = ageOf(input)
  const basis = {
    n: age === null ? 0 : 1,
    method: 'linear from full to zero by age of the last change of content',
    params: { fullForDays, zeroFromDays },
    modelVersion: model.version,
  }
  if (age === null)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence:
        input.plan === undefined ? 'There is no account plan.' : 'Nobody knows when the plan last changed.',
    })
  const value = Math.min(1, Math.max(0, (zeroFromDays - age) / (zeroFromDays - fullForDays)))
  return reading({
    ...basis,
    value,
    contributions: [{ term: 'age', points: value }],
    sentence: `The plan last changed ${count(age, 'day')} ago.`,
  })
}

export function freshnessIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  const age = ageOf(input)
  if (age === null || age <= model.governance.freshness.staleAfterDays) return []
  return [
    {
      code: 'plan_stale',
      subject: '',
      sentence: `The plan has not changed for ${age} days.`,
      play: 'Go through it with the team: what is still true, what is next?',
      evidence: { ageDays: age, updatedOn: input.plan?.updatedOn ?? null },
    },
  ]
}
