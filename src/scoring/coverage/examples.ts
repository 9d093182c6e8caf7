import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { coverageInput } from './input.ts'

type Input = z.input<typeof coverageInput>

const asOf = '2026-09-30'

const buyers: Input['contacts'] = [
  { id: 'head-of-finance', buyerRole: 'economic_buyer', influence: 5 },
  { id: 'purchasing', buyerRole: 'influencer_gatekeeper', influence: 3 },
  { id: 'ward-lead', buyerRole: 'user_technical', influence: 2 },
  { id: 'engineer', buyerRole: 'user_technical', influence: 4 },
]

/** The same touch, several times on one day. */
const repeat = (times: number, contact: string, isTwoWay: boolean): Input['activities'] =>
  Array.from({ length: times }, () => ({ on: '2026-09-24', seller: 'lee', contacts: [contact], isTwoWay }))

export const coverageExamples: readonly WorkedExample<Input>[] = [
  {
    number: '4.5',
    title: 'influence covered and concentration of contacts',
    input: {
      asOf,
      account: { id: 'acc-1', tier: '2', startedOn: '2026-01-01' },
      contacts: buyers,
      sellers: [{ id: 'lee', roles: ['account_manager'] }],
      assignments: [{ seller: 'lee', role: 'account_manager', isLead: true, from: '2026-01-01' }],
      activities: [
        ...repeat(20, 'head-of-finance', true),
        ...repeat(5, 'purchasing', true),
        ...repeat(3, 'ward-lead', false),
        ...repeat(2, 'engineer', false),
      ],
    },
    shows: [
      { path: 'influenceCoverage.value', printed: '.5714' },
      { path: 'concentration.value.hhi', printed: '.4867' },
      { path: 'concentration.value.effectiveContacts', printed: '2.05' },
    ],
  },
]
