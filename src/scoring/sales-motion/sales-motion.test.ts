import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { runExample } from '../example.ts'
import { parseInput } from '../input.ts'
import { defaultModel } from '../model/index.ts'
import { costToServe, salesMotion } from './index.ts'

type Input = z.input<typeof salesMotion.input>
type Buyer = Input['buyers'][number]

function judge(input: Input) {
  const parsed = parseInput(salesMotion.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return salesMotion.score(parsed.value, defaultModel)
}
const faults = (input: object) => {
  const parsed = parseInput(salesMotion.input, input)
  return parsed.ok ? [] : parsed.faults.map(fault => fault.path)
}
const one = (buyer: Omit<Buyer, 'id'>) => {
  const [found] = judge({ buyers: [{ id: 'b', ...buyer }] }).buyers
  if (found === undefined) throw new Error('the buyer got lost')
  return found
}
const survey = (price: number, product: number, insight: number) => ({ price, product, insight })
const behaviour = (price: number, product: number, insight: number) => ({
  price: [price, price, price],
  product: [product, product, product],
  insight: [insight, insight, insight],
})

describe('worked examples', () => {
  it.each(
    [salesMotion, costToServe].flatMap(module =>
      module.examples.map(example => [example.number, example.title, module, example] as const),
    ),
  )('sales-motion %s: %s', (_number, _title, module, example) => {
    expect(runExample(module, example, defaultModel).filter(shown => !shown.agrees)).toEqual([])
  })
})

describe('a buyer', () => {
  it.each([
    ['leads clearly', survey(45, 35, 20), 'price_seeker'],
    ['leads by less than .10', survey(45, 36, 19), 'mixed'],
    ['leads with less than .45', survey(44, 30, 26), 'mixed'],
    ['is all insight', survey(0, 0, 100), 'insight_seeker'],
    ['missed 100 by one point', survey(50, 30, 19), 'price_seeker'],
  ])('who %s is %s', (_title, points, segment) => {
    expect(one({ survey: points }).segment.value).toBe(segment)
  })

  it('is judged .6 by what they say and .4 by what they do', () => {
    const { shares, segment } = one({ survey: survey(100, 0, 0), behaviour: behaviour(0, 0, 0.5) })
    expect(shares?.price_seeker).toBeCloseTo(0.6, 12)
    expect(shares?.insight_seeker).toBeCloseTo(0.4, 12)
    expect(segment.explanation.contributions).toMatchObject([
      { term: 'survey', points: 0.6 },
      { term: 'behaviour', points: 0 },
    ])
  })

  it('is judged by the one part that is known', () => {
    expect(one({ behaviour: behaviour(0.2, 0.8, 0) }).shares?.product_seeker).toBeCloseTo(0.8, 12)
    expect(
      one({ survey: survey(20, 80, 0), behaviour: behaviour(0, 0, 0) }).shares?.product_seeker,
    ).toBeCloseTo(0.8, 12)
  })

  it('who shows no behaviour at all, or of whom nothing is known, is unclassified', () => {
    for (const buyer of [{ behaviour: behaviour(0, 0, 0) }, {}])
      expect(one(buyer)).toMatchObject({
        segment: { value: null, reason: 'missing_input' },
        shares: null,
        certainty: null,
      })
  })

  it('for whom a rep answered is trusted less', () => {
    const buyer = one({ survey: survey(100, 0, 0) })
    const rep = one({ survey: { ...survey(100, 0, 0), statedBy: 'rep' } })
    expect(buyer).toMatchObject({ certainty: 1, confidence: 1, segment: { warnings: [] } })
    expect(rep).toMatchObject({
      certainty: 1,
      confidence: 0.5,
      segment: { warnings: [{ code: 'stated_by_rep' }] },
    })
  })

  it('with no more than a label keeps it, without any certainty', () => {
    expect(one({ label: { segment: 'insight_seeker', statedBy: 'rep' } })).toMatchObject({
      segment: { value: 'insight_seeker', method: 'label', warnings: [{ code: 'label_only' }] },
      certainty: null,
      confidence: null,
    })
    expect(one({ label: { segment: 'insight_seeker' }, survey: survey(100, 0, 0) }).segment.value).toBe(
      'price_seeker',
    )
  })
})

describe('the portfolio', () => {
  it('shows each share with its interval, and the unclassified apart', () => {
    const buyers = [
      { id: 'a', survey: survey(100, 0, 0) },
      { id: 'b', survey: survey(34, 33, 33) },
      { id: 'c' },
    ]
    const { shares, unclassified, equalThirds } = judge({ buyers }).portfolio
    expect(shares.map(row => [row.segment, row.count, row.share])).toEqual([
      ['price_seeker', 1, 0.5],
      ['product_seeker', 0, 0],
      ['insight_seeker', 0, 0],
      ['mixed', 1, 0.5],
    ])
    expect(unclassified).toBe(1)
    expect(equalThirds).toMatchObject({ value: null, reason: 'insufficient_n' })
    expect(judge({ buyers: [] }).portfolio.shares[0]).toMatchObject({ share: null, low: null })
  })
})

describe('motion fit', () => {
  const fitOf = (
    points: Buyer['survey'],
    account: Omit<NonNullable<Input['accounts']>[number], 'id'>,
    costs?: Input['motionCosts'],
  ) =>
    judge({
      accounts: [{ id: 'a', ...account }],
      buyers: [{ id: 'b', account: 'a', influence: 3, ...(points === undefined ? {} : { survey: points }) }],
      ...(costs === undefined ? {} : { motionCosts: costs }),
    }).accounts[0]
  const costs = { transactional: 1_000, product_advocacy: '5000.50', innovation: 20_000 }

  it.each([
    ['price', survey(100, 0, 0), 'transactional', 'fits', 0],
    ['price', survey(100, 0, 0), 'innovation', 'over_served', 19_000],
    ['insight', survey(0, 0, 100), 'transactional', 'under_served', -19_000],
    ['mixed', survey(34, 33, 33), 'product_advocacy', 'fits', 0],
    ['mixed', survey(34, 33, 33), 'innovation', 'over_served', 14_999.5],
  ] as const)('of a %s buyer %j served by %s: %s, saving %f', (_kind, points, actualMotion, fit, saving) => {
    expect(fitOf(points, { actualMotion }, costs)).toMatchObject({ fit, saving })
  })

  it('is read from the most costly role that serves the account', () => {
    expect(fitOf(survey(100, 0, 0), { servedBy: ['inside_sales', 'sam'] })).toMatchObject({
      actualMotion: 'innovation',
      fit: 'over_served',
      saving: null,
    })
  })

  it('has no verdict while the buyers or the motion are unknown', () => {
    expect(fitOf(survey(100, 0, 0), {})).toMatchObject({
      requiredMotion: 'transactional',
      actualMotion: null,
      fit: null,
    })
    expect(fitOf(undefined, { actualMotion: 'innovation' })).toMatchObject({
      segment: { value: null, reason: 'missing_input', warnings: [{ code: 'buyers_left_out' }] },
      requiredMotion: null,
      fit: null,
    })
  })

  it('counts buyers alike when none has influence', () => {
    const { accounts } = judge({
      accounts: [{ id: 'a' }],
      buyers: [
        { id: 'x', account: 'a', influence: 0, survey: survey(100, 0, 0) },
        { id: 'y', account: 'a', influence: 0, survey: survey(0, 100, 0) },
      ],
    })
    expect(accounts[0]?.shares).toEqual({ price_seeker: 0.5, product_seeker: 0.5, insight_seeker: 0 })
  })

  it('is told apart by product category, where one person evaluates in two ways', () => {
    const buyers = [
      { id: 'x', account: 'a', category: 'capital', influence: 5, survey: survey(0, 0, 100) },
      { id: 'x', account: 'a', category: 'consumables', influence: 5, survey: survey(100, 0, 0) },
    ]
    const { accounts } = judge({ accounts: [{ id: 'a', actualMotion: 'innovation' }], buyers })
    expect(accounts.map(row => [row.category, row.segment.value, row.fit])).toEqual([
      [null, 'mixed', 'over_served'],
      ['capital', 'insight_seeker', 'fits'],
      ['consumables', 'price_seeker', 'over_served'],
    ])
  })
})

describe('cost to serve', () => {
  const input: z.input<typeof costToServe.input> = {
    pools: [{ id: 'sales', cost: '1000.0000', capacity: { theoreticalMinutes: 1_250 } }],
    activities: [{ id: 'visit', pool: 'sales', minutes: 60 }],
    accounts: [{ id: 'a', volumes: { visit: 2 }, direct: 30, grossMargin: 100, revenue: 300 }],
  }
  const cost = (change: object = {}) =>
    costToServe.score(costToServe.input.parse({ ...input, ...change }), defaultModel).accounts[0]

  it('takes 80 % of theoretical capacity, adds direct cost, and leaves a contribution', () => {
    expect(cost()).toMatchObject({
      minutes: 120,
      costToServe: { value: 150 },
      contribution: { value: -50 },
      ratio: { value: 0.5 },
    })
  })

  it('has no ratio without revenue, and none where revenue is zero', () => {
    expect(cost({ accounts: [{ id: 'a', volumes: {}, revenue: 0 }] })?.ratio).toMatchObject({
      value: null,
      reason: 'out_of_range',
    })
    expect(cost({ accounts: [{ id: 'a', volumes: {} }] })).toMatchObject({
      ratio: { value: null, reason: 'missing_input' },
      contribution: { value: null, reason: 'missing_input' },
    })
  })

  it.each([
    [
      'a pool that is not there',
      { activities: [{ id: 'visit', pool: 'x', minutes: 1 }] },
      ['activities[0].pool'],
    ],
    [
      'an activity that is not there',
      { accounts: [{ id: 'a', volumes: { call: 1 } }] },
      ['accounts[0].volumes.call'],
    ],
    [
      'a pool without capacity',
      { pools: [{ id: 'sales', cost: 1, capacity: { practicalMinutes: 0 } }] },
      ['pools[0].capacity.practicalMinutes'],
    ],
  ])('refuses %s', (_title, change, paths) => {
    const parsed = parseInput(costToServe.input, { ...input, ...change })
    expect(parsed.ok ? [] : parsed.faults.map(fault => fault.path)).toEqual(paths)
  })
})

describe('bad input', () => {
  it.each([
    ['points that miss 100', { survey: survey(50, 30, 18) }, ['buyers[0].survey']],
    [
      'negative points',
      { survey: survey(120, -20, 0) },
      ['buyers[0].survey.price', 'buyers[0].survey.product'],
    ],
    [
      'two indicators only',
      { behaviour: { ...behaviour(1, 1, 1), price: [1, 1] } },
      ['buyers[0].behaviour.price'],
    ],
    [
      'an indicator off the scale',
      { behaviour: behaviour(2, 0, 0) },
      ['buyers[0].behaviour.price[0]', 'buyers[0].behaviour.price[1]', 'buyers[0].behaviour.price[2]'],
    ],
    ['an unknown segment', { label: { segment: 'whale' } }, ['buyers[0].label.segment']],
    ['an account that is not there', { account: 'x' }, ['buyers[0].account']],
  ])('%s is refused where it stands', (_title, buyer, paths) => {
    expect(faults({ buyers: [{ id: 'b', ...buyer }], accounts: [{ id: 'a' }] })).toEqual(paths)
  })

  it('a buyer twice in one category is refused', () => {
    expect(faults({ buyers: [{ id: 'b' }, { id: 'b' }] })).toEqual(['buyers[1]'])
  })
})

describe('any buyers', () => {
  const points = fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    return survey(low, high - low, 100 - high)
  })
  const buyers = fc.array(
    fc.record({
      survey: fc.option(points, { nil: undefined }),
      influence: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    }),
    { maxLength: 12 },
  )

  test.prop([buyers])(
    'have shares that sum to 1, bounded certainty and parts that sum to the leading share',
    drawn => {
      const rows = drawn.map((row, i) => ({ id: `b${i}`, account: 'a', ...row }))
      const out = judge({ buyers: rows, accounts: [{ id: 'a' }] })
      for (const { shares, certainty, segment } of [
        ...out.buyers,
        ...out.accounts.map(row => ({ ...row, certainty: null })),
      ]) {
        if (shares === null) continue
        const values = Object.values(shares)
        expect(values.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        const explained = segment.explanation.contributions.reduce((sum, part) => sum + part.points, 0)
        expect(explained).toBeCloseTo(Math.max(...values), 9)
        if (certainty !== null) {
          expect(certainty).toBeGreaterThanOrEqual(0)
          expect(certainty).toBeLessThanOrEqual(1)
        }
      }
      const reversed = judge({ buyers: [...rows].reverse(), accounts: [{ id: 'a' }] })
      expect(reversed.portfolio).toEqual(out.portfolio)
      expect(reversed.accounts[0]?.segment.value).toEqual(out.accounts[0]?.segment.value)
    },
  )

  test.prop([points])('are as certain under any naming of the segments', asked => {
    const turned = survey(asked.insight, asked.price, asked.product)
    expect(one({ survey: turned }).certainty).toBeCloseTo(one({ survey: asked }).certainty ?? -1, 12)
    expect(one({ survey: turned }).margin).toBeCloseTo(one({ survey: asked }).margin ?? -1, 12)
  })
})
