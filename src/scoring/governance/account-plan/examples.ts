import type { z } from 'zod'
import type { WorkedExample } from '../../module.ts'
import type { governanceInput } from './input.ts'

type Input = z.input<typeof governanceInput>

const asOf = '2026-06-30'
const account: Input['account'] = { id: 'acc-1', tier: '1a' }
const changedOn = (updatedOn: string): Input => ({ asOf, account, plan: { id: 'plan-1', updatedOn } })

export const governanceExamples: readonly WorkedExample<Input>[] = [
  {
    number: '6.2',
    title: 'a plan changed 30 days ago',
    input: changedOn('2026-05-31'),
    shows: [{ path: 'planFreshness.value', printed: '1' }],
  },
  {
    number: '6.2b',
    title: 'a plan changed 180 days ago',
    input: changedOn('2026-01-01'),
    shows: [{ path: 'planFreshness.value', printed: '.6727' }],
  },
  {
    number: '6.2c',
    title: 'a plan changed 365 days ago',
    input: changedOn('2025-06-30'),
    shows: [{ path: 'planFreshness.value', printed: '0' }],
  },
  {
    number: '6.5',
    title: 'two owners on the same problem',
    input: {
      asOf,
      account,
      opportunities: [
        {
          id: 'a',
          owner: 'dana',
          problem: 'instrument turnaround',
          contacts: ['ruth', 'ivo'],
          openedOn: '2026-06-01',
          expectedCloseOn: '2026-08-30',
          budget: 'theatre',
        },
        {
          id: 'b',
          owner: 'lee',
          problem: 'Instrument turnaround',
          contacts: ['ruth', 'ivo', 'tess'],
          openedOn: '2026-06-16',
          expectedCloseOn: '2026-08-15',
          budget: 'stores',
        },
      ],
    },
    shows: [
      { path: 'pursuits[0].score.value', printed: '.6667' },
      { path: 'pursuits[0].verdict', printed: 'conflict' },
    ],
  },
]
