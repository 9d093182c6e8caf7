import { country, date, email } from '../code-columns.ts'
import { id, oneOf, reference, required, text } from '../column.ts'
import { defineFile, inOrder } from '../fact-file.ts'
import { integer } from '../number-columns.ts'
import { buyerRoles, buyerSegments } from '../terms.ts'

export const accounts = defineFile({
  kind: 'account',
  file: 'accounts.csv',
  table: 'account',
  meaning: 'Customers and prospects.',
  key: ['accountId'],
  datedBy: ['startedOn'],
  columns: {
    accountId: required(id({ meaning: 'Id of the account in the source system', example: 'A-001' })),
    name: required(text({ meaning: 'Name', example: 'Lakeside Hospital Group' })),
    parentId: reference('account')({ meaning: 'Parent account', example: 'A-100' }),
    segment: text({ meaning: 'Customer segment: who they are', example: 'hospital' }),
    buyerSegment: oneOf(buyerSegments)({
      meaning: 'How they evaluate what they buy',
      example: 'insight_seeker',
    }),
    industry: text({ meaning: 'Industry', example: 'healthcare' }),
    region: text({ meaning: 'Region', example: 'East' }),
    country: country({ meaning: 'Country', example: 'US' }),
    startedOn: date({ meaning: 'First day as an account', example: '2019-05-01' }),
  },
})

export const buyingCentres = defineFile({
  kind: 'buyingCentre',
  file: 'buying-centres.csv',
  table: 'buying_centre',
  meaning: 'Groups inside an account that buy for themselves.',
  key: ['centreId'],
  columns: {
    centreId: required(id({ meaning: 'Id of the buying centre', example: 'C-001' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    name: required(text({ meaning: 'Name', example: 'Sterile processing' })),
    familyId: reference('productFamily')({ meaning: 'Product family that it buys', example: 'capital' }),
    cycleDays: integer(1, 3650)({ meaning: 'Length of a buying cycle in days', example: '150' }),
    budgetOwner: text({ meaning: 'Where the budget is owned', example: 'officer' }),
    selectedBy: text({ meaning: 'Who selects', example: 'service desk' }),
    buysEveryDays: integer(1, 3650)({ meaning: 'Days between two purchases', example: '1460' }),
  },
})

export const contacts = defineFile({
  kind: 'contact',
  file: 'contacts.csv',
  table: 'contact',
  meaning: 'People at the account with a material impact on the decision to buy from us.',
  key: ['contactId'],
  datedBy: ['addedOn', 'startedOn'],
  gaps: [{ column: 'buyerRole', meaning: 'contacts without a buyer role' }],
  columns: {
    contactId: required(id({ meaning: 'Id of the contact', example: 'K-0001' })),
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    centreId: reference('buyingCentre')({ meaning: 'Buying centre', example: 'C-001' }),
    name: required(text({ meaning: 'Full name', example: 'Ruth Ortega' })),
    email: email({ meaning: 'E-mail address', example: 'ruth.ortega@lakeside.example' }),
    title: text({ meaning: 'Job title', example: 'Director of Procurement' }),
    buyerRole: oneOf(buyerRoles)({
      meaning: 'Role in the buying decision; empty where unknown',
      example: 'economic_buyer',
    }),
    influence: integer(0, 5)({ meaning: 'Influence on the decision, 0 none to 5 decides', example: '5' }),
    startedOn: date({ meaning: 'First day at the account', example: '2023-02-01' }),
    leftOn: date({ meaning: 'Last day at the account', example: '2026-04-30' }),
    addedOn: date({
      meaning: 'Day on which we came to know of them, where that was later than their first day',
      example: '2026-02-10',
    }),
  },
  rules: [inOrder('startedOn', 'leftOn')],
})
