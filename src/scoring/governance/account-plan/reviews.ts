import type { Finding } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { absence, reading } from '../../result.ts'
import { count } from '../../wording.ts'
import type { GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

function reviewsBy({ reviews, asOf }: GovernanceInput) {
  const due = reviews.filter(row => row.dueOn <= asOf)
  return { due, held: due.filter(row => row.heldOn !== undefined && row.heldOn <= asOf) }
}

/** Reviews held ÷ reviews due, 0..1. */
export function cadenceAdherence(input: GovernanceInput, model: Model): Finding<number> {
  const { due, held } = reviewsBy(input)
  const basis = { n: due.length, method: 'reviews held ÷ reviews due', modelVersion: model.version }
  if (due.length === 0)
    return absence({
      ...basis,
      reason: 'insufficient_n',
      sentence: 'No review of this plan has come due yet.',
    })
  const value = held.length / due.length
  return reading({
    ...basis,
    value,
    contributions: [{ term: 'held', points: value }],
    sentence: `${held.length} of ${count(due.length, 'review')} held.`,
  })
}

export function reviewIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  const { value } = cadenceAdherence(input, model)
  const { due, held } = reviewsBy(input)
  if (value === null || value >= model.governance.execution.reviewsHeldFrom) return []
  return [
    {
      code: 'reviews_missed',
      subject: '',
      sentence: `Only ${held.length} of ${count(due.length, 'plan review')} that came due were held.`,
      play: 'Set the date of the next review now, with the customer if you can.',
      evidence: { due: due.length, held: held.length },
    },
  ]
}
