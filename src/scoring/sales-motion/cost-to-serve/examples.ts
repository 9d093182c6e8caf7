import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { costToServeInput } from './input.ts'

export const costToServeExamples: readonly WorkedExample<z.input<typeof costToServeInput>>[] = [
  {
    number: '3.3',
    title: 'a customer service department',
    input: {
      pools: [{ id: 'service', cost: 560_000, capacity: { practicalMinutes: 700_000 } }],
      activities: [
        { id: 'order', pool: 'service', minutes: 8 },
        { id: 'inquiry', pool: 'service', minutes: 44 },
        { id: 'credit check', pool: 'service', minutes: 50 },
      ],
      accounts: [{ id: 'all', volumes: { order: 49_000, inquiry: 1_400, 'credit check': 2_500 } }],
    },
    shows: [
      { path: 'pools[0].ratePerMinute', printed: '.80' },
      { path: 'activities[id=order].cost', printed: '6.40' },
      { path: 'activities[id=inquiry].cost', printed: '35.20' },
      { path: 'activities[id=credit check].cost', printed: '40' },
      { path: 'pools[0].usedMinutes', printed: '578600' },
      { path: 'accounts[0].costToServe.value', printed: '462880' },
    ],
  },
]
