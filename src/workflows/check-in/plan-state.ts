import type { FactRow, PlainDate } from '../../facts/index.ts'
import { holdsOn } from '../people-of-account.ts'
import type { FactReader } from '../ports/index.ts'

/** An action of the plan that is neither done nor cancelled. */
export interface OpenAction {
  readonly actionId: string
  readonly text: string
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly dueOn: PlainDate | null
}

export interface PlanState {
  readonly planId: string
  readonly planName: string
  /** Earliest due first; those without a date last. */
  readonly open: readonly OpenAction[]
  /** Actions that have come due, and those of them done in time. */
  readonly due: number
  readonly onTime: number
  readonly lastHeldOn: PlainDate | null
  readonly lastLevel: number | null
  readonly team: readonly TeamMember[]
}

const isSettled = ({ doneOn, cancelledOn }: FactRow<'planAction'>, on: PlainDate) =>
  (doneOn !== null && doneOn <= on) || (cancelledOn !== null && cancelledOn <= on)

const byDue = (a: OpenAction, b: OpenAction) =>
  (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : (a.dueOn ?? '9999') > (b.dueOn ?? '9999') ? 1 : 0

export interface TeamMember {
  readonly personId: string
  readonly name: string
}

/** Who is assigned to an account on a day, and still there. */
export async function readTeam(
  facts: FactReader,
  accountId: string,
  on: PlainDate,
): Promise<readonly TeamMember[]> {
  const assigned = (await facts.rowsBy('coverageAssignment', 'accountId', [accountId], on))
    .filter(row => holdsOn(row, on))
    .map(({ row }) => row.personId)
  const people = await facts.byId('person', [...new Set(assigned)])
  return people
    .filter(({ row }) => row.leftOn === null || row.leftOn >= on)
    .map(({ row }) => ({ personId: row.personId, name: row.name }))
}

/** How an account's plan stands on a day, from the facts. Null where there is no plan. */
export async function readPlanState(
  facts: FactReader,
  accountId: string,
  on: PlainDate,
): Promise<PlanState | null> {
  const [plan] = await facts.rowsBy('accountPlan', 'accountId', [accountId])
  if (plan === undefined) return null
  const actions = (await facts.rowsBy('planAction', 'planId', [plan.row.planId])).map(({ row }) => row)
  const owners = actions.flatMap(({ ownerId }) => ownerId ?? [])
  const persons = new Map(
    (await facts.byId('person', [...new Set(owners)])).map(({ row }) => [row.personId, row]),
  )
  const held = (await facts.rowsBy('checkIn', 'accountId', [accountId], on))
    .flatMap(({ row }) => (row.heldOn === null || row.heldOn > on ? [] : [{ ...row, heldOn: row.heldOn }]))
    .toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
  const counted = actions.filter(
    ({ dueOn, cancelledOn }) => dueOn !== null && dueOn < on && cancelledOn === null,
  )
  return {
    planId: plan.row.planId,
    planName: plan.row.name ?? 'Account plan',
    open: actions
      .filter(action => !isSettled(action, on))
      .map(({ actionId, text, ownerId, dueOn }) => ({
        actionId,
        text,
        ownerId,
        ownerName: ownerId === null ? null : (persons.get(ownerId)?.name ?? ownerId),
        dueOn,
      }))
      .toSorted(byDue),
    due: counted.length,
    onTime: counted.filter(({ dueOn, doneOn }) => doneOn !== null && doneOn <= (dueOn ?? '')).length,
    lastHeldOn: held.at(-1)?.heldOn ?? null,
    lastLevel: held.at(-1)?.participationLevel ?? null,
    team: await readTeam(facts, accountId, on),
  }
}
