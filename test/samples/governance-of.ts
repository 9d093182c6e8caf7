import { governance, rogueSignal } from '../../src/scoring/governance/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import type { TierRow } from '../../src/workflows/ports/index.ts'
import type { Found } from './findings-of.ts'
import type { Facts } from './sample-folders.ts'

/** Leaves out what is null: the core tells a missing fact by its absence. */
function present(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

function accountInput(facts: Facts, { accountId, tier }: TierRow, asOf: string): unknown {
  const mine = <Row extends { readonly accountId: string | null }>(rows: readonly Row[]) =>
    rows.filter(row => row.accountId === accountId)
  const plan = mine(facts.accountPlan)[0]
  const ofPlan = <Row extends { readonly planId: string }>(rows: readonly Row[]) =>
    rows.filter(row => row.planId === plan?.planId)
  return present({
    asOf,
    account: { id: accountId, tier },
    plan:
      plan === undefined
        ? null
        : present({
            id: plan.planId,
            updatedOn: plan.updatedOn,
            customerObjectives: plan.customerGoals,
            installedBase: plan.installedBase,
            competition: plan.competition,
          }),
    objectives: ofPlan(facts.planObjective).map(({ objectiveId, participationLevel }) =>
      present({ id: objectiveId, participationLevel }),
    ),
    actions: ofPlan(facts.planAction).map(row =>
      present({
        id: row.actionId,
        owner: row.ownerId,
        contact: row.contactId,
        dueOn: row.dueOn,
        doneOn: row.doneOn,
        cancelledOn: row.cancelledOn,
      }),
    ),
    contacts: mine(facts.contact).map(({ contactId, buyerRole, influence, leftOn }) =>
      present({ id: contactId, buyerRole, influence, leftOn }),
    ),
    assignments: mine(facts.coverageAssignment).map(({ personId, role, fromOn, untilOn }) =>
      present({ seller: personId, role, from: fromOn, to: untilOn }),
    ),
    activities: mine(facts.activity)
      .filter(({ occurredOn }) => occurredOn <= asOf)
      .map(({ occurredOn, personId, contactIds }) => ({
        on: occurredOn,
        seller: personId,
        contacts: contactIds ?? [],
      })),
    opportunities: mine(facts.opportunity).map(row =>
      present({
        id: row.opportunityId,
        owner: row.ownerId,
        objective: row.objectiveId,
        problem: row.problem,
        openedOn: row.openedOn,
        expectedCloseOn: row.expectedCloseOn,
        closedOn: row.closedOn,
      }),
    ),
  })
}

/** Opportunities that should be checked with the SAM, and owners who close at the end of quarters. */
function fromOpportunities(facts: Facts, asOf: string): Found[] {
  const planned = new Set(facts.accountPlan.map(({ accountId }) => accountId))
  const opportunities = facts.opportunity.flatMap(row =>
    row.accountId === null
      ? []
      : present({
          id: row.opportunityId,
          account: row.accountId,
          owner: row.ownerId,
          openedOn: row.openedOn,
          expectedCloseOn: row.expectedCloseOn,
          closedOn: row.closedOn,
          isWon: row.stage === 'won',
          discountShare: row.discountShare === null ? null : Number(row.discountShare),
          hasPlan: planned.has(row.accountId),
          objective: row.objectiveId,
        }),
  )
  const judged = rogueSignal.score(rogueSignal.input.parse({ asOf, opportunities }), defaultModel)
  const of = (subject: string, code: string) => ({ asOf, module: 'governance', subject, code, what: '' })
  return [
    ...judged.opportunities
      .filter(row => row.isSignal)
      .map(row => of(row.opportunity, 'off_plan_opportunity')),
    ...judged.bunching
      .filter(row => row.isBunched === true)
      .map(row => of(row.owner, 'quarter_end_bunching')),
  ]
}

/** What governance finds of every account and opportunity. */
export function governanceOf(facts: Facts, tiers: readonly TierRow[], asOf: string): Found[] {
  const issues = tiers.flatMap(row => {
    const judged = governance.score(governance.input.parse(accountInput(facts, row, asOf)), defaultModel)
    return judged.issues.map(({ code, subject }) => ({
      asOf,
      module: 'governance',
      subject: row.accountId,
      code,
      what: subject,
    }))
  })
  return [...issues, ...fromOpportunities(facts, asOf)]
}
