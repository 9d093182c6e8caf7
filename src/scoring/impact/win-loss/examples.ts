import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly answers: { opportunity: string; outcome: 'lost'; statedBy: 'buyer' | 'rep'; reasons: string[] }[]
}

const answers = (statedBy: 'buyer' | 'rep', reason: string, count: number, from: number) =>
  Array.from({ length: count }, (_, index) => ({
    opportunity: `O${from + index}`,
    outcome: 'lost' as const,
    statedBy,
    reasons: [reason],
  }))

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.w',
    title: 'buyers and reps name different reasons',
    input: {
      answers: [
        ...answers('buyer', 'value not clear', 18, 0),
        ...answers('buyer', 'price', 24, 18),
        ...answers('rep', 'price', 5, 0),
      ],
    },
    shows: [
      { path: 'groups[0].reasons[1].low', printed: '.2912' },
      { path: 'groups[0].reasons[1].high', printed: '.5779' },
      { path: 'groups[0].finding.value', printed: 'price' },
      { path: 'groups[1].isRanked', printed: 'false' },
    ],
  },
]
