import type { z } from 'zod'
import type { WorkedExample } from '../module.ts'
import type { competenciesInput } from './input.ts'

type Input = z.input<typeof competenciesInput>

const asOf = '2026-06-30'
const person: Input['person'] = { id: 'dana', role: 'account_manager' }
const rated = (competency: Input['ratings'][number]['competency'], level: number): Input['ratings'] => [
  { competency, by: 'manager', level },
  { competency, by: 'customer', level },
]
const profile: Input = {
  asOf,
  person,
  tier: '1a',
  ratings: [
    ...rated('business_acumen', 2),
    ...rated('account_planning', 3),
    ...rated('relationship_building', 3),
    ...rated('communication', 2),
    ...rated('negotiation', 1),
    ...rated('process_management', 3),
  ],
  importance: {
    business_acumen: 0.25,
    account_planning: 0.15,
    relationship_building: 0.2,
    communication: 0.15,
    negotiation: 0.1,
    process_management: 0.15,
  },
}

export const competenciesExamples: readonly WorkedExample<Input>[] = [
  {
    number: '9.1',
    title: 'a Tier 1 account manager',
    input: profile,
    shows: [
      { path: 'competencies[competency=business_acumen].priority', printed: '.50' },
      { path: 'competencies[competency=account_planning].priority', printed: '0' },
      { path: 'competencies[competency=relationship_building].priority', printed: '.20' },
      { path: 'competencies[competency=communication].priority', printed: '.15' },
      { path: 'competencies[competency=negotiation].priority', printed: '.20' },
      { path: 'competencies[competency=process_management].priority', printed: '0' },
      { path: 'fitIndex.value', printed: '.7083' },
      { path: 'focus[0]', printed: 'business_acumen' },
      { path: 'focus[1]', printed: 'relationship_building' },
    ],
  },
  {
    number: '9.2',
    title: 'self 4 against 2 and 3 by others',
    input: {
      asOf,
      person,
      ratings: [
        { competency: 'negotiation', by: 'self', level: 4 },
        { competency: 'negotiation', by: 'manager', level: 2 },
        { competency: 'negotiation', by: 'customer', level: 3 },
      ],
    },
    shows: [
      { path: 'competencies[competency=negotiation].selfGap', printed: '1.5' },
      { path: 'competencies[competency=negotiation].selfView', printed: 'blind_spot' },
    ],
  },
  {
    number: '9.3',
    title: 'the early funnel of the source case',
    input: {
      ...profile,
      funnel: {
        reference: { segment: 'midmarket', entered: 200, advanced: 60 },
        focus: { segment: 'enterprise', entered: 150, advanced: 27 },
      },
    },
    shows: [
      { path: 'rootCauses[cause=early_stage_value].evidence.referenceRate', printed: '.30' },
      { path: 'rootCauses[cause=early_stage_value].evidence.focusRate', printed: '.18' },
      { path: 'rootCauses[cause=early_stage_value].evidence.p', printed: '.010' },
      { path: 'rootCauses[cause=early_stage_value].status', printed: 'present' },
      { path: 'focus[0]', printed: 'business_acumen' },
      { path: 'plan[0].stage', printed: 'plan' },
    ],
  },
]
