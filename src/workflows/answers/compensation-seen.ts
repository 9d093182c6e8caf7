import type { Person } from '../ports/index.ts'
import type { PlanInScope } from './plan-scope.ts'
import type { AnswerPorts } from './ports.ts'

/** Writes down who looks at somebody else's comp plan, before they see it. One's own is nobody's business. */
export async function noteCompensationSeen(
  { audit, now }: Pick<AnswerPorts, 'audit' | 'now'>,
  person: Person,
  { plan, relation }: PlanInScope,
): Promise<void> {
  if (relation.isOwnPlan) return
  await audit.write({
    at: now(),
    actor: person.personId,
    what: 'compensation_seen',
    subject: plan.planId,
    note: null,
  })
}
