import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { planExecutionInput } from './input.ts'

type Input = z.input<typeof planExecutionInput>

export const planExecutionExamples: readonly WorkedExample<Input>[] = [
  {
    number: '6.1',
    title: 'six of twenty plans executed',
    input: {
      plans: Array.from({ length: 20 }, (_, index) => ({
        id: `plan-${index}`,
        actionCompletion: index < 6 ? 0.8 : 0.5,
        freshness: 1,
        reviewsHeld: 0.75,
      })),
    },
    shows: [
      { path: 'planExecutionRate.value', printed: '.30' },
      { path: 'interval.low', printed: '.1455' },
      { path: 'interval.high', printed: '.5190' },
      { path: 'benchmark.pAtLeast', printed: '.0175' },
      { path: 'benchmark.verdict', printed: 'above' },
    ],
  },
]
