import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly form: 'short'
  readonly before: { function: string; ratings: Record<string, number> }[]
  readonly after: { function: string; ratings: Record<string, number> }[]
}

const wave = (favourable: number, other: number) =>
  [...Array<number>(favourable).fill(4), ...Array<number>(other).fill(3)].map(rating => ({
    function: 'Sales',
    ratings: { sales_process: rating },
  }))

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '7.5b',
    title: 'favourable answers rise from 18 of 36 to 26 of 34',
    input: { form: 'short', before: wave(18, 18), after: wave(26, 8) },
    shows: [
      { path: 'changes[0].favourableZ', printed: '2.291' },
      { path: 'changes[0].favourableP', printed: '.0220' },
    ],
  },
]
