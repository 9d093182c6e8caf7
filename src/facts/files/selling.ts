import { currency, date, month } from '../code-columns.ts'
import { boolean, id, oneOf, reference, references, required, text } from '../column.ts'
import { defineFile, inOrder } from '../fact-file.ts'
import { amount, integer, share, signedAmount } from '../number-columns.ts'
import { activityKinds, closedStages, opportunityStages, sellerRoles } from '../terms.ts'

export const opportunities = defineFile({
  kind: 'opportunity',
  file: 'opportunities.csv',
  table: 'opportunity',
  meaning: 'Opportunities, open and closed.',
  key: ['opportunityId'],
  datedBy: ['openedOn', 'closedOn'],
  money: [{ amount: 'amount', currency: 'currency', datedBy: 'closedOn' }],
  gaps: [
    { column: 'accountId', meaning: 'open opportunities without an account' },
    { column: 'openedOn', meaning: 'opportunities without the day of first engagement' },
    { column: 'ownerId', meaning: 'opportunities without an owner' },
  ],
  columns: {
    opportunityId: required(id({ meaning: 'Id of the opportunity', example: 'O-0001' })),
    accountId: reference('account')({ meaning: 'Account; may be empty only while open', example: 'A-001' }),
    ownerId: reference('person')({ meaning: 'Seller who owns it', example: 'P-101' }),
    productId: reference('product')({ meaning: 'Main product', example: 'SKU-10' }),
    familyId: reference('productFamily')({
      meaning: 'Product family, where no product is named',
      example: 'consumables',
    }),
    name: text({ meaning: 'Name', example: 'Strip contract renewal' }),
    stage: required(oneOf(opportunityStages)({ meaning: 'Stage', example: 'won' })),
    amount: amount({ meaning: 'Value; empty where unknown', example: '12500.00' }),
    currency: currency({ meaning: 'Currency of the amount', example: 'USD' }),
    discountShare: share({ meaning: 'Discount as a share of list price', example: '0.12' }),
    openedOn: date({ meaning: 'First engagement', example: '2026-01-15' }),
    expectedCloseOn: date({ meaning: 'Expected close', example: '2026-06-30' }),
    closedOn: date({ meaning: 'Day it was won or lost', example: '2026-05-20' }),
    problem: text({ meaning: 'Customer problem that it solves', example: 'instrument turnaround' }),
    objectiveId: reference('planObjective')({
      meaning: 'Objective of the account plan that it serves',
      example: 'OBJ-01',
    }),
  },
  rules: [
    row =>
      row.accountId === null && closedStages.includes(row.stage)
        ? { column: 'accountId', expected: 'an account, because the opportunity is closed' }
        : null,
    row =>
      row.closedOn === null && closedStages.includes(row.stage)
        ? { column: 'closedOn', expected: 'a date, because the opportunity is closed' }
        : null,
    row =>
      row.closedOn !== null && !closedStages.includes(row.stage)
        ? { column: 'closedOn', expected: 'nothing, because the opportunity is open' }
        : null,
    inOrder('openedOn', 'closedOn'),
  ],
})

export const opportunityLines = defineFile({
  kind: 'opportunityLine',
  file: 'opportunity-lines.csv',
  table: 'opportunity_line',
  meaning: 'How an opportunity divides over product families.',
  key: ['opportunityId', 'familyId'],
  money: [{ amount: 'amount', currency: 'currency', datedBy: 'on' }],
  columns: {
    opportunityId: required(reference('opportunity')({ meaning: 'Opportunity', example: 'O-0001' })),
    familyId: required(reference('productFamily')({ meaning: 'Product family', example: 'services' })),
    amount: required(amount({ meaning: 'Value of the line', example: '5000.00' })),
    currency: required(currency({ meaning: 'Currency of the amount', example: 'USD' })),
    on: date({ meaning: 'Date of the rate; empty takes the latest', example: '2026-05-20' }),
  },
})

export const revenue = defineFile({
  kind: 'revenue',
  file: 'revenue.csv',
  table: 'revenue',
  meaning: 'Revenue by account, family and month.',
  key: ['accountId', 'familyId', 'period'],
  datedBy: ['period'],
  money: [{ amount: 'amount', currency: 'currency', datedBy: 'period' }],
  columns: {
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    familyId: required(reference('productFamily')({ meaning: 'Product family', example: 'consumables' })),
    period: required(month({ meaning: 'Month', example: '2026-03' })),
    amount: required(signedAmount({ meaning: 'Revenue of the month', example: '4200.00' })),
    currency: required(currency({ meaning: 'Currency of the amount', example: 'USD' })),
  },
})

export const activities = defineFile({
  kind: 'activity',
  file: 'activities.csv',
  table: 'activity',
  meaning: 'Touches: what sellers did with customers.',
  key: ['activityId'],
  datedBy: ['occurredOn'],
  columns: {
    activityId: required(id({ meaning: 'Id of the activity', example: 'T-00001' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    personId: required(reference('person')({ meaning: 'Seller', example: 'P-101' })),
    contactIds: references('contact')({ meaning: 'Contacts who took part', example: 'K-0001;K-0002' }),
    occurredOn: required(date({ meaning: 'Day', example: '2026-03-12' })),
    activityKind: required(oneOf(activityKinds)({ meaning: 'Kind', example: 'meeting' })),
    isTwoWay: required(boolean({ meaning: 'The customer took part or answered', example: 'true' })),
    isFaceToFace: boolean({ meaning: 'Met in person', example: 'true' }),
    buyingPhase: text({ meaning: 'Buying phase that it served', example: 'consumables' }),
    minutes: integer(0, 1440)({ meaning: 'Time spent, in minutes', example: '45' }),
    familyId: reference('productFamily')({ meaning: 'Product family', example: 'consumables' }),
    problem: text({ meaning: 'Customer problem', example: 'instrument turnaround' }),
    note: text({
      meaning: 'Where it comes from, for example a link to a message',
      example: 'https://cleanme.slack.com/archives/C0001/p1770714000000100',
    }),
  },
})

export const coverageAssignments = defineFile({
  kind: 'coverageAssignment',
  file: 'coverage-assignments.csv',
  table: 'coverage_assignment',
  meaning: 'Who covers which account, in which role, and who is the accountable lead.',
  key: ['assignmentId'],
  datedBy: ['fromOn'],
  columns: {
    assignmentId: required(id({ meaning: 'Id of the assignment', example: 'CA-001' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    personId: required(reference('person')({ meaning: 'Seller', example: 'P-101' })),
    role: required(
      oneOf(sellerRoles)({ meaning: 'Seller role on this account', example: 'account_manager' }),
    ),
    isLead: required(boolean({ meaning: 'The accountable lead', example: 'true' })),
    centreId: reference('buyingCentre')({
      meaning: 'Buying centre, where it is limited to one',
      example: 'C-001',
    }),
    familyId: reference('productFamily')({
      meaning: 'Product family, where it is limited to one',
      example: 'capital',
    }),
    fromOn: date({ meaning: 'First day', example: '2025-01-01' }),
    untilOn: date({ meaning: 'Last day', example: '2026-12-31' }),
  },
  rules: [inOrder('fromOn', 'untilOn')],
})
