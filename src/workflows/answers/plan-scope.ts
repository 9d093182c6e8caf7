import type { FactRow } from '../../facts/index.ts'
import { mayReadPlan, type PlanRelation } from '../access.ts'
import type { Named } from '../names.ts'
import { allOf } from '../pages.ts'
import type { Person } from '../ports/index.ts'
import type { AnswerPorts } from './ports.ts'

export type Plan = FactRow<'compPlan'>

/** A plan that a person may see, and how they stand to it. */
export interface PlanInScope {
  readonly plan: Plan
  readonly relation: PlanRelation
}

/** Whether something with a first and a last day holds on a day; an open end holds for ever. */
const holds = (row: { readonly fromOn: string | null; readonly untilOn: string | null }, on: string) =>
  (row.fromOn === null || row.fromOn <= on) && (row.untilOn === null || row.untilOn >= on)

/** Plans that a person may see: their own, those of people below them, those of their line; all for sales operations. */
export async function plansInScope(
  ports: AnswerPorts,
  person: Person,
  on: string,
): Promise<readonly PlanInScope[]> {
  const below = person.role === 'manager' ? await ports.directory.reportsOf(person.personId) : []
  const paid = (
    await ports.facts.rowsBy('compPlanAssignment', 'personId', [person.personId, ...below])
  ).filter(({ row }) => holds(row, on))
  const line =
    person.role === 'manager'
      ? await ports.facts.rowsBy('compPlan', 'ownerId', [person.personId, ...below])
      : []
  const own = new Set(paid.filter(({ row }) => row.personId === person.personId).map(({ row }) => row.planId))
  const ofLine = new Set([
    ...paid.filter(({ row }) => row.personId !== person.personId).map(({ row }) => row.planId),
    ...line.map(({ row }) => row.planId),
  ])
  const plans =
    person.role === 'sales_operations'
      ? await allOf(ports.facts, 'compPlan')
      : await ports.facts.byId('compPlan', [...new Set([...own, ...ofLine])])
  return plans
    .map(({ row: plan }) => ({
      plan,
      relation: {
        isOwnPlan: own.has(plan.planId),
        isOfOwnLine: person.role === 'manager' && ofLine.has(plan.planId),
      },
    }))
    .filter(({ relation }) => mayReadPlan(person, relation).isAllowed)
}

/** The plans of a person, where the asker may see them. */
export async function plansOf(
  ports: AnswerPorts,
  scope: readonly PlanInScope[],
  personId: string,
  on: string,
): Promise<readonly PlanInScope[]> {
  const ids = new Set(
    (await ports.facts.rowsBy('compPlanAssignment', 'personId', [personId]))
      .filter(({ row }) => holds(row, on))
      .map(({ row }) => row.planId),
  )
  return scope.filter(({ plan }) => ids.has(plan.planId))
}

export const named = (scope: readonly PlanInScope[]): Named[] =>
  scope.map(({ plan: { planId, name } }) => ({ id: planId, name }))

/** People whose plans the asker may see, as names to match. */
export async function peopleInScope(ports: AnswerPorts, person: Person): Promise<readonly Named[]> {
  const ids =
    person.role === 'manager'
      ? [person.personId, ...(await ports.directory.reportsOf(person.personId))]
      : [person.personId]
  const rows =
    person.role === 'sales_operations'
      ? await allOf(ports.facts, 'person')
      : await ports.facts.byId('person', ids)
  return rows.map(({ row }) => ({ id: row.personId, name: row.name }))
}
