import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { runExample } from '../../example.ts'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { addDays } from '../../plain-date.ts'
import { governance, planExecution, planScorecard, rogueSignal } from '../index.ts'

type Input = z.input<typeof governance.input>

function govern(input: Input) {
  const parsed = parseInput(governance.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return governance.score(parsed.value, defaultModel)
}
const codes = (input: Input) => govern(input).issues.map(issue => issue.code)

const asOf = '2026-06-30'

/** A governed account: every part of the plan, nothing overdue, everyone engaged, the customer at the table. */
const governed: Input = {
  asOf,
  account: { id: 'lakeside', tier: '1a' },
  plan: {
    id: 'plan',
    updatedOn: '2026-05-15',
    customerObjectives: 'Shorter turnaround',
    installedBase: 'Six sterilisers',
    competition: 'SteriPro',
  },
  objectives: [
    { id: 'obj1', participationLevel: 3 },
    { id: 'obj2', participationLevel: 4 },
  ],
  actions: [
    { id: 'act1', owner: 'dana', contact: 'ruth', dueOn: '2026-05-31', doneOn: '2026-05-20' },
    { id: 'act2', owner: 'rep1', dueOn: '2026-07-31' },
  ],
  reviews: [{ dueOn: '2026-03-31', heldOn: '2026-04-02' }],
  checkIns: [{ on: '2026-06-16', participationLevel: 3 }],
  contacts: [
    { id: 'ruth', buyerRole: 'economic_buyer', influence: 5 },
    { id: 'ivo', buyerRole: 'influencer_gatekeeper', influence: 3 },
    { id: 'tess', buyerRole: 'user_technical', influence: 2 },
    { id: 'reseller', isPartner: true },
  ],
  assignments: [
    { seller: 'dana', role: 'sam' },
    { seller: 'eve', role: 'executive_sponsor' },
    { seller: 'rep1', name: 'Rep One', role: 'portfolio_rep' },
    { seller: 'rep2', role: 'portfolio_rep' },
  ],
  activities: [
    { on: '2026-06-20', seller: 'rep2', contacts: ['ruth', 'ivo'] },
    { on: '2026-06-20', seller: 'dana', contacts: ['ruth'] },
  ],
}

describe('worked examples', () => {
  it.each(
    [governance, planExecution, rogueSignal, planScorecard].flatMap(module =>
      module.examples.map(example => [example.number, example.title, module, example] as const),
    ),
  )('governance %s: %s', (_number, _title, module, example) => {
    expect(runExample(module, example, defaultModel).filter(shown => !shown.agrees)).toEqual([])
  })
})

describe('a governed account', () => {
  it('has no issue, a full plan and counts as executed', () => {
    expect(govern(governed)).toMatchObject({
      issues: [],
      actionCompletion: { value: 1, n: 1 },
      planFreshness: { value: 1 },
      planCompleteness: { n: 9 },
      cadenceAdherence: { value: 1 },
      isExecuted: true,
      repEngagement: { value: 1, n: 2 },
      participationLevel: { value: 3 },
      coCreationIndex: { value: 1 },
      isCustomerAbsent: false,
    })
    expect(govern(governed).planCompleteness.value).toBeCloseTo(1, 12)
  })
})

describe('actions', () => {
  const dated = (actions: Input['actions']) => govern({ ...governed, actions })

  it('are counted by what became of them; what is not yet due or cancelled does not count against the plan', () => {
    const { actionCounts, actionCompletion } = dated([
      { id: 'on time', dueOn: '2026-06-01', doneOn: '2026-06-01' },
      { id: 'late', dueOn: '2026-06-01', doneOn: '2026-06-02' },
      { id: 'overdue', dueOn: '2026-06-29' },
      { id: 'due today', dueOn: asOf },
      { id: 'done ahead', dueOn: '2026-08-01', doneOn: '2026-06-01' },
      { id: 'undated' },
      { id: 'cancelled', dueOn: '2026-06-01', cancelledOn: '2026-05-01' },
      { id: 'cancelled later', dueOn: '2026-06-01', cancelledOn: '2026-07-01' },
      { id: 'done later', dueOn: '2026-06-01', doneOn: '2026-07-01' },
    ])
    expect(actionCounts).toEqual({
      due: 5,
      onTime: 1,
      late: 1,
      overdue: 3,
      notYetDue: 2,
      withoutDate: 1,
      cancelled: 1,
    })
    expect(actionCompletion.value).toBeCloseTo(0.2, 12)
    expect(actionCompletion.interval?.low).toBeLessThan(0.2)
  })

  it('that have not come due leave the completion without a value, and the plan neither executed nor not', () => {
    const { actionCompletion, isExecuted } = dated([{ id: 'a', dueOn: '2026-07-31' }])
    expect(actionCompletion).toMatchObject({ value: null, reason: 'insufficient_n', interval: null })
    expect(isExecuted).toBeNull()
  })

  it('that are overdue are named with their owner, or with the want of one', () => {
    const { issues } = dated([
      { id: 'a', text: 'Workshop', owner: 'rep1', contact: 'ruth', dueOn: '2026-06-20' },
      { id: 'b', dueOn: '2026-06-29' },
    ])
    const overdue = issues.filter(issue => issue.code === 'action_overdue')
    expect(overdue).toMatchObject([
      { subject: 'a', evidence: { owner: 'rep1', overdueDays: 10 } },
      { subject: 'b', evidence: { owner: null, overdueDays: 1 } },
    ])
    expect(overdue[1]?.sentence).toContain('nobody owns it')
  })
})

describe('freshness', () => {
  it.each([
    [0, 1],
    [90, 1],
    [91, 274 / 275],
    [364, 1 / 275],
    [365, 0],
    [3_000, 0],
  ])('%i days after the last change is %f', (days, value) => {
    const plan = { id: 'plan', updatedOn: addDays(asOf, -days) }
    expect(govern({ ...governed, plan }).planFreshness.value).toBeCloseTo(value, 12)
  })

  it('of no plan, or of one that nobody dated, has no value', () => {
    const { plan: _, ...planless } = governed
    expect(govern(planless).planFreshness).toMatchObject({ value: null, reason: 'missing_input' })
    expect(govern({ ...governed, plan: { id: 'plan' } }).planFreshness).toMatchObject({ value: null })
  })

  it('is stale after 180 days, not on the 180th', () => {
    const updated = (days: number) => ({
      ...governed,
      plan: { ...governed.plan, id: 'plan', updatedOn: addDays(asOf, -days) },
    })
    expect(codes(updated(180))).toEqual([])
    expect(codes(updated(181))).toEqual(['plan_stale'])
  })
})

describe('completeness', () => {
  const { plan, contacts, assignments, actions } = governed
  it.each([
    ['influence_map', { contacts: contacts?.filter(row => row.id !== 'tess') }],
    [
      'influence_map',
      {
        contacts: contacts?.map(({ influence, ...row }) =>
          row.id === 'ivo' ? row : { ...row, ...(influence === undefined ? {} : { influence }) },
        ),
      },
    ],
    ['sponsor', { assignments: assignments?.filter(row => row.role !== 'executive_sponsor') }],
    ['relationship_actions', { actions: actions?.map(({ contact: _, ...row }) => row) }],
    [
      'relationship_actions',
      { contacts: contacts?.map(row => (row.id === 'ivo' ? { ...row, influence: 4 } : row)) },
    ],
    ['partner_stakeholders', { contacts: contacts?.filter(row => row.id !== 'reseller') }],
    ['customer_objectives', { plan: { ...plan, id: 'plan', customerObjectives: '  ' } }],
    ['objectives', { objectives: [] }],
    ['owned_dated_actions', { actions: [...(actions ?? []), { id: 'act3', owner: 'dana' }] }],
    ['installed_base', { plan: { ...plan, id: 'plan', installedBase: undefined } }],
    ['competition', { plan: { ...plan, id: 'plan', competition: '' } }],
  ])('misses %s when it is not there', (part, change) => {
    const { planParts, planCompleteness } = govern({ ...governed, ...change } as Input)
    expect(planParts.filter(row => !row.isPresent).map(row => row.part)).toEqual([part])
    expect(planCompleteness.value).toBeCloseTo(8 / 9, 12)
  })

  it('counts partners as thought of where none matters', () => {
    const input = { ...governed, contacts: contacts?.filter(row => row.id !== 'reseller') ?? [] }
    const { planParts } = govern({ ...input, plan: { ...plan, id: 'plan', hasNoPartners: true } })
    expect(planParts.every(row => row.isPresent)).toBe(true)
  })

  it('is thin on relationships below three of five relationship parts', () => {
    const bare: Input = { ...governed, contacts: [], plan: { ...plan, id: 'plan', hasNoPartners: true } }
    expect(govern(bare).relationshipCompleteness.value).toBeCloseTo(0.6, 12)
    expect(codes(bare)).toEqual([])
    expect(codes({ ...bare, plan: { ...plan, id: 'plan' } })).toEqual(['plan_thin_on_relationships'])
  })

  it('is said of Tier 1 only when there is no plan at all', () => {
    const { plan: _, ...planless } = governed
    expect(codes(planless)).toEqual(['no_plan'])
    expect(codes({ ...planless, account: { id: 'x', tier: '2' } })).toEqual([])
    expect(govern(planless).planCompleteness).toMatchObject({ value: null, reason: 'missing_input' })
  })
})

describe('reviews', () => {
  it('due and not held lower the adherence; future ones do not count', () => {
    const reviews = [
      { dueOn: '2026-01-31', heldOn: '2026-02-03' },
      { dueOn: '2026-04-30' },
      { dueOn: '2026-07-31' },
    ]
    expect(govern({ ...governed, reviews })).toMatchObject({
      cadenceAdherence: { value: 0.5, n: 2 },
      isExecuted: false,
    })
    expect(codes({ ...governed, reviews })).toEqual(['reviews_missed'])
  })

  it('none of which came due have no adherence', () => {
    expect(govern({ ...governed, reviews: [] }).cadenceAdherence).toMatchObject({
      value: null,
      reason: 'insufficient_n',
    })
  })
})

describe('rep engagement', () => {
  it.each([
    ['without an action or joint touch', { activities: [] }, ['rep2']],
    [
      'whose touches were all alone',
      { activities: [{ on: '2026-06-20', seller: 'rep2', contacts: ['ruth'] }] },
      ['rep2'],
    ],
    [
      'whose touch was with someone else than the colleague met',
      {
        activities: [
          { on: '2026-06-20', seller: 'rep2', contacts: ['ivo'] },
          { on: '2026-06-20', seller: 'dana', contacts: ['ruth'] },
        ],
      },
      ['rep2'],
    ],
    [
      'whose joint touch was 31 days ago',
      {
        activities: [
          { on: '2026-05-30', seller: 'rep2', contacts: ['ruth'] },
          { on: '2026-05-30', seller: 'dana', contacts: ['ruth'] },
        ],
      },
      ['rep2'],
    ],
    [
      'whose joint touch was 30 days ago',
      {
        activities: [
          { on: '2026-05-31', seller: 'rep2', contacts: ['ruth'] },
          { on: '2026-05-31', seller: 'dana', contacts: ['ruth'] },
        ],
      },
      [],
    ],
  ])('of a rep %s', (_title, change, subjects) => {
    const { issues } = govern({ ...governed, ...change })
    expect(issues.filter(issue => issue.code === 'rep_not_engaged').map(issue => issue.subject)).toEqual(
      subjects,
    )
  })

  it('does not rest on promises: an action long overdue or done long ago is none', () => {
    const engaged = (action: object) =>
      govern({ ...governed, activities: [], actions: [{ id: 'a', owner: 'rep1', ...action }] }).repEngagement
        .value
    expect(engaged({ dueOn: '2026-05-30' })).toBe(0)
    expect(engaged({ dueOn: '2026-06-10' })).toBe(0.5)
    expect(engaged({ dueOn: '2026-01-10', doneOn: '2026-01-09' })).toBe(0)
    expect(engaged({ cancelledOn: '2026-01-09' })).toBe(0)
  })

  it('has no value where no portfolio rep is assigned', () => {
    expect(govern({ ...governed, assignments: [] }).repEngagement).toMatchObject({
      value: null,
      reason: 'insufficient_n',
    })
  })
})

describe('conflicting pursuits', () => {
  const one = {
    id: 'a',
    owner: 'dana',
    problem: 'turnaround',
    contacts: ['ruth'],
    openedOn: '2026-06-01',
    expectedCloseOn: '2026-08-30',
    budget: 'theatre',
  }
  const other = { ...one, id: 'b', owner: 'rep1' }
  const judged = (a: object, b: object) =>
    govern({
      ...governed,
      opportunities: [
        { ...one, ...a },
        { ...other, ...b },
      ],
    }).pursuits

  it.each([
    ['one owner', { owner: 'dana' }],
    ['an unknown owner', { owner: undefined }],
    ['one that is closed', { closedOn: '2026-06-15' }],
    ['one that opens later', { openedOn: '2026-07-15' }],
  ])('are not looked for with %s', (_title, b) => {
    expect(judged({}, b)).toEqual([])
  })

  it('are not looked for under one objective of the plan, but are under two', () => {
    expect(judged({ objective: 'obj1' }, { objective: 'obj1' })).toEqual([])
    expect(judged({ objective: 'obj1' }, { objective: 'obj2' })).toMatchObject([{ verdict: 'conflict' }])
  })

  it('on an unknown problem are at most worth a review', () => {
    const [pair] = judged({}, { problem: undefined })
    expect(pair).toMatchObject({ score: { warnings: [{ code: 'parts_unknown' }] }, verdict: 'review' })
    expect(pair?.score.value).toBeCloseTo(1, 12)
  })

  it('of which hardly anything is known are not judged', () => {
    const [pair] = judged({}, { problem: undefined, contacts: [], budget: undefined })
    expect(pair).toMatchObject({ score: { value: null, reason: 'missing_input' }, verdict: null })
  })

  it.each([
    ['conflict', { contacts: ['x'], budget: 'theatre', expectedCloseOn: '2026-08-30' }, 0.75],
    [
      'review',
      { contacts: ['x'], budget: 'y', openedOn: '2026-06-30', expectedCloseOn: '2026-08-30' },
      0.4 + (0.15 * 61) / 90,
    ],
    ['none', { problem: 'cost', contacts: ['x'], budget: 'theatre' }, 0.35],
  ])('are a %s', (verdict, b, score) => {
    const [pair] = judged({}, b)
    expect(pair?.verdict).toBe(verdict)
    expect(pair?.score.value).toBeCloseTo(score, 12)
  })
})

describe('participation', () => {
  const absent = (checkIns: Input['checkIns']) => govern({ ...governed, checkIns }).isCustomerAbsent

  it('of the customer is missing when neither the last three check-ins nor the last 90 days show any', () => {
    const low = ['2026-06-16', '2026-06-02', '2026-05-19'].map(on => ({ on, participationLevel: 2 }))
    expect(absent(low)).toBe(true)
    expect(absent([...low, { on: '2026-04-01', participationLevel: 3 }])).toBe(false)
    expect(absent([...low, { on: '2026-03-31', participationLevel: 3 }])).toBe(true)
    expect(absent([{ on: '2025-01-01', participationLevel: 3 }])).toBe(false)
    expect(codes({ ...governed, checkIns: low })).toEqual(['customer_absent'])
  })

  it('that nobody answered is unknown', () => {
    expect(absent([])).toBeNull()
    expect(absent([{ on: '2026-06-16' }])).toBeNull()
    expect(govern({ ...governed, checkIns: [] }).participationLevel).toMatchObject({ value: null })
  })

  it('in objectives counts those from level 3 among those known', () => {
    const objectives = [{ id: 'a', participationLevel: 3 }, { id: 'b', participationLevel: 2 }, { id: 'c' }]
    expect(govern({ ...governed, objectives }).coCreationIndex).toMatchObject({
      value: 0.5,
      n: 2,
      warnings: [{ code: 'levels_unknown' }],
    })
  })
})

describe('bad input', () => {
  it.each([
    [
      'a level off the scale',
      { checkIns: [{ on: asOf, participationLevel: 5 }] },
      ['checkIns[0].participationLevel'],
    ],
    [
      'half a level',
      { objectives: [{ id: 'a', participationLevel: 2.5 }] },
      ['objectives[0].participationLevel'],
    ],
    ['an action twice', { actions: [{ id: 'a' }, { id: 'a' }] }, ['actions[1]']],
    ['a day that does not exist', { reviews: [{ dueOn: '2026-06-31' }] }, ['reviews[0].dueOn']],
    ['an unknown role', { assignments: [{ seller: 'x', role: 'boss' }] }, ['assignments[0].role']],
  ])('%s is refused where it stands', (_title, change, paths) => {
    const parsed = parseInput(governance.input, { ...governed, ...change })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(paths)
  })
})

describe('any account', () => {
  const date = fc.integer({ min: -400, max: 100 }).map(days => addDays(asOf, days))
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
  const accounts = fc.record({
    actions: fc.array(
      fc.record({
        owner: maybe(fc.constantFrom('rep1', 'rep2')),
        dueOn: maybe(date),
        doneOn: maybe(date),
        cancelledOn: maybe(date),
      }),
    ),
    reviews: fc.array(fc.record({ dueOn: date, heldOn: maybe(date) })),
    levels: fc.array(maybe(fc.integer({ min: 0, max: 4 }))),
    opportunities: fc.array(
      fc.record({
        owner: maybe(fc.constantFrom('rep1', 'rep2')),
        problem: maybe(fc.constantFrom('p', 'q')),
        contacts: fc.uniqueArray(fc.constantFrom('ruth', 'ivo')),
        openedOn: maybe(date),
        expectedCloseOn: maybe(date),
        budget: maybe(fc.constantFrom('x', 'y')),
      }),
      { maxLength: 6 },
    ),
  })
  type Drawn = typeof accounts extends fc.Arbitrary<infer Value> ? Value : never
  const build = ({ actions, reviews, levels, opportunities }: Drawn, reverse = false): Input => {
    const ordered = <Row>(rows: Row[]) => (reverse ? rows.reverse() : rows)
    return {
      ...governed,
      actions: ordered(actions.map((row, i) => ({ id: `a${i}`, ...row }))),
      reviews: ordered([...reviews]),
      objectives: ordered(levels.map((participationLevel, i) => ({ id: `o${i}`, participationLevel }))),
      opportunities: ordered(opportunities.map((row, i) => ({ id: `p${i}`, ...row }))),
    }
  }

  test.prop([accounts])('has shares between 0 and 1 whose parts sum to them', drawn => {
    const out = govern(build(drawn))
    const findings = [
      out.actionCompletion,
      out.planFreshness,
      out.planCompleteness,
      out.relationshipCompleteness,
      out.cadenceAdherence,
      out.repEngagement,
      out.coCreationIndex,
      ...out.pursuits.map(pair => pair.score),
    ]
    for (const { value, reason, explanation } of findings) {
      if (value === null) {
        expect(reason).toBeDefined()
        continue
      }
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1 + 1e-12)
      const points = explanation.contributions.reduce((sum, part) => sum + part.points, 0)
      expect(points + explanation.base).toBeCloseTo(value, 9)
    }
  })

  test.prop([accounts])('is judged alike in any order of the rows', drawn => {
    const [a, b] = [govern(build(drawn)), govern(build(drawn, true))]
    expect(b.issues).toEqual(a.issues)
    expect(b.pursuits).toEqual(a.pursuits)
  })
})
