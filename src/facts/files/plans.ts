import { currency, date } from '../code-columns.ts'
import { id, label, oneOf, reference, references, required, text } from '../column.ts'
import { defineFile } from '../fact-file.ts'
import { amount, integer, share } from '../number-columns.ts'
import { personRoles } from '../terms.ts'

export const accountPlans = defineFile({
  kind: 'accountPlan',
  file: 'account-plans.csv',
  table: 'account_plan',
  meaning: 'Account plans.',
  key: ['planId'],
  datedBy: ['startedOn'],
  columns: {
    planId: required(id({ meaning: 'Id of the plan', example: 'PL-01' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    samId: reference('person')({ meaning: 'Strategic account manager who governs it', example: 'P-110' }),
    name: text({ meaning: 'Name', example: 'Lakeside 2026' }),
    updatedOn: date({ meaning: 'Last change of content', example: '2026-02-10' }),
    customerGoals: text({
      meaning: "The customer's own objectives",
      example: 'Cut instrument turnaround by a third',
    }),
    installedBase: text({ meaning: 'What they run today', example: 'Six legacy sterilisers' }),
    competition: text({ meaning: 'Who else they consider', example: 'SteriPro' }),
    startedOn: date({ meaning: 'First day of the plan', example: '2026-01-12' }),
  },
})

export const planObjectives = defineFile({
  kind: 'planObjective',
  file: 'plan-objectives.csv',
  table: 'plan_objective',
  meaning: 'Objectives of account plans.',
  key: ['objectiveId'],
  datedBy: ['addedOn'],
  columns: {
    objectiveId: required(id({ meaning: 'Id of the objective', example: 'OBJ-01' })),
    planId: required(reference('accountPlan')({ meaning: 'Account plan', example: 'PL-01' })),
    text: required(text({ meaning: 'Objective', example: 'One standard for indicator strips in all sites' })),
    participationLevel: integer(
      0,
      4,
    )({
      meaning: 'How the customer takes part: 0 none, 1 informed, 2 consulted, 3 involved, 4 collaborates',
      example: '3',
    }),
    dueOn: date({ meaning: 'To be reached by', example: '2026-12-31' }),
    addedOn: date({ meaning: 'Day on which it came into the plan', example: '2026-02-10' }),
    endedOn: date({ meaning: 'Day on which it was reached or given up', example: '2026-11-30' }),
  },
})

export const planActions = defineFile({
  kind: 'planAction',
  file: 'plan-actions.csv',
  table: 'plan_action',
  meaning: 'Actions of account plans.',
  key: ['actionId'],
  datedBy: ['addedOn'],
  columns: {
    actionId: required(id({ meaning: 'Id of the action', example: 'ACT-01' })),
    planId: required(reference('accountPlan')({ meaning: 'Account plan', example: 'PL-01' })),
    objectiveId: reference('planObjective')({ meaning: 'Objective that it serves', example: 'OBJ-01' }),
    ownerId: reference('person')({ meaning: 'Owner', example: 'P-101' }),
    contactId: reference('contact')({ meaning: 'Stakeholder, for a relationship action', example: 'K-0001' }),
    text: required(text({ meaning: 'What is to be done', example: 'Workshop on turnaround times' })),
    dueOn: date({ meaning: 'Due', example: '2026-03-31' }),
    doneOn: date({ meaning: 'Done', example: '2026-03-28' }),
    cancelledOn: date({ meaning: 'Cancelled', example: '2026-03-01' }),
    addedOn: date({ meaning: 'Day on which it came into the plan', example: '2026-02-10' }),
    note: text({
      meaning: 'Where it comes from, for example a link to a message',
      example: 'https://cleanme.slack.com/archives/C0001/p1770714000000100',
    }),
  },
})

export const planReviews = defineFile({
  kind: 'planReview',
  file: 'plan-reviews.csv',
  table: 'plan_review',
  meaning: 'Reviews of account plans: when one was planned, when it was held, and what was decided.',
  key: ['reviewId'],
  datedBy: ['addedOn', 'dueOn', 'heldOn'],
  columns: {
    reviewId: required(id({ meaning: 'Id of the review', example: 'REV-01' })),
    planId: required(reference('accountPlan')({ meaning: 'Account plan', example: 'PL-01' })),
    dueOn: date({ meaning: 'Planned for; empty for one that was held unplanned', example: '2026-06-30' }),
    heldOn: date({ meaning: 'Held; empty while it is to come', example: '2026-06-24' }),
    heldBy: reference('person')({ meaning: 'Who led it', example: 'P-010' }),
    decided: text({ meaning: 'What was decided', example: 'One standard for all nine sites by spring' }),
    participationLevel: integer(
      0,
      4,
    )({
      meaning: 'How the customer took part: 0 none, 1 informed, 2 consulted, 3 involved, 4 collaborates',
      example: '3',
    }),
    engagedIds: references('person')({ meaning: 'Who of the team took part', example: 'P-101;P-102' }),
    addedOn: date({ meaning: 'Day on which it was planned or recorded', example: '2026-02-10' }),
  },
})

export const compPlans = defineFile({
  kind: 'compPlan',
  file: 'comp-plans.csv',
  table: 'comp_plan',
  meaning: 'Comp plans with their pay mix.',
  key: ['planId'],
  datedBy: ['fromOn'],
  money: [{ amount: 'targetIncentive', currency: 'currency', datedBy: 'fromOn' }],
  columns: {
    planId: required(id({ meaning: 'Id of the comp plan', example: 'CP-AM-2026' })),
    name: required(text({ meaning: 'Name', example: 'Account managers 2026' })),
    role: required(oneOf(personRoles)({ meaning: 'Role that it pays', example: 'account_manager' })),
    ownerId: reference('person')({ meaning: 'Manager of the line that it belongs to', example: 'P-001' }),
    baseShare: required(share({ meaning: 'Base pay as a share of target pay', example: '0.7' })),
    targetIncentive: amount({ meaning: 'Incentive at target for a year', example: '30000' }),
    currency: currency({ meaning: 'Currency of amounts in the plan', example: 'USD' }),
    fromOn: date({ meaning: 'First day', example: '2026-01-01' }),
    untilOn: date({ meaning: 'Last day', example: '2026-12-31' }),
  },
})

export const compMeasures = defineFile({
  kind: 'compMeasure',
  file: 'comp-measures.csv',
  table: 'comp_measure',
  meaning: 'Measures of comp plans; the weights of a plan sum to 1.',
  key: ['planId', 'measure'],
  money: [{ amount: 'quota', currency: 'currency', datedBy: 'on' }],
  columns: {
    planId: required(reference('compPlan')({ meaning: 'Comp plan', example: 'CP-AM-2026' })),
    measure: required(label({ meaning: 'Measure', example: 'Licence revenue' })),
    familyId: required(
      reference('productFamily')({ meaning: 'Product family that it pays for', example: 'licence' }),
    ),
    weight: required(share({ meaning: 'Share of the incentive', example: '0.8' })),
    quota: amount({ meaning: 'Quota for a year', example: '800000' }),
    currency: currency({ meaning: 'Currency of the quota', example: 'USD' }),
    on: date({ meaning: 'Date of the rate; empty takes the latest', example: '2026-01-01' }),
  },
})

export const compPlanAssignments = defineFile({
  kind: 'compPlanAssignment',
  file: 'comp-plan-assignments.csv',
  table: 'comp_plan_assignment',
  meaning: 'Who is paid by which comp plan.',
  key: ['personId', 'planId'],
  datedBy: ['fromOn'],
  columns: {
    personId: required(reference('person')({ meaning: 'Person', example: 'P-101' })),
    planId: required(reference('compPlan')({ meaning: 'Comp plan', example: 'CP-AM-2026' })),
    fromOn: date({ meaning: 'First day', example: '2026-01-01' }),
    untilOn: date({ meaning: 'Last day', example: '2026-12-31' }),
  },
})
