import { mayChangeAccountPlan } from '../access.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import type { AnswerPorts } from '../answers/ports.ts'
import type { TeamMember } from '../check-in/plan-state.ts'
import { type Cells, givenRow } from '../given-in-slack.ts'
import type { GivenRow } from '../ports/index.ts'
import { type AtAccount, readAtAccount, readOwners } from './at-account.ts'
import { cellsOf, type Given, type GivePorts, giveSubject, type Marks, planChanged } from './edit.ts'

const properties = ['name', 'samId', 'customerGoals', 'installedBase', 'competition'] as const

export interface PlanForm {
  readonly kind: 'plan_form'
  readonly at: AtAccount
  readonly cells: Cells
  /** Who may govern a new plan; the SAM of the account goes before all others. */
  readonly governors: readonly TeamMember[]
}

async function readRights(ports: AnswerPorts, slackUserId: string, typed: string) {
  const at = await readAtAccount(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  const access = mayChangeAccountPlan(at.person, at.relation)
  return access.isAllowed ? at : ({ kind: 'denied', help: access.help } as const)
}

/** An account plan as it stands, or an empty one, for whoever may change it. */
export async function readPlanForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<PlanForm | AccountChoice> {
  const at = await readRights(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  return {
    kind: 'plan_form',
    at,
    cells: cellsOf('accountPlan', at.plan, properties),
    governors: await readOwners(ports, at),
  }
}

export interface PlanGiven {
  readonly accountId: string
  /** Null where the form began a plan. */
  readonly planId: string | null
  readonly newId: string
  readonly shown: Marks
  readonly typed: Cells
  /** Of a new plan. */
  readonly objective: { readonly text: string; readonly dueOn: string | null } | null
}

export type PlanSaved = AccountChoice | (Given & { readonly at: AtAccount }) | { readonly kind: 'begun' }

/** Begins an account plan with its first objective, or changes what a plan says; a plan without changes stays as old as it is. */
export async function savePlan(
  ports: GivePorts,
  slackUserId: string,
  { accountId, planId, newId, shown, typed, objective }: PlanGiven,
): Promise<PlanSaved> {
  const at = await readRights(ports, slackUserId, accountId)
  if (at.kind !== 'at_account') return at
  // Somebody else began one while the form was open.
  if (planId === null && at.plan !== null && at.plan.planId !== newId) return { kind: 'begun' }
  const first = (said: NonNullable<PlanGiven['objective']>): GivenRow => ({
    kind: 'planObjective',
    stored: givenRow('planObjective', {
      ...said,
      objectiveId: `${newId}:1`,
      planId: newId,
      addedOn: at.runDay,
    }),
  })
  const rows = planId !== null || objective === null ? [] : [first(objective)]
  const given = await giveSubject(ports, at, {
    kind: 'accountPlan',
    id: planId,
    newId,
    shown,
    typed,
    fresh: { accountId, updatedOn: at.runDay, startedOn: at.runDay },
    along: { rows, statements: planChanged(ports, at) },
  })
  return { ...given, at }
}
