import type { WorkedExample } from '../../../src/scoring/module.ts'

interface Input {
  readonly observations: { id: string; value: number }[]
}

/** Worked by hand or printed in the source; they run as tests and stand in docs/scoring.md. */
export const examples: readonly WorkedExample<Input>[] = [
  {
    number: 'template-name 1',
    title: 'the mean of two observations',
    input: {
      observations: [
        { id: 'a', value: 0.25 },
        { id: 'b', value: 0.5 },
      ],
    },
    shows: [
      { path: 'finding.value', printed: '.375' },
      { path: 'finding.n', printed: '2' },
    ],
  },
]
