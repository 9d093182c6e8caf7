import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { defaultModel } from '../../model/index.ts'
import { runModule } from '../../module.ts'
import { governance } from '../index.ts'

type Input = z.input<typeof governance.input>

function govern(input: Omit<Input, 'asOf' | 'account'>) {
  const result = runModule(
    governance,
    { asOf: '2026-06-30', account: { id: 'lakeside', tier: '1a' }, ...input },
    defaultModel,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const parts = (input: Omit<Input, 'asOf' | 'account'>) =>
  govern({ plan: { id: 'plan' }, ...input })
    .planParts.filter(({ isPresent }) => isPresent)
    .map(({ part }) => part)

describe('the parts of a plan on its day', () => {
  const mapped: Input['contacts'] = [
    { id: 'ruth', buyerRole: 'economic_buyer', influence: 5 },
    { id: 'ivo', buyerRole: 'influencer_gatekeeper', influence: 3 },
    { id: 'tess', buyerRole: 'user_technical', influence: 2 },
  ]
  const leaves = (leftOn: string) => mapped.map(row => (row.id === 'tess' ? { ...row, leftOn } : row))

  it.each([
    ['2026-06-29', []],
    ['2026-06-30', ['influence_map']],
    ['2026-07-01', ['influence_map']],
  ])('have an influence map where the last of its people leaves on %s: %j', (leftOn, present) => {
    expect(parts({ contacts: leaves(leftOn) })).toEqual(present)
  })

  it('have none where somebody’s influence is not known', () => {
    expect(parts({ contacts: mapped.map(({ id, buyerRole }) => ({ id, buyerRole })) })).toEqual([])
  })

  it.each([
    [{}, ['sponsor']],
    [{ from: '2026-06-30' }, ['sponsor']],
    [{ from: '2026-07-01' }, []],
    [{ to: '2026-06-30' }, ['sponsor']],
    [{ to: '2026-06-29' }, []],
    [{ from: '2026-01-01', to: '2026-03-31' }, []],
    [{ from: '2026-01-01', to: '2026-12-31' }, ['sponsor']],
  ])('have a sponsor who is one %j: %j', (term, present) => {
    expect(parts({ assignments: [{ seller: 'eve', role: 'executive_sponsor', ...term }] })).toEqual(present)
  })

  const act = { id: 'act', owner: 'dana', contact: 'ruth', dueOn: '2026-07-31' }
  const both = ['relationship_actions', 'owned_dated_actions']
  it.each([
    ['an action of their own', [act], both],
    ['one that is given up tomorrow', [{ ...act, cancelledOn: '2026-07-01' }], both],
    ['one that was given up today', [{ ...act, cancelledOn: '2026-06-30' }], []],
    ['one without an owner', [{ ...act, owner: undefined }], ['relationship_actions']],
    ['one without a date', [{ ...act, dueOn: undefined }], ['relationship_actions']],
    [
      'one, and another without an owner that was given up',
      [act, { id: 'old', cancelledOn: '2026-01-01' }],
      both,
    ],
    ['somebody else’s', [{ ...act, contact: 'ivo' }], ['owned_dated_actions']],
    ['none', [], []],
  ])('for a key stakeholder with %s are %j', (_title, actions, present) => {
    expect(
      parts({
        contacts: [{ id: 'ruth', influence: 4 }, { id: 'ivo', influence: 3.9 }, { id: 'new' }],
        actions,
      }),
    ).toEqual(present)
  })

  it.each([
    [{ hasNoPartners: true }, ['partner_stakeholders']],
    [{ hasNoPartners: false }, []],
    [
      { customerObjectives: 'x', installedBase: ' ', competition: 'y' },
      ['customer_objectives', 'competition'],
    ],
    [{ installedBase: 'x' }, ['installed_base']],
  ])('say %j: %j', (said, present) => {
    expect(parts({ plan: { id: 'plan', ...said } })).toEqual(present)
  })

  it('are told apart by what they are about, and are none without a plan', () => {
    expect(
      govern({ plan: { id: 'plan' } })
        .planParts.filter(row => row.isRelationship)
        .map(({ part }) => part),
    ).toEqual([
      'influence_map',
      'sponsor',
      'relationship_actions',
      'partner_stakeholders',
      'customer_objectives',
    ])
    expect(govern({}).planParts).toEqual([])
  })
})

describe('a plan that is thin', () => {
  const thin = govern({
    plan: { id: 'plan', hasNoPartners: true, installedBase: 'Six', competition: 'SteriPro' },
    objectives: [{ id: 'obj' }],
  })
  it('lacks what its sentence says', () => {
    expect(thin.planCompleteness.explanation.sentence).toBe(
      "The plan lacks an influence map, an executive sponsor, an action for each key stakeholder, the customer's own objectives and actions with owners and dates.",
    )
    expect(Object.keys(thin.planCompleteness.params)).toEqual(['weights'])
  })

  it('is told with the relationship parts that it lacks and the first to start with', () => {
    expect(thin.issues.find(({ code }) => code === 'plan_thin_on_relationships')).toMatchObject({
      sentence:
        "The plan is about selling more than about people: it lacks an influence map, an executive sponsor, an action for each key stakeholder and the customer's own objectives.",
      play: 'Start with an influence map.',
      evidence: {
        missing: ['influence_map', 'sponsor', 'relationship_actions', 'customer_objectives'],
        present: '20 %',
      },
    })
  })
})

describe('a portfolio rep is engaged', () => {
  const assignments: Input['assignments'] = [{ seller: 'rep', role: 'portfolio_rep' }]
  const isEngaged = (input: Omit<Input, 'asOf' | 'account'>) =>
    govern({ assignments, ...input }).repEngagement.value
  const act = { id: 'act', owner: 'rep' }
  const cases: [string, Omit<Input, 'asOf' | 'account'>, number][] = [
    ['by an open action', { actions: [act] }, 1],
    ['by one that is due', { actions: [{ ...act, dueOn: '2026-06-30' }] }, 1],
    ['by one overdue for 30 days', { actions: [{ ...act, dueOn: '2026-05-31' }] }, 1],
    ['not by one overdue for 31', { actions: [{ ...act, dueOn: '2026-05-30' }] }, 0],
    [
      'by one done 30 days ago, whenever due',
      { actions: [{ ...act, dueOn: '2026-01-01', doneOn: '2026-05-31' }] },
      1,
    ],
    [
      'not by one done 31 days ago, whenever due',
      { actions: [{ ...act, dueOn: '2026-07-31', doneOn: '2026-05-30' }] },
      0,
    ],
    ['by one that will be done, still open today', { actions: [{ ...act, doneOn: '2026-07-01' }] }, 1],
    ['by one done today', { actions: [{ ...act, dueOn: '2026-01-01', doneOn: '2026-06-30' }] }, 1],
    ['not by one given up today', { actions: [{ ...act, cancelledOn: '2026-06-30' }] }, 0],
    ['by one given up tomorrow', { actions: [{ ...act, cancelledOn: '2026-07-01' }] }, 1],
    ['not by another’s', { actions: [{ ...act, owner: 'dana' }] }, 0],
    [
      'by being named at a check-in',
      { checkIns: [{ on: '2026-01-01' }, { on: '2026-06-01', engaged: ['rep'] }] },
      1,
    ],
    ['not by being named long ago', { checkIns: [{ on: '2026-01-01', engaged: ['rep'] }] }, 0],
    ['not by being named tomorrow', { checkIns: [{ on: '2026-07-01', engaged: ['rep'] }] }, 0],
    [
      'by a touch beside a colleague’s',
      {
        activities: [
          { on: '2026-06-20', seller: 'rep', contacts: ['ruth', 'ivo'] },
          { on: '2026-06-20', seller: 'dana', contacts: ['ruth', 'tess'] },
        ],
      },
      1,
    ],
    [
      'not by touches of one person on two days',
      {
        activities: [
          { on: '2026-06-20', seller: 'rep', contacts: ['ruth'] },
          { on: '2026-06-21', seller: 'dana', contacts: ['ruth'] },
        ],
      },
      0,
    ],
  ]
  it.each(cases)('%s', (_title, input, value) => {
    expect(isEngaged(input)).toBe(value)
  })

  it.each([
    [{ from: '2026-07-01' }, 0],
    [{ from: '2026-06-30' }, 1],
    [{ to: '2026-06-30' }, 1],
    [{ to: '2026-06-29' }, 0],
  ])('and counts while assigned %j: %i', (term, n) => {
    expect(govern({ assignments: [{ seller: 'rep', role: 'portfolio_rep', ...term }] }).repEngagement.n).toBe(
      n,
    )
  })

  it('or is told of by name, in the order of ids, where there is a plan', () => {
    const input = {
      assignments: ['zoe', 'abe', 'mia'].map(seller => ({ seller, role: 'portfolio_rep' as const })),
    }
    const told = govern({ ...input, plan: { id: 'plan' } }).issues.filter(
      ({ code }) => code === 'rep_not_engaged',
    )
    expect(told.map(({ evidence }) => evidence)).toEqual(
      ['abe', 'mia', 'zoe'].map(seller => ({ seller, windowDays: 30 })),
    )
    expect(govern(input).issues.map(({ code }) => code)).toEqual(['no_plan'])
    expect(govern(input).repEngagement.params).toEqual({ windowDays: 30 })
  })
})

describe('the customer’s part', () => {
  it('is that of the newest check-in by its day, the higher one of two on one day', () => {
    const checkIns = [
      { on: '2026-05-01', participationLevel: 1 },
      { on: '2026-06-01', participationLevel: 2 },
      { on: '2026-06-01', participationLevel: 3 },
      { on: '2026-03-01', participationLevel: 0 },
      { on: '2026-07-01', participationLevel: 4 },
    ]
    expect(govern({ checkIns }).participationLevel).toMatchObject({
      value: 3,
      n: 4,
      explanation: {
        sentence: 'The customer was involved on 2026-06-01.',
        contributions: [{ term: '2026-06-01', points: 3 }],
      },
    })
    expect(govern({ checkIns: checkIns.toReversed() }).participationLevel.value).toBe(3)
    expect(govern({ checkIns: [{ on: '2026-06-30', participationLevel: 2 }] }).participationLevel.value).toBe(
      2,
    )
  })

  it('is told where it is none', () => {
    const absent = govern({ plan: { id: 'plan' }, checkIns: [{ on: '2026-06-01', participationLevel: 1 }] })
    expect(absent.issues.find(({ code }) => code === 'customer_absent')).toMatchObject({
      sentence: 'The customer has not worked on the plan with us lately (last: informed).',
      evidence: { level: 1, checkIns: 1, lastOn: '2026-06-01' },
    })
  })

  it('leaves objectives without a level out and says so', () => {
    const objectives = [{ id: 'a', participationLevel: 3 }, { id: 'b', participationLevel: 2 }, { id: 'c' }]
    expect(govern({ objectives }).coCreationIndex).toMatchObject({
      value: 0.5,
      n: 2,
      params: { activeFrom: 3 },
      warnings: [{ message: '1 objective without a level left out.' }],
    })
    expect(govern({ objectives: objectives.slice(0, 2) }).coCreationIndex.warnings).toEqual([])
  })
})

describe('two pursuits', () => {
  const one = {
    id: 'o1',
    name: 'Sterilisers',
    owner: 'dana',
    problem: ' Turnaround ',
    contacts: ['ruth', 'ivo'],
    openedOn: '2026-05-01',
    expectedCloseOn: '2026-07-30',
    budget: 'OR',
  }
  const other = {
    ...one,
    id: 'o2',
    name: 'Service',
    owner: 'omar',
    problem: 'turnaround',
    contacts: ['ruth'],
    budget: 'OR',
  }
  const pairs = (...opportunities: NonNullable<Input['opportunities']>) => govern({ opportunities })
  const issuesOf = (...opportunities: NonNullable<Input['opportunities']>) =>
    pairs(...opportunities)
      .issues.filter(({ code }) => code !== 'no_plan')
      .map(({ code, sentence, evidence }) => ({ code, sentence, evidence }))

  it('of one problem are a conflict, told with names, owners and score', () => {
    const [pair] = pairs(other, one).pursuits
    expect(pair).toMatchObject({
      opportunities: ['o1', 'o2'],
      verdict: 'conflict',
      score: {
        value: 0.875,
        warnings: [],
        params: { knownWeight: 1 },
        explanation: { sentence: 'Sterilisers and Service overlap by 88 %.' },
      },
    })
    expect(issuesOf(one, other)).toEqual([
      {
        code: 'conflicting_pursuit',
        sentence: 'Sterilisers and Service go after the same thing here under two owners.',
        evidence: { opportunities: ['o1', 'o2'], owners: ['dana', 'omar'], score: 0.875 },
      },
    ])
  })

  it.each([
    ['the first’s', { problem: undefined }, {}],
    ['the second’s', {}, { problem: undefined }],
  ])('are to be reviewed at most where %s problem is not known', (_title, ofOne, ofOther) => {
    const result = pairs({ ...one, ...ofOne }, { ...other, ...ofOther })
    expect(result.pursuits[0]).toMatchObject({
      verdict: 'review',
      score: { warnings: [{ message: '1 of 4 parts unknown; the others carry the weight.' }] },
    })
    expect(result.issues[1]).toMatchObject({
      code: 'pursuit_to_review',
      sentence: 'Sterilisers and Service may go after the same thing here.',
    })
  })

  it.each([
    // Overlap of time alone: problem and budget differ, contacts are unknown: .15 × share ÷ .75.
    ['the same days', ['2026-05-01', '2026-05-31'], ['2026-05-01', '2026-05-31'], 0.2],
    ['one day each, the same', ['2026-05-01', '2026-05-01'], ['2026-05-01', '2026-05-01'], 0.2],
    ['half of the time', ['2026-05-01', '2026-05-21'], ['2026-05-11', '2026-05-31'], 0.2 / 3],
    ['no day', ['2026-05-01', '2026-05-10'], ['2026-05-20', '2026-05-31'], 0],
  ])('open on %s share that part', (_title, [from, to], [otherFrom, otherTo], value) => {
    const [pair] = pairs(
      { ...one, problem: 'a', budget: 'x', contacts: [], openedOn: from, expectedCloseOn: to },
      { ...other, problem: 'b', budget: 'y', openedOn: otherFrom, expectedCloseOn: otherTo },
    ).pursuits
    expect(pair?.score.value).toBeCloseTo(value, 12)
    expect(pair?.verdict).toBe('none')
  })

  it.each([
    ['are not compared where one is closed today', { closedOn: '2026-06-30' }, 0],
    ['are compared where one closes tomorrow', { closedOn: '2026-07-01' }, 1],
    ['are not compared where one opens tomorrow', { openedOn: '2026-07-01' }, 0],
    ['are compared where one opened today', { openedOn: '2026-06-30' }, 1],
    ['are compared where one’s opening is not known', { openedOn: undefined }, 1],
    ['are not compared where one has no owner', { owner: undefined }, 0],
    ['are not compared where both have one owner', { owner: 'omar' }, 0],
  ])('%s', (_title, of, count) => {
    expect(pairs({ ...one, ...of }, other).pursuits).toHaveLength(count)
    expect(pairs(other, { ...one, ...of }).pursuits).toHaveLength(count)
  })

  it('of which little is known have no score', () => {
    const [pair] = pairs(
      { id: 'a', owner: 'dana', contacts: ['ruth'] },
      { id: 'b', owner: 'omar', contacts: ['ruth'] },
    ).pursuits
    expect(pair).toMatchObject({ verdict: null, score: { value: null, reason: 'missing_input' } })
  })
})
