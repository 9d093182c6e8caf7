import type { Finding } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { daysBetween } from '../../plain-date.ts'
import { absence, reading } from '../../result.ts'
import { count } from '../../wording.ts'
import type { GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

interface Rep {
  readonly id: string
  readonly name: string
  readonly hasAction: boolean
  readonly hasJointTouch: boolean
  readonly isNamed: boolean
}

const isWithin = (on: string, input: GovernanceInput, windowDays: number) =>
  on <= input.asOf && daysBetween(on, input.asOf) <= windowDays

/** An open action that is not long overdue, or one done inside the window. */
function hasPlanAction(rep: string, input: GovernanceInput, windowDays: number): boolean {
  return input.actions.some(({ owner, dueOn, doneOn, cancelledOn }) => {
    if (owner !== rep || (cancelledOn !== undefined && cancelledOn <= input.asOf)) return false
    if (doneOn !== undefined && doneOn <= input.asOf) return isWithin(doneOn, input, windowDays)
    return dueOn === undefined || dueOn > input.asOf || isWithin(dueOn, input, windowDays)
  })
}

/** A touch of the same person on the same day as a colleague. */
function hasJointTouch(rep: string, input: GovernanceInput, windowDays: number): boolean {
  const recent = input.activities.filter(row => isWithin(row.on, input, windowDays))
  return recent.some(
    own =>
      own.seller === rep &&
      recent.some(
        other =>
          other.seller !== rep && other.on === own.on && other.contacts.some(id => own.contacts.includes(id)),
      ),
  )
}

/** Named at a check-in as one who took part. */
function isNamed(rep: string, input: GovernanceInput, windowDays: number): boolean {
  return input.checkIns.some(({ on, engaged }) => isWithin(on, input, windowDays) && engaged.includes(rep))
}

function portfolioReps(input: GovernanceInput, model: Model): Rep[] {
  const { engagementDays } = model.governance
  const names = new Map(
    input.assignments
      .filter(
        ({ role, from, to }) =>
          role === 'portfolio_rep' &&
          (from === undefined || from <= input.asOf) &&
          (to === undefined || to >= input.asOf),
      )
      .map(row => [row.seller, row.name ?? row.seller]),
  )
  return [...names]
    .map(([id, name]) => ({
      id,
      name,
      hasAction: hasPlanAction(id, input, engagementDays),
      hasJointTouch: hasJointTouch(id, input, engagementDays),
      isNamed: isNamed(id, input, engagementDays),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const isEngaged = (rep: Rep) => rep.hasAction || rep.hasJointTouch || rep.isNamed

/** Portfolio reps with a plan action, a joint touch or a word at a check-in in the window ÷ those assigned, 0..1. */
export function repEngagement(input: GovernanceInput, model: Model): Finding<number> {
  const reps = portfolioReps(input, model)
  const basis = {
    n: reps.length,
    method: 'portfolio reps with a plan action, joint touch or check-in ÷ assigned',
    params: { windowDays: model.governance.engagementDays },
    modelVersion: model.version,
  }
  if (reps.length === 0)
    return absence({
      ...basis,
      reason: 'insufficient_n',
      sentence: 'No portfolio rep is assigned to this account.',
    })
  const engaged = reps.filter(isEngaged)
  return reading({
    ...basis,
    value: engaged.length / reps.length,
    contributions: reps.map(rep => ({ term: rep.id, points: isEngaged(rep) ? 1 / reps.length : 0 })),
    sentence: `${engaged.length} of ${count(reps.length, 'portfolio rep')} took part in the last ${model.governance.engagementDays} days.`,
  })
}

export function engagementIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  // Without a plan nobody has promised anything.
  if (input.plan === undefined) return []
  const { engagementDays } = model.governance
  return portfolioReps(input, model)
    .filter(rep => !isEngaged(rep))
    .map(rep => ({
      code: 'rep_not_engaged' as const,
      subject: rep.id,
      sentence: `${rep.name} has had no plan action, joint touch or part in a check-in here in the last ${engagementDays} days.`,
      play: `Ask ${rep.name} what would help: access, support, or a smaller part in the plan.`,
      evidence: { seller: rep.id, windowDays: engagementDays },
    }))
}
