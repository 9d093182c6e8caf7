import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { forecastInput } from './shape.ts'

const history = (stage: string, won: number, lost: number) => [
  ...Array.from({ length: won }, () => ({ stage, outcome: 'won' as const })),
  ...Array.from({ length: lost }, () => ({ stage, outcome: 'lost' as const })),
]

export const examples: readonly WorkedExample<z.input<typeof forecastInput>>[] = [
  {
    number: '8.7',
    title: 'five open opportunities, exactly',
    input: {
      open: [
        { id: 'a', amount: 100, probability: 0.1 },
        { id: 'b', amount: 250, probability: 0.25 },
        { id: 'c', amount: 80, probability: 0.6 },
        { id: 'd', amount: 150, probability: 0.4 },
        { id: 'e', amount: 60, probability: 0.8 },
      ],
      target: 250,
    },
    shows: [
      { path: 'expected', printed: '228.50' },
      { path: 'sd', printed: '141.88' },
      { path: 'quantiles.p05', printed: '60' },
      { path: 'quantiles.p25', printed: '140' },
      { path: 'quantiles.p50', printed: '210' },
      { path: 'quantiles.p75', printed: '310' },
      { path: 'quantiles.p95', printed: '540' },
      { path: 'probabilityOfNothing', printed: '.0324' },
      { path: 'probabilityOfTarget', printed: '.4096' },
      { path: 'method', printed: 'exact_convolution' },
    ],
  },
  {
    number: '8.10',
    title: 'stages with little history are drawn to the base rate',
    // 6 of 24 won in all: p0 .25.
    input: {
      open: [
        { id: 'a', amount: 100, stage: 'late' },
        { id: 'b', amount: 100, stage: 'early' },
      ],
      history: [...history('late', 2, 1), ...history('early', 0, 4), ...history('middle', 4, 13)],
    },
    shows: [
      { path: 'stageRates[stage=late].rate', printed: '.3462' },
      { path: 'stageRates[stage=early].rate', printed: '.1786' },
    ],
  },
]
