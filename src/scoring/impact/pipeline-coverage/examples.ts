import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly teams: { id: string; openPipeline: number; target: number; winRate: number }[]
}

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.13',
    title: 'three times is not enough at a win rate of 25 %',
    input: { teams: [{ id: 'west', openPipeline: 900, target: 300, winRate: 0.25 }] },
    shows: [
      { path: 'teams[0].coverage', printed: '3.0' },
      { path: 'teams[0].required', printed: '4.0' },
      { path: 'teams[0].shortfall', printed: '300' },
    ],
  },
]
