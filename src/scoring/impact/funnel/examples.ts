import type { WorkedExample } from '../../module.ts'

interface Input {
  readonly stages: string[]
  readonly segments: { id: string; cohorts: { cohort: string; ageDays: number; reached: number[] }[] }[]
}

const segment = (id: string, reached: number[]) => ({
  id,
  cohorts: [{ cohort: 'Q1', ageDays: 365, reached }],
})

export const examples: readonly WorkedExample<Input>[] = [
  {
    number: '8.11',
    title: 'a funnel of 400, 120, 48 and 12',
    input: { stages: ['lead', 'meeting', 'proposal', 'won'], segments: [segment('all', [400, 120, 48, 12])] },
    shows: [
      { path: 'segments[0].steps[0].rate', printed: '.30' },
      { path: 'segments[0].steps[1].rate', printed: '.40' },
      { path: 'segments[0].steps[2].rate', printed: '.25' },
      { path: 'segments[0].overall', printed: '.03' },
      { path: 'segments[0].steps[2].low', printed: '.1492' },
      { path: 'segments[0].steps[2].high', printed: '.3878' },
    ],
  },
  {
    number: '9.3',
    title: 'midmarket against enterprise at the top of the funnel',
    input: {
      stages: ['lead', 'meeting'],
      segments: [segment('midmarket', [200, 60]), segment('enterprise', [150, 27])],
    },
    shows: [
      { path: 'differences[0].p', printed: '.010' },
      { path: 'rootCause.segment', printed: 'enterprise' },
      { path: 'rootCause.from', printed: 'lead' },
    ],
  },
]
