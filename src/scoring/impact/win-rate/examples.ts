import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly groups: { id: string; won: number; lost: number }[]
}

const group = (won: number, closed: number, id = `${won} of ${closed}`) => ({ id, won, lost: closed - won })

const intervals: readonly (readonly [won: number, closed: number, low: string, high: string])[] = [
  [81, 263, '.2553', '.3662'],
  [15, 148, '.0624', '.1605'],
  [0, 20, '0', '.1611'],
  [1, 29, '.0061', '.1718'],
  [18, 42, '.2912', '.5779'],
  [0, 5, '0', '.4345'],
]

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.4',
    title: 'Wilson intervals of Newcombe’s cases',
    input: { groups: intervals.map(([won, closed]) => group(won, closed)) },
    shows: intervals.flatMap(([, , low, high], index) => [
      { path: `groups[${index}].low`, printed: low },
      { path: `groups[${index}].high`, printed: high },
    ]),
  },
  {
    number: '8.5',
    title: 'two segments',
    input: { groups: [group(60, 200, 'a'), group(27, 150, 'b')] },
    shows: [
      { path: 'differences[0].delta', printed: '.12' },
      { path: 'differences[0].z', printed: '2.5706' },
      { path: 'differences[0].p', printed: '.01015' },
      { path: 'differences[0].low', printed: '.0289' },
      { path: 'differences[0].high', printed: '.2054' },
      { path: 'differences[0].test', printed: 'two_proportion_z' },
    ],
  },
  {
    number: '8.5b',
    title: 'Newcombe’s own case',
    input: { groups: [group(56, 70, 'a'), group(48, 80, 'b')] },
    shows: [
      { path: 'differences[0].low', printed: '.0524' },
      { path: 'differences[0].high', printed: '.3339' },
    ],
  },
]
