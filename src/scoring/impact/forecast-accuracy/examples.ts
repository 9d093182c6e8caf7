import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { accuracyInput } from './shape.ts'

const actual = [100, 110, 95, 120, 130, 105, 140, 125]
const stated = [108, 105, 110, 115, 120, 118, 130, 135]

const at = (measure: string) => `methods[method=stage_weighted].${measure}`

export const examples: readonly WorkedExample<z.input<typeof accuracyInput>>[] = [
  {
    number: '8.8',
    title: 'a small period makes MAPE wild and leaves WAPE calm',
    input: {
      periods: [
        { period: '1', actual: 1000, forecasts: { stage_weighted: 950 } },
        { period: '2', actual: 10, forecasts: { stage_weighted: 25 } },
      ],
    },
    shows: [
      { path: at('mape'), printed: '.775' },
      { path: at('wape'), printed: '.064' },
    ],
  },
  {
    number: '8.9',
    title: 'eight periods and the next',
    input: {
      periods: actual.map((value, index) => ({
        period: `${index + 1}`,
        actual: value,
        forecasts: { stage_weighted: stated[index] ?? 0 },
      })),
      next: { forecasts: { stage_weighted: 150 } },
    },
    shows: [
      { path: at('wape'), printed: '.0822' },
      { path: at('mape'), printed: '.0846' },
      { path: at('bias'), printed: '.0173' },
      { path: at('mase'), printed: '.4926' },
      { path: at('next.low'), printed: '127.15' },
      { path: at('next.high'), printed: '167.48' },
    ],
  },
]
