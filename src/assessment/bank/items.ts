import type { AssessmentItem } from '../../scoring/index.ts'

/** Raised when the words of an item change: answers to other words are no trend. */
export const BANK_VERSION = 2

/** Two questions that show how centred on customers a company is (Alexander Group 2015), as statements to rate. */
export const centricity: readonly AssessmentItem[] = [
  {
    id: 'centricity_1',
    kind: 'centricity',
    name: 'Customers before products',
    statement: 'We organise our work around serving customers, not around promoting products.',
  },
  {
    id: 'centricity_2',
    kind: 'centricity',
    name: 'Sales operations for customers',
    statement: 'Our sales operations are able to support selling that is built around customers.',
  },
]

const engagementOf = (part: string, statements: readonly (readonly [string, string])[]) =>
  statements.map(
    ([name, statement], index): AssessmentItem => ({
      id: `engagement_${part}_${index + 1}`,
      kind: 'engagement',
      name,
      statement,
    }),
  )

/** Is the balance between customer, company and seller right (Hewitt 2008)? Three statements for each, one for the whole. */
export const engagement = {
  customer: engagementOf('customer', [
    ['Customers gain', 'Customers gain something from every contact with our sellers.'],
    ['Customers are understood', 'Our sellers understand the business of their customers.'],
    ['Customers are told the truth', 'We tell customers when we are not the right choice for them.'],
  ]),
  company: engagementOf('company', [
    ['Wanted business', 'The business that we win is the business that we want.'],
    ['Effort pays off', 'The effort that we put into a customer pays off for the company.'],
    ['Targets fit the strategy', 'Our sales targets follow from our strategy.'],
  ]),
  seller: engagementOf('seller', [
    ['Fair pay', 'Sellers earn well when they do what is right for the customer.'],
    ['Time for customers', 'Sellers have enough time for their customers.'],
    ['Sellers grow', 'Sellers can grow in their jobs here.'],
  ]),
  balance: engagementOf('balance', [
    ['Fair balance', 'Where the interests of customer, company and seller differ, we find a fair balance.'],
  ]),
} as const
