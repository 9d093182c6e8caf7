import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { segmentationInput } from './input.ts'
import type { Stage } from './questions.ts'

type Example = WorkedExample<z.input<typeof segmentationInput>>

const twentyNeeds = [92, 35, 60, 88, 15, 70, 45, 97, 52, 20, 81, 66, 30, 75, 55, 40, 10, 85, 63, 25]
const twentyValues = [90, 80, 55, 40, 95, 72, 30, 85, 60, 15, 78, 20, 65, 50, 88, 45, 10, 35, 70, 25]
const twentyBehaviors = [40, 50, 60, 70, 30, 80, 20, 75, 55, 45, 65, 35, 50, 60, 40, 70, 30, 55, 45, 50]

const twenty = (stage: Stage) => ({
  accounts: twentyNeeds.map((need, index) => ({
    id: `A${String(index + 1).padStart(2, '0')}`,
    stage,
    need,
    value: twentyValues[index] ?? null,
    behavior: twentyBehaviors[index] ?? null,
  })),
})

/** 20 others place the account at the 25th percentile of V1 and the 90th of V2. */
const answered = (stage: Stage) => ({
  accounts: [
    {
      id: 'A',
      stage,
      answers: { N1: 0.8, N2: 5, V1: 550, V2: 1850, V3: 4, V4: 3, B1: 2, B2: 4, B3: 3 },
    },
    ...Array.from({ length: 20 }, (_, index) => ({
      id: `other-${index + 1}`,
      stage,
      answers: { V1: 100 * (index + 1), V2: 100 * (index + 1) },
    })),
  ],
})

/** 21 accounts, so that the 20th place is the percentile rank .95. P ranks .95 on need and .55 on value, Q .80 on both. */
const pair = (stage: Stage) => {
  const needPlaces = [19, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 20]
  const valuePlaces = [11, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19, 20]
  return {
    accounts: needPlaces.map((place, index) => ({
      id: index === 0 ? 'P' : index === 1 ? 'Q' : `x${index}`,
      stage,
      need: 5 * place,
      value: 5 * (valuePlaces[index] ?? 0),
      behavior: 50,
    })),
  }
}

/** 100 accounts in rank order, of which ten were in Tier 1 before. */
const buffered = {
  accounts: Array.from({ length: 100 }, (_, index) => ({
    id: `rank-${index + 1}`,
    stage: 'growth' as const,
    need: 100 - index,
    value: 100 - index,
    behavior: 60,
  })),
  previousTiers: Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 9, 11, 13].map(rank => [`rank-${rank}`, '1a' as const]),
  ),
}

const tiersOf = (expected: Readonly<Record<string, string>>) =>
  Object.entries(expected).map(([id, printed]) => ({ path: `accounts[id=${id}].tier`, printed }))

const contribution = (question: string, printed: string) => ({
  path: `accounts[id=A].contributions[question=${question}].points`,
  printed,
})

export const examples: readonly Example[] = [
  {
    number: '1.2',
    title: 'ten questions, one of them unanswered, in the growth stage',
    input: answered('growth'),
    shows: [
      { path: 'accounts[id=A].need', printed: '90' },
      { path: 'accounts[id=A].bounds.need.low', printed: '60.00' },
      { path: 'accounts[id=A].bounds.need.high', printed: '93.33' },
      { path: 'accounts[id=A].value', printed: '60' },
      { path: 'accounts[id=A].behavior', printed: '50' },
      { path: 'accounts[id=A].overall', printed: '71.5' },
      contribution('N1', '18'),
      contribution('N2', '22.5'),
      contribution('V1', '2.1875'),
      contribution('V2', '7.875'),
      contribution('V3', '6.5625'),
      contribution('V4', '4.375'),
      contribution('B1', '1.6667'),
      contribution('B2', '5'),
      contribution('B3', '3.3333'),
    ],
  },
  ...(
    [
      ['introduction', '72.0'],
      ['maturity', '67.0'],
      ['decline', '64.0'],
    ] as const
  ).map(([stage, printed]) => ({
    number: '1.2',
    title: `the same answers in the stage of ${stage}`,
    input: answered(stage),
    shows: [{ path: 'accounts[id=A].overall', printed }],
  })),
  {
    number: '1.3',
    title: 'twenty accounts in the growth stage',
    input: twenty('growth'),
    shows: [
      { path: 'tier1Count', printed: '2' },
      { path: 'tier1Target', printed: '2' },
      { path: 'accounts[id=A01].tier1Index', printed: '0.9474' },
      { path: 'accounts[id=A08].tier1Index', printed: '0.8772' },
      ...tiersOf({
        A01: '1b',
        A08: '1a',
        A11: '2',
        A06: '2',
        A04: '2',
        A15: '2',
        A14: '2',
        A19: '2',
        A05: '3',
      }),
    ],
  },
  ...(
    [
      ['introduction', '0.9368'],
      ['maturity', '0.8421'],
      ['decline', '0.8421'],
    ] as const
  ).map(([stage, printed]) => ({
    number: '1.3',
    title: `the same twenty in the stage of ${stage}`,
    input: twenty(stage),
    shows: [
      { path: 'accounts[id=A01].tier1Index', printed: '0.9474' },
      { path: 'accounts[id=A08].tier1Index', printed },
      ...tiersOf({ A01: '1b', A08: '1a' }),
    ],
  })),
  {
    number: '1.4',
    title: 'in the introduction need decides',
    input: pair('introduction'),
    shows: [
      { path: 'accounts[id=P].tier1Index', printed: '0.82' },
      { path: 'accounts[id=Q].tier1Index', printed: '0.80' },
    ],
  },
  {
    number: '1.4',
    title: 'in maturity value decides',
    input: pair('maturity'),
    shows: [
      { path: 'accounts[id=P].tier1Index', printed: '0.55' },
      { path: 'accounts[id=Q].tier1Index', printed: '0.80' },
    ],
  },
  {
    number: '1.5',
    title: 'rank 8 enters, 13 leaves, 11 stays, 10 waits',
    input: buffered,
    shows: [
      { path: 'tier1Count', printed: '10' },
      ...tiersOf({
        'rank-8': '1a',
        'rank-9': '1a',
        'rank-10': '2',
        'rank-11': '1a',
        'rank-12': '2',
        'rank-13': '2',
      }),
    ],
  },
  {
    number: '1.7',
    title: 'the weights at which another account leads',
    input: {
      accounts: [
        { id: 'M', stage: 'growth', need: 75, value: 50, behavior: 60 },
        { id: 'O', stage: 'growth', need: 45, value: 72, behavior: 80 },
      ],
      compare: ['M', 'O'],
    },
    shows: [
      { path: 'comparison.leader', printed: 'M' },
      { path: 'comparison.leaderOverall', printed: '63.25' },
      { path: 'comparison.otherOverall', printed: '61.45' },
      { path: 'comparison.criticalWeights[dimension=need].weight', printed: '0.4149' },
      { path: 'comparison.criticalWeights[dimension=need].direction', printed: 'atMost' },
      { path: 'comparison.criticalWeights[dimension=value].weight', printed: '0.3992' },
      { path: 'comparison.criticalWeights[dimension=value].direction', printed: 'atLeast' },
      { path: 'comparison.criticalWeights[dimension=behavior].weight', printed: '0.2661' },
      { path: 'comparison.criticalWeights[dimension=behavior].direction', printed: 'atLeast' },
    ],
  },
]
