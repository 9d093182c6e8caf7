import type { WorkedExample } from '../../module.ts'

const row = (rating: number): (number | null)[] => Array.from({ length: 20 }, () => rating)

export const examples: readonly WorkedExample<{ responses: (number | null)[][] }>[] = [
  {
    number: '7.k',
    title: 'two complete rows; an incomplete one is not filled in',
    input: { responses: [row(3), row(4), [null, ...row(5).slice(1)]] },
    shows: [
      { path: 'nComplete', printed: '2' },
      { path: 'score', printed: '70' },
      { path: 'band', printed: 'aligned' },
    ],
  },
]
