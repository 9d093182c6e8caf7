import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { rogueSignalInput } from './input.ts'

type Input = z.input<typeof rogueSignalInput>

const asOf = '2026-06-30'

/** Won opportunities of one owner, some in the last ten days of a quarter, the others in the middle of one. */
const won = (owner: string, total: number, atQuarterEnd: number): Input['opportunities'] =>
  Array.from({ length: total }, (_, index) => ({
    id: `${owner}-${index}`,
    account: 'acc-1',
    owner,
    closedOn: index < atQuarterEnd ? '2026-03-25' : '2026-02-10',
    isWon: true,
  }))

export const rogueSignalExamples: readonly WorkedExample<Input>[] = [
  {
    number: '6.3',
    title: 'nine and four of twenty won in the last ten days',
    input: { asOf, opportunities: [...won('dana', 20, 9), ...won('lee', 20, 4)] },
    shows: [
      { path: 'bunching[owner=dana].p', printed: '.000126' },
      { path: 'bunching[owner=lee].p', printed: '.1705' },
    ],
  },
  {
    number: '6.4',
    title: 'one discount that stands out',
    input: {
      asOf,
      opportunities: [5, 8, 10, 10, 12, 12, 15, 15, 18, 40].map((discount, index) => ({
        id: `o${index}`,
        account: 'acc-1',
        discountShare: discount / 100,
      })),
    },
    shows: [
      { path: 'peers.discountMedian', printed: '.12' },
      { path: 'peers.discountDeviation', printed: '.03' },
      { path: 'opportunities[9].discountZ', printed: '6.295' },
      { path: 'opportunities[9].flags[0]', printed: 'discount_stands_out' },
      { path: 'opportunities[8].discountZ', printed: '1.349' },
    ],
  },
]
