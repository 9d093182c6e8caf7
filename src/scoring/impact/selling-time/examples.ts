import type { WorkedExample } from '../../module.ts'

export const examples: readonly WorkedExample<{ nonSellingBefore: number; nonSellingAfter: number }>[] = [
  {
    number: '8.14',
    title: 'non-selling time from 40 to 30 %',
    input: { nonSellingBefore: 0.4, nonSellingAfter: 0.3 },
    shows: [{ path: 'clientTimeGain', printed: '.167' }],
  },
]
