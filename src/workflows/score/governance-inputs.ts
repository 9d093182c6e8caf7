import type { z } from 'zod'
import type { PlainDate } from '../../facts/index.ts'
import type { scoring } from '../../scoring/index.ts'
import { groupBy } from '../pages.ts'
import type { FactReader, StoredRow, Tier } from '../ports/index.ts'
import { present } from './present.ts'

export type GovernanceInput = z.input<typeof scoring.governance.input>

type Opportunity = StoredRow<'opportunity'>['row']

const isOpen = ({ openedOn, closedOn }: Opportunity, asOf: PlainDate) =>
  (openedOn === null || openedOn <= asOf) && (closedOn === null || closedOn > asOf)

/** Only an account with a plan, a Tier 1 account that lacks one, and one with several pursuits can be governed badly. */
function isGoverned(tier: Tier, hasPlan: boolean, opportunities: readonly Opportunity[], asOf: PlainDate) {
  const owners = new Set(opportunities.filter(row => isOpen(row, asOf)).map(row => row.ownerId))
  return hasPlan || tier === '1a' || tier === '1b' || owners.size > 1
}

/** A check-in that changed an action is a change of the plan's content too. */
function lastChange(
  updatedOn: PlainDate | null,
  checkIns: readonly StoredRow<'checkIn'>['row'][],
  asOf: PlainDate,
): PlainDate | null {
  const held = checkIns.flatMap(({ heldOn, hasChangedPlan }) =>
    heldOn !== null && hasChangedPlan === true && heldOn <= asOf ? [heldOn] : [],
  )
  return [...held, ...(updatedOn === null ? [] : [updatedOn])].sort().at(-1) ?? null
}

/** Reads what the governance of some accounts rests on, from facts dated on or before `asOf`. */
export async function readGovernanceInputs(
  facts: FactReader,
  accounts: readonly { readonly accountId: string; readonly tier: Tier }[],
  asOf: PlainDate,
): Promise<readonly GovernanceInput[]> {
  const ids = accounts.map(({ accountId }) => accountId)
  const plans = groupBy(await facts.rowsBy('accountPlan', 'accountId', ids, asOf), ({ row }) => row.accountId)
  const opportunities = groupBy(
    await facts.rowsBy('opportunity', 'accountId', ids, asOf),
    ({ row }) => row.accountId ?? '',
  )
  const governed = accounts.filter(({ accountId, tier }) =>
    isGoverned(
      tier,
      plans.has(accountId),
      (opportunities.get(accountId) ?? []).map(({ row }) => row),
      asOf,
    ),
  )
  if (governed.length === 0) return []
  const own = governed.map(({ accountId }) => accountId)
  const of = (row: { readonly row: { readonly accountId: string } }) => row.row.accountId
  const contacts = groupBy(await facts.rowsBy('contact', 'accountId', own, asOf), of)
  const assignments = groupBy(await facts.rowsBy('coverageAssignment', 'accountId', own, asOf), of)
  const activities = groupBy(await facts.rowsBy('activity', 'accountId', own, asOf), of)
  const planIds = own.flatMap(id => plans.get(id)?.[0]?.row.planId ?? [])
  const ofPlan = (row: { readonly row: { readonly planId: string } }) => row.row.planId
  const objectives = groupBy(await facts.rowsBy('planObjective', 'planId', planIds, asOf), ofPlan)
  const actions = groupBy(await facts.rowsBy('planAction', 'planId', planIds, asOf), ofPlan)
  const reviews = groupBy(await facts.rowsBy('planReview', 'planId', planIds, asOf), ofPlan)
  const checkIns = groupBy(await facts.rowsBy('checkIn', 'accountId', own, asOf), of)
  const people = [...assignments.values()].flat().map(({ row }) => row.personId)
  const names = new Map(
    (await facts.byId('person', [...new Set(people)])).map(({ row }) => [row.personId, row.name]),
  )
  const accountNames = new Map((await facts.byId('account', own)).map(({ row }) => [row.accountId, row.name]))

  return governed.map(({ accountId, tier }) => {
    const plan = plans.get(accountId)?.[0]?.row
    const asked = (checkIns.get(accountId) ?? []).map(({ row }) => row)
    // A review is held of the plan as a check-in is, only longer: both are promises that are kept or not.
    const meetings = [...asked, ...(reviews.get(plan?.planId ?? '') ?? []).map(({ row }) => row)]
    return present({
      asOf,
      account: present({ id: accountId, name: accountNames.get(accountId) ?? null, tier }),
      plan:
        plan === undefined
          ? null
          : present({
              id: plan.planId,
              updatedOn: lastChange(plan.updatedOn, asked, asOf),
              customerObjectives: plan.customerGoals,
              installedBase: plan.installedBase,
              competition: plan.competition,
            }),
      objectives: (objectives.get(plan?.planId ?? '') ?? [])
        .filter(({ row }) => row.endedOn === null || row.endedOn > asOf)
        .map(({ row }) =>
          present({
            id: row.objectiveId,
            text: row.text,
            participationLevel: row.participationLevel,
            dueOn: row.dueOn,
          }),
        ),
      actions: (actions.get(plan?.planId ?? '') ?? []).map(({ row }) =>
        present({
          id: row.actionId,
          text: row.text,
          objective: row.objectiveId,
          owner: row.ownerId,
          contact: row.contactId,
          dueOn: row.dueOn,
          doneOn: row.doneOn,
          cancelledOn: row.cancelledOn,
        }),
      ),
      // On the day itself there is still time.
      reviews: meetings.flatMap(({ dueOn, heldOn }) =>
        dueOn === null || (heldOn === null && dueOn >= asOf) ? [] : [present({ dueOn, heldOn })],
      ),
      checkIns: meetings.flatMap(({ heldOn, participationLevel, engagedIds }) =>
        heldOn === null ? [] : [present({ on: heldOn, participationLevel, engaged: engagedIds ?? [] })],
      ),
      contacts: (contacts.get(accountId) ?? []).map(({ row }) =>
        present({
          id: row.contactId,
          name: row.name,
          buyerRole: row.buyerRole,
          influence: row.influence,
          leftOn: row.leftOn,
        }),
      ),
      assignments: (assignments.get(accountId) ?? []).map(({ row }) =>
        present({
          seller: row.personId,
          name: names.get(row.personId) ?? null,
          role: row.role,
          from: row.fromOn,
          to: row.untilOn,
        }),
      ),
      activities: (activities.get(accountId) ?? []).map(({ row }) => ({
        on: row.occurredOn,
        seller: row.personId,
        contacts: row.contactIds ?? [],
      })),
      opportunities: (opportunities.get(accountId) ?? []).map(({ row }) =>
        present({
          id: row.opportunityId,
          name: row.name,
          owner: row.ownerId,
          objective: row.objectiveId,
          problem: row.problem,
          openedOn: row.openedOn,
          expectedCloseOn: row.expectedCloseOn,
          closedOn: row.closedOn,
        }),
      ),
    }) as GovernanceInput
  })
}
