import { mayChangeAccountPlan, mayChangeAction } from '../access.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import type { AnswerPorts } from '../answers/ports.ts'
import type { TeamMember } from '../check-in/plan-state.ts'
import type { Cells } from '../given-in-slack.ts'
import { type AtAccount, readAtAccount, readOwners } from './at-account.ts'
import { cellsOf, type Given, type GivePorts, giveSubject, type Marks, planChanged } from './edit.ts'

/** A row of a plan that a form offers to change. */
export interface Part {
  readonly id: string
  readonly text: string
  readonly cells: Cells
}

export interface PartsForm {
  readonly kind: 'parts_form'
  readonly at: AtAccount
  readonly planId: string
  /** Those that the person may change, in the order of their days. */
  readonly parts: readonly Part[]
}

export interface ActionsForm extends PartsForm {
  readonly owners: readonly TeamMember[]
  readonly objectives: readonly { readonly id: string; readonly text: string }[]
  readonly contacts: readonly { readonly id: string; readonly name: string }[]
}

export type NoParts = AccountChoice | { readonly kind: 'no_account_plan'; readonly name: string }

const objectiveCells = ['text', 'dueOn', 'participationLevel', 'endedOn'] as const
const actionCells = ['text', 'ownerId', 'dueOn', 'objectiveId', 'contactId', 'doneOn', 'cancelledOn'] as const

const byDay = (a: Part, b: Part) => {
  const [first, second] = [a.cells['dueOn'] ?? '9999', b.cells['dueOn'] ?? '9999']
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1
}

async function atPlan(ports: AnswerPorts, slackUserId: string, typed: string) {
  const at = await readAtAccount(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  return at.plan === null
    ? ({ kind: 'no_account_plan', name: at.account.name } as const)
    : { ...at, plan: at.plan }
}

async function currentObjectives(ports: AnswerPorts, planId: string, today: string) {
  const rows = (await ports.facts.rowsBy('planObjective', 'planId', [planId])).map(({ row }) => row)
  return rows.filter(({ endedOn }) => endedOn === null || endedOn > today)
}

/** The objectives of a plan, for whoever governs it. */
export async function readObjectivesForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<PartsForm | NoParts> {
  const at = await atPlan(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  const access = mayChangeAccountPlan(at.person, at.relation)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const { planId } = at.plan
  const parts = (await currentObjectives(ports, planId, at.today)).map(row => ({
    id: row.objectiveId,
    text: row.text,
    cells: cellsOf('planObjective', row, objectiveCells),
  }))
  return { kind: 'parts_form', at, planId, parts: parts.toSorted(byDay) }
}

/** The open actions of a plan that a person may change, and what a new one needs. */
export async function readActionsForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<ActionsForm | NoParts> {
  const at = await atPlan(ports, slackUserId, typed)
  if (at.kind !== 'at_account') return at
  const { plan, person, relation, today, account } = at
  const rows = (await ports.facts.rowsBy('planAction', 'planId', [plan.planId])).map(({ row }) => row)
  const mine = rows.filter(({ ownerId, doneOn, cancelledOn }) => {
    const isOpen = doneOn === null && cancelledOn === null
    return isOpen && mayChangeAction(person, { ...relation, isOwner: ownerId === person.personId }).isAllowed
  })
  const parts = mine.map(row => ({
    id: row.actionId,
    text: row.text,
    cells: cellsOf('planAction', row, actionCells),
  }))
  const contacts = (await ports.facts.rowsBy('contact', 'accountId', [account.id])).map(({ row }) => row)
  return {
    kind: 'parts_form',
    at,
    planId: plan.planId,
    parts: parts.toSorted(byDay),
    owners: await readOwners(ports, at),
    objectives: (await currentObjectives(ports, plan.planId, today)).map(row => ({
      id: row.objectiveId,
      text: row.text,
    })),
    contacts: contacts
      .filter(({ leftOn }) => leftOn === null || leftOn >= today)
      .map(({ contactId, name }) => ({ id: contactId, name })),
  }
}

export interface PartGiven {
  readonly accountId: string
  /** Null for a new one. */
  readonly id: string | null
  readonly newId: string
  readonly shown: Marks
  readonly typed: Cells
}

export type PartSaved =
  | NoParts
  | (Given & { readonly at: AtAccount })
  /** The action was done or cancelled while the form was open. */
  | { readonly kind: 'settled'; readonly at: AtAccount }

/** Adds an objective, or changes one. */
export async function saveObjective(
  ports: GivePorts,
  slackUserId: string,
  { accountId, ...part }: PartGiven,
): Promise<PartSaved> {
  const form = await readObjectivesForm(ports, slackUserId, accountId)
  if (form.kind !== 'parts_form') return form
  const given = await giveSubject(ports, form.at, {
    ...part,
    kind: 'planObjective',
    fresh: { planId: form.planId, addedOn: form.at.runDay },
    along: { statements: planChanged(ports, form.at) },
  })
  return { ...given, at: form.at }
}

/** Adds an action, or changes one where the person owns it or governs the plan. */
export async function saveAction(
  ports: GivePorts,
  slackUserId: string,
  { accountId, note, ...part }: PartGiven & { readonly note: string | null },
): Promise<PartSaved> {
  const at = await atPlan(ports, slackUserId, accountId)
  if (at.kind !== 'at_account') return at
  if (part.id !== null) {
    const [action] = await ports.facts.byId('planAction', [part.id])
    const isOwner = action?.row.ownerId === at.person.personId
    const access = mayChangeAction(at.person, { ...at.relation, isOwner })
    if (action?.row.planId === at.plan.planId && !access.isAllowed)
      return { kind: 'denied', help: access.help }
    // An id of another plan says nothing about itself.
    if (action?.row.planId !== at.plan.planId) return { kind: 'gone', at }
    const { doneOn, cancelledOn } = action.row
    const isSaid = doneOn === part.typed['doneOn'] && cancelledOn === part.typed['cancelledOn']
    if ((doneOn !== null || cancelledOn !== null) && !isSaid) return { kind: 'settled', at }
  }
  const given = await giveSubject(ports, at, {
    ...part,
    kind: 'planAction',
    fresh: { planId: at.plan.planId, addedOn: at.runDay, note },
    along: { statements: planChanged(ports, at) },
  })
  return { ...given, at }
}
