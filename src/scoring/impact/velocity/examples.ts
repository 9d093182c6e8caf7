import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly segments: {
    id: string
    opportunities: number
    averageAmount: number
    winRate: number
    cycleDays: number
  }[]
}

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.6',
    title: 'midmarket and enterprise',
    input: {
      segments: [
        { id: 'midmarket', opportunities: 50, averageAmount: 10_000, winRate: 0.2, cycleDays: 30 },
        { id: 'enterprise', opportunities: 50, averageAmount: 25_000, winRate: 0.25, cycleDays: 60 },
      ],
    },
    shows: [
      { path: 'segments[0].velocity', printed: '3333.33' },
      { path: 'segments[1].velocity', printed: '5208.33' },
    ],
  },
]
